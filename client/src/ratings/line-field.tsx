import InputAdornment from '@mui/material/InputAdornment';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import type { Line } from '@dat100/shared/rating-lines';
import { useFormat } from '../layout/format.js';
import { meantBy, typedText } from './draft-edits.js';

interface LineFieldProps {
  line: Line;
  /** undefined: as it is kept */
  typed: string | undefined;
  problem: string | undefined;
  onChange: (text: string) => void;
}

/** The field of a line, or its words where nothing may be changed. */
export function LineField({ line: { field, label, value }, typed, problem, onChange }: LineFieldProps) {
  const t = useTranslate();
  const { locale } = useFormat();
  const id = useId();
  if (!field)
    return (
      <>
        <Typography variant="body2" component="span">
          {value[locale]}
        </Typography>
        <Wrong text={problem} id={id} />
      </>
    );
  const text = typed ?? typedText(field, locale);
  const meant = meantBy(field, text);
  const wrong = meant === null || (field.kind === 'number' && Number(meant) > field.most);
  const said = wrong ? t('schemes.not_a_number') : problem;
  return (
    <>
      <TextField
        select={field.kind === 'choice'}
        value={text}
        error={Boolean(said)}
        onChange={(event) => onChange(event.target.value)}
        sx={{ width: field.kind === 'choice' ? 320 : 128, maxWidth: '100%', textAlign: 'left' }}
        slotProps={{
          htmlInput: {
            'aria-label': label[locale],
            'aria-describedby': said ? id : undefined,
            autoComplete: 'off',
            ...(field.kind === 'number' ? { inputMode: 'decimal' } : {}),
          },
          ...(field.kind === 'number' && field.unit !== 'count'
            ? {
                input: {
                  endAdornment: <InputAdornment position="end">{t(`schemes.units.${field.unit}`)}</InputAdornment>,
                },
              }
            : {}),
        }}
      >
        {field.kind === 'choice' &&
          field.choices.map((choice) => (
            <MenuItem key={choice.code} value={choice.code}>
              {choice[locale]}
            </MenuItem>
          ))}
      </TextField>
      <Wrong text={said} id={id} />
    </>
  );
}

function Wrong({ text, id }: { text: string | undefined; id: string }) {
  return (
    text && (
      <Typography variant="caption" color="error" component="div" id={id} sx={{ mt: 0.5 }}>
        {text}
      </Typography>
    )
  );
}

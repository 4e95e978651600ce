import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';

/** A part of a long form, under its heading. */
export function Part({ title, hint, children }: { title: string; hint: string; children: ReactNode }) {
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, minWidth: 0 }}>
      <Typography component="legend" variant="h3" sx={{ p: 0 }}>
        {title}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.25 }}>
        {hint}
      </Typography>
      <Stack sx={{ gap: 1.5 }}>{children}</Stack>
    </Box>
  );
}

interface NamedLine {
  code: string;
  nameVi: string;
  nameEn: string;
}

interface NamedLineProps<T extends NamedLine> {
  line: T;
  /** read before the fields' names, as "Group 2" */
  nth: string;
  onChange: (line: T) => void;
  /** null: it cannot go */
  onRemove: (() => void) | null;
  children: ReactNode;
}

/** Something with a name in both languages, and its own fields after it. */
export function NamedLineFields<T extends NamedLine>({ line, nth, onChange, onRemove, children }: NamedLineProps<T>) {
  const t = useTranslate();
  const name = (key: 'nameVi' | 'nameEn', label: string) => (
    <TextField
      label={label}
      value={line[key]}
      required={key === 'nameVi'}
      sx={{ flex: '1 1 200px', minWidth: 0 }}
      slotProps={{ htmlInput: { 'aria-label': `${nth}: ${label}` } }}
      onChange={({ target }) => onChange({ ...line, [key]: target.value })}
    />
  );
  return (
    <Box
      role="group"
      aria-label={nth}
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5, display: 'grid', gap: 1.5 }}
    >
      <Stack direction="row" sx={{ gap: 1.5, flexWrap: 'wrap' }}>
        {name('nameVi', t('periods.settings.name_vi'))}
        {name('nameEn', t('periods.settings.name_en'))}
      </Stack>
      {children}
      {onRemove && (
        <Button
          size="small"
          sx={{ justifySelf: 'start' }}
          aria-label={`${t('periods.settings.remove')}: ${nth}`}
          onClick={onRemove}
        >
          {t('periods.settings.remove')}
        </Button>
      )}
    </Box>
  );
}

import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';
import { isWrong } from './try-facts.js';

interface NumberFieldProps {
  label: string;
  value: string;
  onChange: (text: string) => void;
  /** What is wrong with it besides not being a number. */
  problem?: string | undefined;
  /** The label is read out only: it stands beside the field already. */
  hiddenLabel?: boolean;
}

/** A number with at most two decimals, typed the Vietnamese way or the English. */
export function NumberField({ label, value, onChange, problem, hiddenLabel }: NumberFieldProps) {
  const t = useTranslate();
  const wrong = isWrong(value) ? t('schemes.not_a_number') : problem;
  return (
    <TextField
      label={hiddenLabel ? undefined : label}
      value={value}
      error={Boolean(wrong)}
      helperText={wrong}
      onChange={(event) => onChange(event.target.value)}
      sx={{ flex: '1 1 120px', minWidth: 96 }}
      slotProps={{
        htmlInput: { inputMode: 'decimal', autoComplete: 'off', ...(hiddenLabel ? { 'aria-label': label } : {}) },
      }}
    />
  );
}

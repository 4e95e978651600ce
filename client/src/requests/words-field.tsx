import TextField from '@mui/material/TextField';
import { LEAST_REQUEST_TEXT } from '@dat100/shared/rating-request';

interface WordsFieldProps {
  label: string;
  value: string;
  most: number;
  onChange: (text: string) => void;
}

/** Whether a reason or an answer says anything yet. */
export const saysEnough = (text: string): boolean => [...text.trim()].length >= LEAST_REQUEST_TEXT;

/** A reason or an answer. */
export function WordsField({ label, value, most, onChange }: WordsFieldProps) {
  return (
    <TextField
      label={label}
      value={value}
      required
      fullWidth
      multiline
      minRows={3}
      slotProps={{ htmlInput: { maxLength: most } }}
      onChange={(change) => onChange(change.target.value)}
    />
  );
}

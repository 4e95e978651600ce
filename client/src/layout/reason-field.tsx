import TextField from '@mui/material/TextField';

interface ReasonFieldProps {
  label: string;
  /** what a reason must tell, and how long it must be */
  hint: string;
  value: string;
  onChange: (value: string) => void;
}

/** As long as the server takes a reason. */
const LONGEST_REASON = 1000;

/** The reason that a change goes on record with. */
export function ReasonField({ label, hint, value, onChange }: ReasonFieldProps) {
  return (
    <TextField
      label={label}
      helperText={hint}
      value={value}
      required
      fullWidth
      multiline
      minRows={2}
      onChange={({ target }) => onChange(target.value)}
      slotProps={{ htmlInput: { maxLength: LONGEST_REASON } }}
    />
  );
}

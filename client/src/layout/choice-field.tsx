import MenuItem from '@mui/material/MenuItem';
import type { SxProps, Theme } from '@mui/material/styles';
import TextField from '@mui/material/TextField';

interface ChoiceFieldProps {
  label: string;
  value: string;
  choices: readonly { code: string; label: string }[];
  onChange: (code: string) => void;
  /** The first line, which chooses nothing. */
  none?: string;
  required?: boolean;
  fullWidth?: boolean;
  helperText?: string;
  sx?: SxProps<Theme>;
}

/** One of a few codes by its label. */
export function ChoiceField({
  label,
  value,
  choices,
  onChange,
  none,
  required,
  fullWidth,
  helperText,
  sx,
}: ChoiceFieldProps) {
  return (
    <TextField
      select
      label={label}
      value={value}
      required={required ?? false}
      fullWidth={fullWidth ?? false}
      helperText={helperText}
      onChange={(event) => onChange(event.target.value)}
      sx={sx ?? null}
      {...(none ? { slotProps: { select: { displayEmpty: true }, inputLabel: { shrink: true } } } : {})}
    >
      {none && <MenuItem value="">{none}</MenuItem>}
      {choices.map((choice) => (
        <MenuItem key={choice.code} value={choice.code}>
          {choice.label}
        </MenuItem>
      ))}
    </TextField>
  );
}

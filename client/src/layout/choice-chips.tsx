import Chip from '@mui/material/Chip';
import Stack from '@mui/material/Stack';
import type { SxProps, Theme } from '@mui/material/styles';

interface ChoiceChipsProps<C extends string> {
  /** Read out before the chips. */
  label: string;
  /** null = the chip that stands for all */
  value: C | null;
  choices: readonly { code: C | null; label: string }[];
  onChange: (code: C | null) => void;
  sx?: SxProps<Theme>;
}

/** One of a few filters, all of them in sight. */
export function ChoiceChips<C extends string>({ label, value, choices, onChange, sx }: ChoiceChipsProps<C>) {
  return (
    <Stack
      direction="row"
      role="group"
      aria-label={label}
      className="no-print"
      sx={[{ gap: 0.75, flexWrap: 'wrap' }, ...(Array.isArray(sx) ? sx : [sx])]}
    >
      {choices.map((choice) => (
        <Chip
          key={choice.code ?? 'all'}
          component="button"
          clickable
          aria-pressed={value === choice.code}
          color={value === choice.code ? 'primary' : 'default'}
          variant={value === choice.code ? 'filled' : 'outlined'}
          label={choice.label}
          onClick={() => onChange(choice.code)}
        />
      ))}
    </Stack>
  );
}

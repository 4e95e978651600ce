import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';

export interface Change {
  label: string;
  before: string | null;
  after: string | null;
}

/** What is not the same in two versions, a line each: it was, it is. */
export function ChangesList({ changes }: { changes: readonly Change[] }) {
  const t = useTranslate();
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
      {changes.map(({ label, before, after }, i) => (
        <Typography component="li" variant="body2" key={`${label} ${i}`} sx={{ py: 0.25 }}>
          {label}: {before ?? t('schemes.no_line')} → <strong>{after ?? t('schemes.no_line')}</strong>
        </Typography>
      ))}
    </Box>
  );
}

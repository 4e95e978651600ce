import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useWords } from '../layout/error-text.js';
import { ErrorState } from '../layout/states.js';

/** A level that was not saved, and why. */
export interface Refusal {
  id: string;
  name: string;
  code: string;
  messageVi: string;
  messageEn: string;
}

interface RefusalsProps {
  refusals: readonly Refusal[];
  busy: boolean;
  error: unknown;
  onKeep: (ids: readonly string[]) => void;
  onDrop: (ids: readonly string[]) => void;
}

/** More sentences than these hide the sheet they are about. */
const MOST_SHOWN = 4;

const isChanged = ({ code }: Refusal) => code === 'sheet_changed';

/** What could not be saved: by whom a sheet was changed meanwhile, with the choice between theirs and one's own. */
export function Refusals({ refusals, busy, error, onKeep, onDrop }: RefusalsProps) {
  const t = useTranslate();
  const words = useWords();
  const changed = refusals.filter(isChanged);
  const idsOf = (all: readonly Refusal[]) => all.map(({ id }) => id);
  if (refusals.length === 0) return null;
  return (
    <Box sx={{ flex: '1 1 100%', display: 'grid', gap: 1, maxHeight: '40vh', overflowY: 'auto' }}>
      {refusals.slice(0, MOST_SHOWN).map((refusal) => (
        <Alert key={refusal.id} severity="warning" variant="outlined">
          {isChanged(refusal) ? words(refusal) : `${refusal.name}: ${words(refusal)}`}
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mt: 0.5 }}>
            {isChanged(refusal) && (
              <Button variant="outlined" loading={busy} onClick={() => onKeep([refusal.id])}>
                {t('sheets.keep_mine')}
              </Button>
            )}
            <Button onClick={() => onDrop([refusal.id])}>
              {t(isChanged(refusal) ? 'sheets.drop_mine' : 'sheets.drop_one')}
            </Button>
          </Box>
        </Alert>
      ))}
      {refusals.length > MOST_SHOWN && (
        <Typography variant="body2">{t('sheets.more_refused', { n: refusals.length - MOST_SHOWN })}</Typography>
      )}
      {changed.length > 1 && (
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          <Button variant="outlined" loading={busy} onClick={() => onKeep(idsOf(changed))}>
            {t('sheets.keep_all_mine', { n: changed.length })}
          </Button>
          <Button onClick={() => onDrop(idsOf(changed))}>{t('sheets.drop_mine')}</Button>
        </Box>
      )}
      {Boolean(error) && <ErrorState error={error} />}
    </Box>
  );
}

import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import type { PersonDetail } from './person.documents.js';

/** Transfers and leavings that were taken back: they count for nothing, and the history tells of both. */
export function UndoneMoves({ moves }: { moves: PersonDetail['undoneMoves'] }) {
  const t = useTranslate();
  const format = useFormat();
  if (moves.length === 0) return null;
  return (
    <Box component="ul" aria-label={t('people.undone_moves')} sx={{ m: 0, mt: 1.5, p: 0, listStyle: 'none' }}>
      {moves.map(({ id, toUnit, on, recordedBy, recordedAt, undoneBy, undoneAt }) => (
        <Box component="li" key={id} sx={{ py: 0.5, overflowWrap: 'anywhere' }}>
          <Typography variant="body2" component="span" sx={{ textDecoration: 'line-through' }}>
            {[
              toUnit ? t('people.moved_to', { unit: toUnit.pathText || toUnit.name }) : t('people.leave'),
              on && format.day(on),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
          <Typography variant="caption" color="textSecondary" component="div">
            {t('people.recorded_by', { name: recordedBy, at: format.instant(recordedAt) })}
          </Typography>
          <Typography variant="caption" component="div" sx={{ color: 'warning.main' }}>
            {t('people.undone_by', { name: undoneBy, at: format.instant(undoneAt) })}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}

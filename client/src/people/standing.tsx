import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import PendingOutlined from '@mui/icons-material/PendingOutlined';
import RadioButtonUncheckedOutlined from '@mui/icons-material/RadioButtonUncheckedOutlined';
import { SCOPE_STATUSES, STUCK_REASONS } from '@dat100/shared/codes';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import { useCatalogue, useNameOf } from '../providers/catalogue.js';
import type { Standing } from './person.documents.js';
import { TrustScale } from './trust-badge.js';

/** Where a person stands on one criterion: a sign, the stage in words, since when and how strong the source is. */
export function StandingCell({ standing, withName = false }: { standing: Standing; withName?: boolean }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useNameOf();
  const catalogue = useCatalogue();
  const dayWords = useDayWords();
  const stage = standing.stage ? nameOf(catalogue.stage(standing.criterion, standing.stage)) : t('board.no_event');
  const remarks = [
    standing.overdue && t('people.overdue_days', format.counted(standing.daysInStage ?? 0)),
    standing.lapsed && t('people.lapsed'),
    standing.scope !== 'in_scope' && scopeWords(),
    !standing.achieved && standing.reason && format.label(STUCK_REASONS, standing.reason),
  ].filter(Boolean);
  function scopeWords(): string {
    const until = standing.scopeUntil ? ` ${t('app.until', { day: format.day(standing.scopeUntil) })}` : '';
    return format.label(SCOPE_STATUSES, standing.scope) + until;
  }
  return (
    <Box sx={{ display: 'flex', gap: 0.75, minWidth: 0 }}>
      <Sign standing={standing} />
      <Box sx={{ minWidth: 0 }}>
        {withName && (
          <Typography variant="caption" color="textSecondary" component="div">
            {nameOf(catalogue.criterion(standing.criterion))}
          </Typography>
        )}
        <Typography
          variant="body2"
          component="div"
          sx={{
            fontWeight: standing.achieved ? 400 : 500,
            color: standing.stage ? 'text.primary' : 'text.secondary',
          }}
        >
          {stage}
        </Typography>
        {standing.trust && (
          <Typography variant="caption" color="textSecondary" component="div" sx={{ whiteSpace: 'nowrap' }}>
            {dayWords(standing.happenedOn, standing.dayKind)} <TrustScale trust={standing.trust} />
          </Typography>
        )}
        {remarks.length > 0 && (
          <Typography
            variant="caption"
            component="div"
            sx={{
              color: standing.overdue ? 'warning.main' : 'text.secondary',
              fontWeight: standing.overdue ? 500 : 400,
            }}
          >
            {remarks.join(' · ')}
          </Typography>
        )}
      </Box>
    </Box>
  );
}

/** "20/11/2023", or "đến 20/11/2023" for a fact whose own day is not known. */
export function useDayWords(): (day: string | null, dayKind: string | null) => string {
  const t = useTranslate();
  const format = useFormat();
  return (day, dayKind) => {
    if (!day) return '';
    return dayKind === 'by' ? t('people.by_day', { day: format.day(day) }) : format.day(day);
  };
}

function Sign({ standing }: { standing: Standing }) {
  const look = { fontSize: 18, mt: '1px', flexShrink: 0 } as const;
  if (standing.achieved) return <CheckCircleOutlined aria-hidden sx={{ ...look, color: 'info.main' }} />;
  if (standing.stage)
    return (
      <PendingOutlined aria-hidden sx={{ ...look, color: standing.overdue ? 'warning.main' : 'text.secondary' }} />
    );
  return <RadioButtonUncheckedOutlined aria-hidden sx={{ ...look, color: 'text.secondary' }} />;
}

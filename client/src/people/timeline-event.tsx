import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import type { StatusEvent } from './person.documents.js';
import { useDayWords } from './standing.js';
import { TrustBadge } from './trust-badge.js';

/** Reasons that the program gives by itself; those of people are shown as they were typed. */
const OWN_REASONS: Readonly<Record<string, string>> = {
  import_undone: 'retraction.import_undone',
  edit_undone: 'retraction.edit_undone',
  'replaced by a newer list': 'retraction.newer_list',
};

/** One recorded fact: what, when, on whose word, who wrote it down. */
export function TimelineEvent({
  event,
  stageName,
  action,
}: {
  event: StatusEvent;
  stageName: string;
  action: ReactNode;
}) {
  const t = useTranslate();
  const format = useFormat();
  const dayWords = useDayWords();
  const own = OWN_REASONS[event.retractedReason ?? ''];
  const by = event.onBehalfOf
    ? t('people.on_behalf', { name: event.recordedBy, head: event.onBehalfOf })
    : event.recordedBy;
  const details = [
    t('people.recorded_by', { name: by, at: format.instant(event.recordedAt) }),
    event.reference,
    event.note,
  ].filter(Boolean);
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1.5, pb: 1.5, '&:last-child': { pb: 0 } }}>
      <Box
        aria-hidden
        sx={{
          width: 10,
          height: 10,
          mt: '6px',
          borderRadius: '50%',
          border: 2,
          borderColor: event.retracted ? 'text.disabled' : 'info.main',
          bgcolor: event.standing ? 'info.main' : 'transparent',
          flexShrink: 0,
        }}
      />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ display: 'flex', columnGap: 1, flexWrap: 'wrap', alignItems: 'baseline' }}>
          <Typography
            variant="body2"
            component="span"
            sx={{ fontWeight: 600, textDecoration: event.retracted ? 'line-through' : 'none' }}
          >
            {stageName}
          </Typography>
          <Typography variant="body2" component="span">
            {dayWords(event.happenedOn, event.dayKind)}
          </Typography>
          <TrustBadge trust={event.trust} />
        </Box>
        <Typography variant="caption" color="textSecondary" component="div">
          {details.join(' · ')}
        </Typography>
        {event.retracted && (
          <Typography variant="caption" component="div" sx={{ color: 'warning.main' }}>
            {t('people.retracted', { reason: own ? t(own) : (event.retractedReason ?? '') })}
          </Typography>
        )}
      </Box>
      {action}
    </Box>
  );
}

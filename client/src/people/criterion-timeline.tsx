import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useCan } from '../layout/access.js';
import { Panel } from '../layout/page.js';
import type { Criterion } from '../providers/catalogue.js';
import { useNameOf } from '../providers/catalogue.js';
import type { PersonDetail, StatusEvent } from './person.documents.js';
import { RetractDialog } from './retract-dialog.js';
import { StandingCell } from './standing.js';
import { TimelineEvent } from './timeline-event.js';

/** Everything recorded about one criterion, newest first; nothing is ever deleted, only retracted. */
export function CriterionTimeline({
  criterion,
  detail,
  readOnly = false,
}: {
  criterion: Criterion;
  detail: PersonDetail;
  readOnly?: boolean;
}) {
  const t = useTranslate();
  const can = useCan();
  const nameOf = useNameOf();
  const [correcting, setCorrecting] = useState<StatusEvent | null>(null);
  const standing = detail.person.standings.find((one) => one.criterion === criterion.code);
  const events = detail.events.filter((event) => event.criterion === criterion.code).sort(newestFirst);
  const stageName = (code: string) => nameOf(criterion.stages.find((stage) => stage.code === code)) || code;
  return (
    <Panel title={nameOf(criterion)}>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: 'minmax(220px, 1fr) 2fr' } }}>
        <Box>
          {standing && <StandingCell standing={standing} />}
          {standing?.holder && standing.holder !== 'none' && !standing.achieved && (
            <Typography variant="body2" sx={{ mt: 1 }}>
              {t('people.next_by')} <b>{t(`holder.${standing.holder}`)}</b>
            </Typography>
          )}
        </Box>
        {events.length === 0 ? (
          <Typography variant="body2" color="textSecondary">
            {t('people.no_events')}
          </Typography>
        ) : (
          <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {events.map((event) => (
              <TimelineEvent
                key={event.id}
                event={event}
                stageName={stageName(event.stage)}
                action={
                  !readOnly &&
                  !event.retracted &&
                  can('status.correct') && (
                    <Button className="no-print" onClick={() => setCorrecting(event)}>
                      {t('people.correct')}
                    </Button>
                  )
                }
              />
            ))}
          </Box>
        )}
      </Box>
      {correcting && (
        <RetractDialog
          personId={detail.person.id}
          event={correcting}
          stageName={stageName(correcting.stage)}
          onClose={() => setCorrecting(null)}
        />
      )}
    </Panel>
  );
}

/** By the day it happened, then by when it was written down. */
function newestFirst(one: StatusEvent, other: StatusEvent): number {
  return other.happenedOn.localeCompare(one.happenedOn) || other.recordedAt.localeCompare(one.recordedAt);
}

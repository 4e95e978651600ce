import { isOfToday } from '@dat100/shared/board-today';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { memo } from 'react';
import { useTranslate } from 'react-admin';
import { ListExport } from '../layout/list-export.js';
import { Panel } from '../layout/page.js';
import { ErrorState } from '../layout/states.js';
import type { Criterion } from '../providers/catalogue.js';
import type { Board } from './board.documents.js';
import type { View } from './board-state.js';
import { FunnelChart } from './funnel-chart.js';
import { partsOf, useLinkOf } from './funnel-parts.js';
import { FunnelTable } from './funnel-table.js';
import { useWaiting } from './use-waiting.js';
import { ViewSwitch } from './view-switch.js';
import { WaitingLists } from './waiting-lists.js';

interface FunnelProps {
  board: Board;
  criterion: Criterion;
  view: View;
  onView: (view: View) => void;
}

/** Where people are on the way, for how long, and who has to move next; each number opens the people behind it. */
export const Funnel = memo(function Funnel({ board, criterion, view, onView }: FunnelProps) {
  const t = useTranslate();
  const reading = useWaiting(board);
  const linkOf = useLinkOf(board);
  const { waiting } = reading;
  if (board.total.inScope === 0) return null;
  if (board.total.stages.length === 0)
    return (
      <Panel title={t('waiting.title')}>
        <Typography variant="body2" color="textSecondary">
          {t('board.funnel_hidden')}
        </Typography>
      </Panel>
    );
  const parts = partsOf(board, criterion, waiting);
  const note = !isOfToday(board)
    ? t('waiting.past')
    : waiting?.holders === null
      ? t('waiting.withheld')
      : t('waiting.note');
  return (
    <Panel
      title={t('waiting.title')}
      aside={
        <>
          <ViewSwitch label={t('waiting.view')} view={view} onView={onView} />
          <ListExport
            list="waiting"
            needs="board.export"
            choices={{ unitId: board.unit.id, criterion: board.criterion, lens: board.lens, asOf: board.asOf }}
            of={t('waiting.title')}
          />
        </>
      }
      sx={{ breakInside: 'avoid' }}
    >
      {view === 'table' ? (
        <FunnelTable parts={parts} linkOf={linkOf} withWaiting={isOfToday(board)} />
      ) : (
        <FunnelChart parts={parts} linkOf={linkOf} />
      )}
      {reading.error && <ErrorState error={reading.error} retry={reading.refetch} />}
      {waiting && (
        <Box aria-busy={reading.fetching} sx={{ opacity: reading.fetching ? 0.5 : 1 }}>
          <WaitingLists waiting={waiting} linkOf={linkOf} />
        </Box>
      )}
      <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 1.5, maxWidth: 1000 }}>
        {note}
      </Typography>
    </Panel>
  );
});

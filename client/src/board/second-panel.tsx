import { isOfToday } from '@dat100/shared/board-today';
import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import type { SecondBoardKind } from '@dat100/shared/second-boards';
import { SECOND_BOARDS } from '@dat100/shared/second-boards';
import { memo, useEffect } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import { ListExport } from '../layout/list-export.js';
import { Panel } from '../layout/page.js';
import { ErrorState, RowsSkeleton } from '../layout/states.js';
import { useServerQuery } from '../providers/use-server.js';
import type { Board } from './board.documents.js';
import type { ChosenBoard } from './board-state.js';
import { GroupHeading } from './group-heading.js';
import { groupsOf } from './ranking-groups.js';
import { SECOND_BOARD } from './second.documents.js';
import { SecondTable } from './second-table.js';

interface SecondBoardPanelProps {
  board: Board;
  state: ChosenBoard;
}

/** The same units by something else than their rate: read when it is asked for. */
export const SecondBoardPanel = memo(function SecondBoardPanel({ board, state }: SecondBoardPanelProps) {
  const t = useTranslate();
  const { other, search } = state;
  return (
    <Panel
      title={t('second.title')}
      className={other ? undefined : 'no-print'}
      aside={
        <>
          <SecondChoice state={state} />
          {other && isToldOf(board, other) && (
            <ListExport
              list="second-board"
              needs="board.export"
              choices={variablesOf(board, other)}
              of={t('second.title')}
            />
          )}
        </>
      }
    >
      {other ? (
        <SecondBody board={board} kind={other} search={search} />
      ) : (
        <Typography variant="body2" color="textSecondary">
          {t('second.hint')}
        </Typography>
      )}
    </Panel>
  );
});

/** Waiting is of today only: on a past day there is nothing to ask. */
const isToldOf = (board: Board, kind: string): boolean => isOfToday(board) || kind !== 'waiting';

const variablesOf = ({ unit, criterion, lens, asOf, since }: Board, kind: string) => ({
  unitId: unit.id,
  criterion,
  kind,
  lens,
  asOf,
  since: kind === 'improved' ? since : null,
});

/** Left as it is while figures move. */
const SecondChoice = memo(function SecondChoice({ state }: { state: ChosenBoard }) {
  const t = useTranslate();
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={state.other}
      aria-label={t('second.choose')}
      className="no-print"
      onChange={(_, next: SecondBoardKind | null) => state.set({ other: next ?? '' })}
    >
      {SECOND_BOARDS.map((kind) => (
        <ToggleButton key={kind} value={kind} sx={{ px: 1.25, py: 0.25, minHeight: 32 }}>
          {t(`second.${kind}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
});

function SecondBody({ board, kind, search }: { board: Board; kind: string; search: string }) {
  const t = useTranslate();
  const format = useFormat();
  const isToday = isOfToday(board);
  const isTold = isToldOf(board, kind);
  const query = useServerQuery(SECOND_BOARD, variablesOf(board, kind), { keep: true, enabled: isTold });
  const { refetch } = query;
  useEffect(() => {
    if (isToday) void refetch();
  }, [isToday, board.version, refetch]);
  const second = query.data?.secondBoard;
  if (!isTold)
    return (
      <Typography variant="body2" color="textSecondary">
        {t('waiting.past')}
      </Typography>
    );
  if (query.error) return <ErrorState error={query.error} retry={() => void refetch()} />;
  if (!second) return <RowsSkeleton rows={6} />;
  return (
    <Box aria-busy={query.isPlaceholderData} sx={{ opacity: query.isPlaceholderData ? 0.5 : 1 }}>
      {groupsOf(second).map((group) => (
        <Box key={group.code} component="section" sx={{ '& + &': { mt: 3 } }}>
          <GroupHeading group={group} />
          <SecondTable board={second} group={group} search={search} />
        </Box>
      ))}
      <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 1.5 }}>
        {second.since === null
          ? t(`second.${second.kind}_note`)
          : t('second.improved_note', { from: format.day(second.since), to: format.day(second.asOf) })}
      </Typography>
    </Box>
  );
}

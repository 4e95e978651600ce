import { isRowOrder, ROW_ORDERS } from '@dat100/shared/row-order';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { memo, useCallback, useMemo } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useCan } from '../layout/access.js';
import { useFormat } from '../layout/format.js';
import { lazyPage } from '../layout/lazy-page.js';
import { Panel } from '../layout/page.js';
import { Part } from '../layout/part.js';
import { EmptyState, NoSuchChoice, RowsSkeleton } from '../layout/states.js';
import { useIdle } from '../layout/use-idle.js';
import { useCatalogue, useNameOf } from '../providers/catalogue.js';
import type { Board } from './board.documents.js';
import type { ChosenBoard, View } from './board-state.js';
import { useLinkOf } from './funnel-parts.js';
import { GroupSection } from './group-heading.js';
import { basisOf, type Basis } from './on-basis.js';
import { RankingChoices } from './ranking-choices.js';
import { RankingChart } from './ranking-chart.js';
import { chosenGroups } from './ranking-groups.js';
import { ViewSwitch } from './view-switch.js';
import { useWeekMarks, WeekLegend } from './week-marks.js';

/** With the choice of columns, which the bars can do without. */
const RankingTables = lazyPage(() => import('./ranking-table.js').then((module) => module.RankingTables));

interface RankingProps {
  board: Board;
  state: ChosenBoard;
  moved: ReadonlySet<string>;
}

/** The units of the board among their peers, as bars or as a table; the same rows in the same order. */
export const Ranking = memo(function Ranking({ board, state, moved }: RankingProps) {
  const t = useTranslate();
  const { view, search, set } = state;
  const show = useCallback((next: View) => set({ view: next }), [set]);
  const firstDay = useCatalogue().directiveOf(board.criterion)?.countedFrom;
  const idle = useIdle();
  const marks = useWeekMarks(board);
  const { isUnvouched } = marks;
  const isOrderKnown = state.order === '' || isRowOrder(state.order);
  const groups = isOrderKnown ? chosenGroups(board, state) : [];
  const peerGroups = usePeerGroups(board);
  if (board.rows.every((row) => row.direct)) return <LeafUnit board={board} />;
  return (
    <Panel
      title={t('board.ranking')}
      aside={
        <>
          {idle ? (
            <RankingChoices
              state={state}
              asOf={board.asOf}
              since={board.since}
              firstDay={firstDay}
              groups={peerGroups}
            />
          ) : (
            <ChoicesToCome n={peerGroups.length < 2 ? 3 : 4} />
          )}
          <ViewSwitch label={t('board.view')} view={view} onView={show} />
        </>
      }
    >
      <PrintedArrangement state={state} groups={peerGroups} />
      {groups.length === 0 && <NoSuchArrangement choice={isOrderKnown ? 'peers' : 'order'} state={state} />}
      {view === 'chart' && groups.length > 0 && <Legend basis={basisOf(board)} />}
      <WeekLegend board={board} marks={marks} />
      {view === 'table' ? (
        <Part waiting={<RowsSkeleton rows={8} />}>
          <RankingTables board={board} groups={groups} moved={moved} search={search} isUnvouched={isUnvouched} />
        </Part>
      ) : (
        groups.map((group) => (
          <GroupSection key={group.code} group={group}>
            <RankingChart board={board} group={group} moved={moved} search={search} isUnvouched={isUnvouched} />
          </GroupSection>
        ))
      )}
      <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 1.5 }}>
        {t('board.ranking_note')}
      </Typography>
    </Panel>
  );
});

/** The room of the choices, which are drawn once the rows are painted: each takes as long as ten rows. */
function ChoicesToCome({ n }: { n: number }) {
  return (
    <Stack direction="row" aria-hidden className="no-print" sx={{ gap: 1, flexWrap: 'wrap' }}>
      {Array.from({ length: n }, (_, i) => (
        <Box key={i} sx={{ width: 148, height: 36 }} />
      ))}
    </Stack>
  );
}

/** The groups of the board's units; those employed by the unit itself are in none. */
function usePeerGroups({ rows, groups }: Board): Board['groups'] {
  return useMemo(
    () => groups.filter(({ code }) => rows.some((row) => !row.direct && row.peerGroup === code)),
    [rows, groups],
  );
}

/** What of the ranking was chosen, on paper. */
function PrintedArrangement({ state, groups }: { state: ChosenBoard; groups: Board['groups'] }) {
  const t = useTranslate();
  const nameOf = useNameOf();
  const group = groups.find(({ code }) => code === state.peers);
  const parts = [
    ...(group ? [t('board.peers_only', { group: nameOf(group) })] : []),
    ...(isRowOrder(state.order) ? [`${t('board.order')}: ${t(`board.order_${state.order}`)}`] : []),
  ];
  return parts.length === 0 ? null : (
    <Typography variant="caption" component="p" className="only-print">
      {parts.join(' · ')}
    </Typography>
  );
}

/** The address names a group that the board does not have, or an order that there is not. */
function NoSuchArrangement({ choice, state }: { choice: 'peers' | 'order'; state: ChosenBoard }) {
  const t = useTranslate();
  const orders = ROW_ORDERS.map((one) => t(`board.order_${one}`)).join(', ');
  return (
    <NoSuchChoice
      title={t(`board.${choice}_none`, { value: state[choice] })}
      hint={t(`board.${choice}_none_hint`, { orders })}
      wayOut={t(`board.${choice}_none_way_out`)}
      onWayOut={() => state.set({ [choice]: '' })}
    />
  );
}

function Legend({ basis }: { basis: Basis }) {
  const t = useTranslate();
  const strong = basis === 'police' ? 'police' : 'verified';
  return (
    <Box sx={{ display: 'flex', gap: 2, mb: 1, flexWrap: 'wrap' }}>
      {(['verified', 'claimed'] as const).map((tone) => (
        <Box key={tone} sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75 }}>
          <Box
            aria-hidden
            sx={(theme) => ({ width: 14, height: 10, borderRadius: 0.5, bgcolor: theme.palette.tones[tone] })}
          />
          <Typography variant="caption">
            {t(tone === 'verified' ? `board.${strong}` : `board.claimed_not_${strong}`)}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}

/** A unit without units below it: its people are the next step. */
function LeafUnit({ board }: { board: Board }) {
  const t = useTranslate();
  const format = useFormat();
  const can = useCan();
  const notDone = useLinkOf(board)({ notAchieved: true });
  if (!board.unit.inMyScope || !can('people.identify')) {
    return (
      <Panel>
        <EmptyState title={t('board.leaf')} hint={t('board.leaf_out_of_scope')} />
      </Panel>
    );
  }
  const people = `/units/${board.unit.id}/people`;
  const empty = board.total.inScope === 0;
  return (
    <Panel>
      <EmptyState
        title={t(empty ? 'board.leaf_empty' : 'board.leaf')}
        hint={t(empty ? 'board.leaf_empty_hint' : 'board.leaf_hint')}
      >
        {board.total.left > 0 && notDone && (
          <Button variant="contained" component={Link} to={notDone}>
            {t('board.see_not_done', { smart_count: board.total.left, n: format.count(board.total.left) })}
          </Button>
        )}
        {!empty && (
          <Button variant="outlined" component={Link} to={people}>
            {t('board.people')}
          </Button>
        )}
        {empty && can('people.write') && (
          <Button variant="contained" component={Link} to={`/units/${board.unit.id}/entry`}>
            {t('menu.entry')}
          </Button>
        )}
        {empty && can('import.run') && (
          <Button variant="outlined" component={Link} to="/imports">
            {t('menu.imports')}
          </Button>
        )}
      </EmptyState>
    </Panel>
  );
}

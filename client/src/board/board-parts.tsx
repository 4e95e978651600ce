import { memo, useCallback, useDeferredValue, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useCan } from '../layout/access.js';
import { lazyPage } from '../layout/lazy-page.js';
import { OnThisPage, PagePart } from '../layout/on-this-page.js';
import { Part as OwnPart } from '../layout/part.js';
import { RowsSkeleton } from '../layout/states.js';
import { useIdle } from '../layout/use-idle.js';
import type { Criterion } from '../providers/catalogue.js';
import type { Board } from './board.documents.js';
import type { ChosenBoard, View } from './board-state.js';
import { Funnel } from './funnel.js';
import { Ranking } from './ranking.js';
import { TrendPanel } from './trend-panel.js';
import type { ReadTrend } from './use-trend.js';

const ListsBelowPanel = lazyPage(() =>
  import('../completeness/board-lists.js').then((module) => module.ListsBelowPanel),
);
const SecondBoardPanel = lazyPage(() => import('./second-panel.js').then((module) => module.SecondBoardPanel));
const LedgerPanel = lazyPage(() => import('./ledger-panel.js').then((module) => module.LedgerPanel));

interface BoardPartsProps {
  board: Board;
  criterion: Criterion;
  state: ChosenBoard;
  moved: ReadonlySet<string>;
  trend: ReadTrend;
}

interface Part {
  id: string;
  /** As it is called where one can go to it; null: it is not gone to. */
  label: string | null;
  content: ReactNode;
}

/** What stands under the big number: the ranking first where units are ranked, else where the unit's own people are. */
export const BoardParts = memo(function BoardParts({ board, criterion, state, moved, trend }: BoardPartsProps) {
  const t = useTranslate();
  const can = useCan();
  // Under a ranking nothing is seen without scrolling: it is drawn bit by bit, once the ranking is painted.
  const later = useDeferredValue(useIdle());
  const { set } = state;
  const showFunnel = useCallback((funnel: View) => set({ funnel }), [set]);
  const showTrend = useCallback((view: View) => set({ trend: view }), [set]);
  const ranks = board.rows.some((row) => !row.direct);
  const ranking: Part = {
    id: 'ranking',
    label: ranks ? t('board.ranking') : null,
    content: <Ranking board={board} state={state} moved={moved} />,
  };
  // The day as it was known has no course and no people behind it: they are known as of now alone.
  if (board.asKnown) return ranking.content;
  const course: Part[] = [
    {
      id: 'waiting',
      label: t('waiting.title'),
      content: <Funnel board={board} criterion={criterion} view={state.funnel} onView={showFunnel} />,
    },
    {
      id: 'trend',
      label: t('trend.title'),
      content: <TrendPanel reading={trend} view={state.trend} onView={showTrend} />,
    },
  ];
  if (can('unit.read') && board.unit.inMyScope)
    course.push({ id: 'lists', label: null, content: <ListsBelowPanel unitId={board.unit.id} /> });
  const second: Part = {
    id: 'second',
    label: t('second.title'),
    content: <SecondBoardPanel board={board} state={state} />,
  };
  const ledger: Part = { id: 'ledger', label: t('ledger.title'), content: <LedgerPanel board={board} /> };
  const parts = ranks ? [ranking, second, ...course, ledger] : [...course, ranking, ledger];
  const shown = ranks && !later ? [ranking] : parts;
  return (
    <>
      <OnThisPage parts={parts.flatMap(({ id, label }) => (label === null ? [] : [{ id, label }]))} />
      {shown.map(({ id, content }) => (
        <PagePart key={id} id={id}>
          <OwnPart>{content}</OwnPart>
        </PagePart>
      ))}
      {shown.length < parts.length && <RowsSkeleton rows={3} />}
    </>
  );
});

import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
import { useCan } from '../layout/access.js';
import { Breadcrumb } from '../layout/breadcrumb.js';
import { lazyPage } from '../layout/lazy-page.js';
import { Page } from '../layout/page.js';
import { Part } from '../layout/part.js';
import { PageSkeleton } from '../layout/states.js';
import { useCatalogue, useNameOf } from '../providers/catalogue.js';
import { useMe } from '../providers/session.js';
import type { Board } from './board.documents.js';
import type { BoardFace } from './board-actions.js';
import { BoardActions } from './board-actions.js';
import { BoardFailure } from './board-failure.js';
import { BoardParts } from './board-parts.js';
import { BoardToolbar } from './board-toolbar.js';
import { defaultLens, mainCriterion } from './board-choice.js';
import type { ChosenBoard } from './board-state.js';
import { useBoardState } from './board-state.js';
import { Freshness } from './freshness.js';
import { Headline } from './headline.js';
import { useBoard } from './use-board.js';
import { useTrend } from './use-trend.js';

const OwnListNotice = lazyPage(() => import('../completeness/board-lists.js').then((module) => module.OwnListNotice));
const RevisedPanel = lazyPage(() => import('./revised-panel.js').then((module) => module.RevisedPanel));

/** How far a unit has come on one criterion, and its units ranked among their peers. */
export function BoardPage() {
  const { unitId = '' } = useParams();
  const can = useCan();
  const state = useBoardState();
  const me = useMe();
  const catalogue = useCatalogue();
  const code = state.criterion ?? mainCriterion(catalogue.criteria)?.code;
  const criterion = catalogue.criterion(code);
  const lens = state.lens || defaultLens(catalogue.lenses);
  // Which lens is meant is known with the catalogue: the board of everyone is refused to a role of one lens.
  const isLensKnown = state.lens !== '' || catalogue.lenses.length > 0;
  const reading = useBoard(unitId, isLensKnown ? code : undefined, { ...state, lens }, me?.today);
  const { board } = reading;
  const trend = useTrend(board);
  const readsLists = can('unit.read') && board?.unit.inMyScope === true;
  const failure = catalogue.error ?? reading.error;
  const retry = () => (catalogue.error ? catalogue.refetch() : reading.refetch());

  return (
    <BoardFrame board={board} state={state}>
      {code && (
        <BoardToolbar catalogue={catalogue} criterion={code} lens={lens} state={state} today={board?.countedTo} />
      )}
      {failure && <BoardFailure failure={failure} retry={retry} search={state.search} />}
      {!failure && !(board && criterion) && <PageSkeleton />}
      {!failure && board && criterion && (
        <Box aria-busy={reading.fetching} sx={{ opacity: reading.fetching ? 0.5 : 1 }}>
          <Freshness reading={reading} />
          <Part>{readsLists && <OwnListNotice unitId={board.unit.id} />}</Part>
          <Headline board={board} forecast={trend.trend?.forecast} moved={reading.moved.has('total')} />
          <Part>{board.asKnown && <RevisedPanel board={board} search={state.search} />}</Part>
          <BoardParts board={board} criterion={criterion} state={state} moved={reading.moved} trend={trend} />
        </Box>
      )}
    </BoardFrame>
  );
}

/** What of the board the actions go by: the same values while figures move. */
const faceOf = ({ unit, criterion, lens, asOf, countedTo, basis, since, asKnown }: Board): BoardFace => ({
  ...{ unit, criterion, lens, asOf, countedTo, basis, since, asKnown },
});

interface BoardFrameProps {
  board: Board | undefined;
  state: ChosenBoard;
  children: ReactNode;
}

function BoardFrame({ board, state, children }: BoardFrameProps) {
  const t = useTranslate();
  const { directives, criteria, lenses } = useCatalogue();
  const nameOf = useNameOf();
  const directive = directives.find((one) => one.criteria.some((each) => each.code === board?.criterion));
  const subtitle = directive && t('board.directive', { number: directive.number, issuer: directive.issuer });
  const suggestion = [
    board?.unit.name,
    nameOf(criteria.find((one) => one.code === board?.criterion)),
    state.lens && nameOf(lenses.find((one) => one.code === state.lens)),
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <Page
      title={board ? board.unit.name : t('board.title')}
      subtitle={subtitle}
      breadcrumb={
        board &&
        board.ancestors.length > 0 && (
          <Breadcrumb ancestors={board.ancestors} current={board.unit.name} search={state.search} />
        )
      }
      actions={
        board && (
          <BoardActions
            {...faceOf(board)}
            suggestion={suggestion}
            search={state.search}
            peers={state.peers}
            order={state.order}
          />
        )
      }
    >
      {children}
    </Page>
  );
}

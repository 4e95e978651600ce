import Button from '@mui/material/Button';
import { memo } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useCan } from '../layout/access.js';
import { ExportMenu } from '../layout/export-menu.js';
import { FoldedActions } from '../layout/folded-actions.js';
import { SaveViewButton } from '../views/save-view-button.js';
import type { Board } from './board.documents.js';

type Chosen = Pick<Board, 'criterion' | 'lens' | 'asOf' | 'basis' | 'since' | 'asKnown'>;

/** What of a board stays the same while its figures move. */
export type BoardFace = Chosen & Pick<Board, 'unit' | 'countedTo'>;

interface BoardActionsProps extends BoardFace {
  /** What a saved view is called unless somebody says otherwise. */
  suggestion: string;
  /** The address's choices, carried along. */
  search: string;
  /** Which rows of the ranking are shown, and in which order: as in the address. */
  peers: string;
  order: string;
}

/** What can be done with the board on the screen. Left as it is while figures move. */
export const BoardActions = memo(function BoardActions(props: BoardActionsProps) {
  const { unit, countedTo, suggestion, search, peers, order, ...chosen } = props;
  const t = useTranslate();
  const can = useCan();
  return (
    <FoldedActions>
      <Button variant="outlined" component={Link} to={`/wallboard/${unit.id}${search}`}>
        {t('wall.open')}
      </Button>
      <Button variant="outlined" component={Link} to={bulletinOf(unit.id, chosen, countedTo)}>
        {t('bulletin.title')}
      </Button>
      {can('board.export') && <ExportMenu path={`/files/boards/${unit.id}`} choices={{ ...chosen, peers, order }} />}
      <SaveViewButton suggestion={suggestion} />
      {unit.inMyScope && can('peer_group.write') && (
        <Button variant="outlined" component={Link} to={`/units/${unit.id}/peer-groups`}>
          {t('peers.menu')}
        </Button>
      )}
      {unit.inMyScope && can('people.identify') && (
        <Button variant="outlined" component={Link} to={`/units/${unit.id}/people`}>
          {t('board.people')}
        </Button>
      )}
      {unit.inMyScope && can('people.write') && (
        <Button variant="outlined" component={Link} to={`/units/${unit.id}/entry`}>
          {t('menu.entry')}
        </Button>
      )}
    </FoldedActions>
  );
});

/** The bulletin of the week that the board speaks of; of today's board that of the last week that was due. */
function bulletinOf(unitId: string, { criterion, lens, asOf }: Chosen, countedTo: string): string {
  const params = new URLSearchParams({ criterion, lens });
  if (asOf !== countedTo) params.set('week', asOf);
  return `/units/${unitId}/bulletin?${params.toString()}`;
}

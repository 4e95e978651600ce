import { SimpleTreeView } from '@mui/x-tree-view/SimpleTreeView';
import { TreeItem } from '@mui/x-tree-view/TreeItem';
import type { UnitRef } from '../providers/session.documents.js';
import { useServerQuery } from '../providers/use-server.js';
import { UNITS } from './unit.documents.js';

const CHILDREN = 200;

/** The tree of units, a branch read when it is opened; choosing a unit opens it. */
export function UnitTree({ root, onOpen }: { root: UnitRef; onOpen: (id: string) => void }) {
  return (
    <SimpleTreeView
      defaultExpandedItems={[root.id]}
      expansionTrigger="iconContainer"
      onItemClick={(_, id) => onOpen(id)}
    >
      <Branch unit={root} hasChildren />
    </SimpleTreeView>
  );
}

function Branch({ unit, hasChildren }: { unit: { id: string; name: string }; hasChildren: boolean }) {
  return (
    <TreeItem itemId={unit.id} label={unit.name}>
      {hasChildren ? <Children parentId={unit.id} /> : null}
    </TreeItem>
  );
}

/** Mounted when its branch is opened first, so that only opened branches are asked for. */
function Children({ parentId }: { parentId: string }) {
  const { data } = useServerQuery(UNITS, { page: 0, perPage: CHILDREN, filter: { parentId } });
  return (data?.units.items ?? []).map((unit) => (
    <Branch key={unit.id} unit={unit} hasChildren={unit.childCount > 0} />
  ));
}

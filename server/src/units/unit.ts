import type { Day } from '@dat100/shared/calendar';

/** A dated unit as the database keeps it; its key is ours, its code is data. */
export interface Unit {
  id: number;
  code: string;
  name: string;
  kind: string;
  validFrom: Day;
  validTo: Day | null;
  parentId: number | null;
  /** `/1/5/23/`: the ids from the root down to the unit itself, as the tree stands now */
  path: string;
  depth: number;
  peerGroup: string;
  version: number;
}

export interface UnitRow {
  id: number;
  code: string;
  name: string;
  kind: string;
  valid_from: string;
  valid_to: string | null;
  parent_id: number | null;
  path: string;
  depth: number;
  peer_group: string;
  version: number;
}

export const UNIT_COLUMNS =
  'u.id, u.code, u.name, u.kind, u.valid_from, u.valid_to, u.parent_id, u.path, u.depth, u.peer_group, u.version';

export function unitOf(row: UnitRow): Unit {
  return {
    id: Number(row.id),
    code: row.code,
    name: row.name,
    kind: row.kind,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    parentId: row.parent_id === null ? null : Number(row.parent_id),
    path: row.path,
    depth: Number(row.depth),
    peerGroup: row.peer_group,
    version: Number(row.version),
  };
}

/** Whether a unit is in force on a day; both its days are included. */
export function isInForce(unit: Pick<Unit, 'validFrom' | 'validTo'>, day: Day): boolean {
  return unit.validFrom <= day && (unit.validTo === null || day <= unit.validTo);
}

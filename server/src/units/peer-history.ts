import type { Day } from '@dat100/shared/calendar';
import { groupOn, groupPeriod, type FrozenGroups, type GroupChange } from '@dat100/shared/peer-groups';
import { marks, pieces, type Sql } from '../database/sql.js';
import type { Unit } from './unit.js';

/** A change as it was recorded. */
export interface RecordedChange extends GroupChange {
  id: number;
  unitId: number;
  reason: string | null;
  recordedAt: number;
  actor: string;
}

/** A period for which groups are frozen, and by whom. */
export interface RecordedFreeze extends FrozenGroups {
  frozenAt: number;
  actor: string;
}

/** What has been said about the groups of units right below one another, in the order in which it was. */
export class PeerHistory {
  private readonly byUnit = new Map<number, RecordedChange[]>();

  /** @param named groups beside those that units have by their kind, by their codes */
  constructor(
    readonly changes: readonly RecordedChange[],
    readonly frozen: readonly RecordedFreeze[],
    readonly named: GroupNames = NO_NAMES,
  ) {
    for (const change of changes) this.byUnit.set(change.unitId, [...this.of(change.unitId), change]);
  }

  /** The group of a unit as of a day. */
  groupOn(unit: Pick<Unit, 'id' | 'peerGroup'>, day: Day): string {
    return groupOn({ key: String(unit.id), byKind: unit.peerGroup }, this.of(unit.id), this.frozen, day);
  }

  /** The units with their groups as of a day. */
  on(units: readonly Unit[], day: Day): Unit[] {
    if (this.changes.length === 0 && this.frozen.length === 0) return [...units];
    return units.map((unit) => ({ ...unit, peerGroup: this.groupOn(unit, day) }));
  }

  /** Whether a group is made of other units than on an earlier day because units were put into other groups since. */
  hasRegrouped(units: readonly Unit[], group: string, since: Day, asOf: Day): boolean {
    if (this.changes.length === 0) return false;
    return units.some((unit) => {
      const [before, after] = [this.groupOn(unit, since), this.groupOn(unit, asOf)];
      return before !== after && (before === group || after === group);
    });
  }

  /** What has been said about one unit. */
  of(unitId: number): readonly RecordedChange[] {
    return this.byUnit.get(unitId) ?? [];
  }
}

/** The names of groups by their codes. */
export type GroupNames = ReadonlyMap<string, { nameVi: string; nameEn: string }>;
const NO_NAMES: GroupNames = new Map();

const CHANGE_COLUMNS = 'id, parent_id, unit_id, valid_from, peer_group, reason, recorded_at, actor';
const FREEZE_COLUMNS = 'parent_id, period, unit_groups, frozen_at, actor';

/** What has been said about the groups of the units right below one. */
export async function peerHistory(sql: Sql, parentId: number): Promise<PeerHistory> {
  const [changes, frozen, named] = await Promise.all([
    sql.rows<ChangeRow>(`SELECT ${CHANGE_COLUMNS} FROM peer_group_change WHERE parent_id = ? ORDER BY id`, [parentId]),
    sql.rows<FreezeRow>(`SELECT ${FREEZE_COLUMNS} FROM peer_group_freeze WHERE parent_id = ? ORDER BY id`, [parentId]),
    sql.rows<{ code: string; name_vi: string; name_en: string }>('SELECT code, name_vi, name_en FROM peer_group'),
  ]);
  const names = new Map(named.map(({ code, name_vi, name_en }) => [code, { nameVi: name_vi, nameEn: name_en }]));
  return new PeerHistory(changes.map(changeOf), frozen.map(freezeOf), names);
}

/**
 * The peer group of each of some units as of a day, by their keys: what a rating or a board of that day goes by, also
 * when groups were changed later. Unknown keys are left out.
 */
export async function peerGroupsAsOf(sql: Sql, unitIds: readonly number[], day: Day): Promise<Map<number, string>> {
  const groups = new Map<number, string>();
  for (const ids of pieces([...new Set(unitIds)], 1000)) {
    const units = await sql.rows<{ id: number; parent_id: number | null; peer_group: string }>(
      `SELECT id, parent_id, peer_group FROM unit WHERE id IN (${marks(ids.length)})`,
      ids,
    );
    const changes = await sql.rows<ChangeRow>(
      `SELECT ${CHANGE_COLUMNS} FROM peer_group_change WHERE unit_id IN (${marks(ids.length)}) ORDER BY id`,
      ids,
    );
    const parents = [...new Set(units.flatMap(({ parent_id }) => (parent_id === null ? [] : [Number(parent_id)])))];
    const frozen = await sql.rows<FreezeRow>(
      `SELECT ${FREEZE_COLUMNS} FROM peer_group_freeze WHERE parent_id IN (${marks(parents.length)}) ORDER BY id`,
      parents,
    );
    const history = new PeerHistory(changes.map(changeOf), []);
    for (const { id, parent_id, peer_group } of units) {
      const freezes = frozen.filter((row) => Number(row.parent_id) === Number(parent_id)).map(freezeOf);
      const unit = { id: Number(id), peerGroup: peer_group };
      groups.set(unit.id, new PeerHistory(history.of(unit.id), freezes).groupOn(unit, day));
    }
  }
  return groups;
}

interface ChangeRow {
  id: number;
  parent_id: number;
  unit_id: number;
  valid_from: Day;
  peer_group: string;
  reason: string | null;
  recorded_at: number;
  actor: string;
}

const changeOf = (row: ChangeRow): RecordedChange => ({
  id: Number(row.id),
  unitId: Number(row.unit_id),
  from: row.valid_from,
  group: row.peer_group,
  reason: row.reason,
  recordedAt: Number(row.recorded_at),
  actor: row.actor,
});

interface FreezeRow {
  parent_id: number;
  period: string;
  unit_groups: string;
  frozen_at: number;
  actor: string;
}

function freezeOf(row: FreezeRow): RecordedFreeze {
  const period = groupPeriod(row.period);
  if (!period) throw new Error(`groups are frozen for "${row.period}", which is no period`);
  const groups = JSON.parse(row.unit_groups) as Record<string, string>;
  return { ...period, groups, frozenAt: Number(row.frozen_at), actor: row.actor };
}

import { unitSortKey } from '@dat100/shared/vietnamese-text';
import type { Tx } from '../../database/sql.js';
import { keptPath } from '../periods/kept-path.js';
import { allUnits } from '../periods/prepare-gathering.js';
import { ratedUnit } from '../periods/stored-units.js';
import type { StoredSheet } from '../periods/stored-sheets.js';

type Moved = Pick<StoredSheet, 'id' | 'periodId' | 'agencyId' | 'unitId' | 'unitPath'>;

/** Takes a sheet to another agency, with the counts of teams and agencies and the requests that wait for an answer. */
export async function moveSheet(tx: Tx, sheet: Moved, agencyId: number): Promise<void> {
  const { periodId, unitId } = sheet;
  if (sheet.agencyId === agencyId) return;
  const teams = await tx.rows<{ agency_id: number }>(
    'SELECT agency_id FROM rating_team WHERE period_id = ? AND unit_id = ?',
    [periodId, unitId],
  );
  if (!teams.some((team) => Number(team.agency_id) === agencyId)) await addTeam(tx, sheet, agencyId);
  for (const [agency, more] of [
    [sheet.agencyId, -1],
    [agencyId, 1],
  ] as const) {
    const team = [periodId, agency, unitId];
    await tx.run('UPDATE rating_team SET people = people + ? WHERE period_id = ? AND agency_id = ? AND unit_id = ?', [
      more,
      ...team,
    ]);
    await tx.run('DELETE FROM rating_team WHERE period_id = ? AND agency_id = ? AND unit_id = ? AND people = 0', team);
    await tx.run(
      'UPDATE rating_agency SET people = people + ?, revision = revision + 1 WHERE period_id = ? AND unit_id = ?',
      [more, periodId, agency],
    );
  }
  await tx.run("UPDATE rating_request SET agency_id = ? WHERE sheet_id = ? AND state = 'open'", [agencyId, sheet.id]);
}

async function addTeam(tx: Tx, { periodId, unitId, unitPath }: Moved, agencyId: number): Promise<void> {
  const { name, text, sortKey } = await frozenNames(tx, periodId, unitId, unitPath);
  await tx.insert(
    'rating_team',
    ['period_id', 'agency_id', 'unit_id', 'path', 'name', 'path_text', 'sort_key', 'state', 'people', 'revision'],
    [[periodId, agencyId, unitId, unitPath, name, text, sortKey, 'open', 0, 1]],
  );
}

/** What a unit is called in a period: as at its opening, whatever it is called by now. */
async function frozenNames(tx: Tx, periodId: number, unitId: number, unitPath: string) {
  const team = await tx.one<{ name: string; path_text: string; sort_key: string }>(
    'SELECT name, path_text, sort_key FROM rating_team WHERE period_id = ? AND unit_id = ?',
    [periodId, unitId],
  );
  if (team) return { name: team.name, text: team.path_text, sortKey: team.sort_key };
  const rated = await ratedUnit(tx, periodId, unitId);
  if (rated) return { name: rated.name, text: rated.pathText, sortKey: unitSortKey(rated.name) };
  const names = new Map([...(await allUnits(tx)).values()].map(({ id, name }) => [id, name]));
  const name = names.get(unitId) ?? '';
  return { name, text: keptPath(unitPath, names), sortKey: unitSortKey(name) };
}

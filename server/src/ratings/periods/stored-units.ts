import type { Fraction } from '@dat100/shared/ledger-points';
import type { Hundredths } from '@dat100/shared/rating-scheme';
import type { Sql } from '../../database/sql.js';

/** What one criterion of a unit came to at the cut-off. */
export interface RatedFigure {
  criterion: string;
  inScope: number;
  claimed: number;
  verified: number;
  police: number;
}

/** A unit as it was rated when the period was opened. */
export interface RatedUnit {
  unitId: number;
  path: string;
  code: string;
  name: string;
  pathText: string;
  kind: string;
  group: string;
  figures: RatedFigure[];
  /** the most people in scope of a criterion */
  people: number;
  /** an exact share of 1; null: nobody in scope */
  rate: Fraction | null;
  place: number | null;
  tied: number;
  band: string | null;
  points: Hundredths | null;
}

interface Row {
  unit_id: number;
  path: string;
  code: string;
  name: string;
  path_text: string;
  kind: string;
  peer_group: string;
  figures: string;
  rate_num: string | null;
  rate_den: string | null;
  place: number | null;
  tied: number | null;
  band: string | null;
  points: number | null;
}

/** The groups of a period, with how many units they have and how many of those have a place. */
export async function ratedGroups(
  sql: Sql,
  periodId: number,
): Promise<{ key: string; units: number; ranked: number }[]> {
  const rows = await sql.rows<{ peer_group: string; n: number; ranked: number }>(
    'SELECT peer_group, COUNT(*) AS n, COUNT(place) AS ranked FROM rating_unit WHERE period_id = ? GROUP BY peer_group',
    [periodId],
  );
  return rows.map((row) => ({ key: row.peer_group, units: Number(row.n), ranked: Number(row.ranked) }));
}

const COLUMNS =
  'unit_id, path, code, name, path_text, kind, peer_group, figures, rate_num, rate_den, place, tied, band, points';

/** All units of a period, by their names. */
export async function ratedUnits(sql: Sql, periodId: number): Promise<RatedUnit[]> {
  const rows = await sql.rows<Row>(
    `SELECT ${COLUMNS} FROM rating_unit WHERE period_id = ? ORDER BY path_text, unit_id`,
    [periodId],
  );
  return rows.map(unitOf);
}

/** One of them; null: it is not rated itself. */
export async function ratedUnit(sql: Sql, periodId: number, unitId: number): Promise<RatedUnit | null> {
  const row = await sql.one<Row>(`SELECT ${COLUMNS} FROM rating_unit WHERE period_id = ? AND unit_id = ?`, [
    periodId,
    unitId,
  ]);
  return row && unitOf(row);
}

function unitOf(row: Row): RatedUnit {
  const kept = JSON.parse(row.figures) as Record<string, Record<string, number>>;
  const figures = Object.entries(kept).map(([criterion, one]) => ({
    criterion,
    inScope: one['in_scope'] ?? 0,
    claimed: one['claimed'] ?? 0,
    verified: one['verified'] ?? 0,
    police: one['police'] ?? 0,
  }));
  return {
    unitId: Number(row.unit_id),
    path: row.path,
    code: row.code,
    name: row.name,
    pathText: row.path_text,
    kind: row.kind,
    group: row.peer_group,
    figures,
    people: Math.max(0, ...figures.map(({ inScope }) => inScope)),
    rate: row.rate_num === null ? null : { num: BigInt(row.rate_num), den: BigInt(row.rate_den ?? '1') },
    place: row.place === null ? null : Number(row.place),
    tied: Number(row.tied ?? 0),
    band: row.band,
    points: row.points === null ? null : Number(row.points),
  };
}

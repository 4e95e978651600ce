import type { Label } from '@dat100/shared/codes';
import { capSums, type CapSums, type SumCell } from '@dat100/shared/rating-cap-meter';
import { capBreaches, type CapCell, type CapGroup } from '@dat100/shared/rating-caps';
import type { AgencyState } from '@dat100/shared/rating-period';
import { shownToPerson } from '@dat100/shared/rating-self';
import { placeOfLevel, type CapRules, type Level, type RatingScheme } from '@dat100/shared/rating-scheme';
import { marks, type Sql } from '../../database/sql.js';
import { levelWithout } from '../periods/level-counts.js';
import type { StoredAgency, StoredPeriod } from '../periods/stored-periods.js';

/** A cell of the meter, its duty groups by their names. */
export interface MeterCell extends SumCell {
  name: Label;
}

/** How many may be excellent, by the levels as they stand: the decided one, else the team's, else the machine's. */
export interface CapMeter extends Omit<CapSums, 'cells'> {
  rules: CapRules;
  /** hundredths of a percent, the higher one for an outstanding agency */
  percent: number;
  cells: MeterCell[];
  /** what the cells are made of */
  groups: CapGroup[];
  /** counted people nobody has decided yet */
  undecided: number;
  /** counted people of whom nothing stands yet */
  unknown: number;
}

/** As what somebody's own level counts for themselves until it is told. */
type OwnLevel = 'as_told' | Extract<Level, 'xuat_sac' | 'tot'>;

/**
 * The levels that stand, of `rating_sheet s`. Of whoever looks no more than they are told: with their own level in it,
 * the sum would tell it by the levels of the others, which stand beside it.
 * @param untold sheets whose computed level is not told either
 */
function standingFor(
  personId: number | null,
  agency: AgencyState,
  own: OwnLevel,
  untold: readonly number[],
): { sql: string; params: number[] } {
  const level = levelWithout(untold);
  const all = `COALESCE(s.final_level, s.team_level, ${level})`;
  const shown = shownToPerson(agency);
  if (personId === null || shown.final) return { sql: all, params: [...untold] };
  const told = shown.team ? `COALESCE(s.team_level, ${level})` : level;
  const [counted, params] = own === 'as_told' ? [told, untold] : [`'${own}'`, []];
  return { sql: `CASE WHEN s.person_id = ? THEN ${counted} ELSE ${all} END`, params: [personId, ...params, ...untold] };
}

/** The meter of an agency, as whoever looks may see it, their own level as told or as if it were another one. Duty groups are those of the period that have people here. `untold`: heads whose computed level is not told to them. */
export async function capMeter(
  sql: Sql,
  period: StoredPeriod,
  scheme: RatingScheme,
  agency: StoredAgency,
  seenBy: number | null = null,
  own: OwnLevel = 'as_told',
  untold: readonly number[] = [],
): Promise<CapMeter> {
  const rules = scheme.caps;
  const standing = standingFor(seenBy, agency.state, own, untold);
  const rows = await sql.rows<{ duty_group: string; standing: Level | null; n: number; undecided: number }>(
    `SELECT d.duty_group, d.standing, COUNT(*) AS n, SUM(d.undecided) AS undecided FROM
       (SELECT s.duty_group, ${standing.sql} AS standing, CASE WHEN s.final_level IS NULL THEN 1 ELSE 0 END AS undecided
          FROM rating_sheet s WHERE s.period_id = ? AND s.agency_id = ? AND s.state <> 'not_rated' AND s.kind IN (${marks(rules.kinds.length)})) d
      GROUP BY d.duty_group, d.standing`,
    [...standing.params, agency.periodId, agency.unitId, ...rules.kinds],
  );
  const counted = rows.map((row) => ({ ...row, n: Number(row.n), undecided: Number(row.undecided) }));
  const sum = (code: string, fits: (place: number) => boolean) =>
    counted
      .filter((row) => row.duty_group === code && row.standing !== null && fits(placeOfLevel(row.standing)))
      .reduce((total, { n }) => total + n, 0);
  const codes = [...new Set(counted.map(({ duty_group }) => duty_group))].sort();
  const groups = codes.map((code) => ({
    code,
    good: sum(code, (place) => place <= 1),
    excellent: sum(code, (place) => place === 0),
    lower: sum(code, (place) => place > 1),
  }));
  const answer = capSums(rules, { code: agency.code, outstanding: agency.outstanding, groups });
  return {
    ...answer,
    rules,
    percent: agency.outstanding ? rules.outstandingPercent : rules.percent,
    groups,
    cells: answer.cells.map((cell) => ({ ...cell, name: nameOf(period, agency, cell) })),
    undecided: counted.reduce((total, { undecided }) => total + undecided, 0),
    unknown: counted.filter(({ standing }) => standing === null).reduce((total, { n }) => total + n, 0),
  };
}

/** The broken cells, each as a sentence that says how many are too many. */
export function breachesOf(meter: CapMeter): Label[] {
  const over = new Set(capBreaches(meter).map(({ codes }) => codes.join(' ')));
  return meter.cells
    .filter(({ codes }) => over.has(codes.join(' ')))
    .filter(({ over: many }) => many > 0)
    .map(({ name, excellent, most, over: many }) => ({
      vi: `${name.vi}: ${excellent} người xếp loại xuất sắc, nhiều nhất được ${most}; cần hạ ${many} người.`,
      en: `${name.en}: ${excellent} are excellent and at most ${most} may be; lower ${many}.`,
    }));
}

function nameOf({ settings }: StoredPeriod, agency: StoredAgency, { kind, codes }: CapCell): Label {
  if (kind === 'agency') return { vi: agency.name, en: agency.name };
  const names = codes.map((code) => settings.dutyGroups.find((group) => group.code === code) ?? { vi: code, en: code });
  return { vi: names.map(({ vi }) => vi).join(' + '), en: names.map(({ en }) => en).join(' + ') };
}

import type { Label } from '@dat100/shared/codes';
import { allowedBeside, capBreaches, capsOf, type CapAnswer, type CapCell } from '@dat100/shared/rating-caps';
import { placeOfLevel, type CapRules, type Level, type RatingScheme } from '@dat100/shared/rating-scheme';
import { marks, type Sql } from '../../database/sql.js';
import type { StoredAgency, StoredPeriod } from '../periods/stored-periods.js';

/** A cell of the meter, its duty groups by their names. */
export interface MeterCell extends CapCell {
  name: Label;
  /** people the percentage is taken of */
  base: number;
  /** what is allowed beside those who are excellent now, rounded as set */
  allowed: number;
}

/** How many may be excellent, by the levels as they stand: the decided one, else the team's, else the machine's. */
export interface CapMeter extends Omit<CapAnswer, 'cells'> {
  rules: CapRules;
  /** hundredths of a percent, the higher one for an outstanding agency */
  percent: number;
  cells: MeterCell[];
  /** counted people nobody has decided yet */
  undecided: number;
  /** counted people of whom nothing stands yet */
  unknown: number;
}

/** The meter of an agency. Duty groups are those of the period that have people here. */
export async function capMeter(
  sql: Sql,
  period: StoredPeriod,
  scheme: RatingScheme,
  agency: StoredAgency,
): Promise<CapMeter> {
  const rules = scheme.caps;
  const rows = await sql.rows<{ duty_group: string; standing: Level | null; n: number; undecided: number }>(
    `SELECT duty_group, COALESCE(final_level, team_level, level) AS standing, COUNT(*) AS n,
       SUM(CASE WHEN final_level IS NULL THEN 1 ELSE 0 END) AS undecided
       FROM rating_sheet WHERE period_id = ? AND agency_id = ? AND state <> 'not_rated' AND kind IN (${marks(rules.kinds.length)})
      GROUP BY duty_group, COALESCE(final_level, team_level, level)`,
    [agency.periodId, agency.unitId, ...rules.kinds],
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
  const answer = capsOf(rules, { code: agency.code, outstanding: agency.outstanding, groups });
  const percent = agency.outstanding ? rules.outstandingPercent : rules.percent;
  const lowerOf = (cell: CapCell) =>
    groups
      .filter(({ code }) => cell.kind === 'agency' || cell.codes.includes(code))
      .reduce((n, { lower }) => n + lower, 0);
  return {
    ...answer,
    rules,
    percent,
    cells: answer.cells.map((cell) => {
      const lower = lowerOf(cell);
      const { good, excellent } = cell;
      const base = { tot: good - excellent, tot_or_better: good, all_rated: good + lower }[rules.base];
      const allowed = allowedBeside(rules, percent, { good, excellent, lower });
      return { ...cell, base, allowed, name: nameOf(period, agency, cell) };
    }),
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

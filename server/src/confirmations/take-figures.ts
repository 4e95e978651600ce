import type { Day } from '@dat100/shared/calendar';
import { endOfPath } from '../access/unit-scope.js';
import { isSomething, isSound, NO_COUNTS, type Counts } from '../boards/figures.js';
import { countsOfDay } from '../boards/read-counts.js';
import { headcountsOn } from '../completeness/headcounts.js';
import { conflict } from '../common/errors.js';
import type { Sql } from '../database/sql.js';
import type { Criterion, Directive } from '../directives/directives.service.js';
import { isInForce, UNIT_COLUMNS, unitOf, type Unit, type UnitRow } from '../units/unit.js';
import { snapshotCounts, type SnapshotCriterion, type SnapshotHeadcount, type WeekFigures } from './snapshot.js';

/** What figures are asked for. */
export interface FiguresAsk {
  unit: Unit;
  children: readonly Unit[];
  directives: readonly Directive[];
  day: Day;
  countedTo: Day;
}

/**
 * The figures of a unit for every criterion that is counted on a day, with the units right below it. Read in one
 * transaction under the lock of the counters they are of one moment.
 * @throws conflict `bad_figures` when the counters contradict themselves: nobody is to vouch for such
 */
export async function takeFigures(sql: Sql, ask: FiguresAsk): Promise<WeekFigures> {
  const criteria: SnapshotCriterion[] = [];
  for (const directive of ask.directives) {
    if (directive.countedFrom > ask.day) continue;
    for (const criterion of directive.criteria) criteria.push(await criterionFigures(sql, ask, criterion));
  }
  return { as_of: ask.day, headcount: await postsBelow(sql, ask.unit, ask.day), criteria };
}

async function criterionFigures(
  sql: Sql,
  { unit, children, day, countedTo }: FiguresAsk,
  criterion: Criterion,
): Promise<SnapshotCriterion> {
  const slice = { criterionId: criterion.id, lens: 'all' };
  const counts = await countsOfDay(sql, unit, children, slice, { day, countedTo });
  const shown = children.flatMap((child) => {
    const own = counts.children.get(child.id) ?? NO_COUNTS;
    return isInForce(child, day) || isSomething(own) ? [{ child, own }] : [];
  });
  if (![counts.total, counts.direct, ...shown.map(({ own }) => own)].every((one) => isSound(criterion, one)))
    throw badFigures(unit);
  const stages = [...criterion.stages].sort((a, b) => a.position - b.position);
  const frozen = (one: Counts) => snapshotCounts(one, stages);
  const row = ({ id, code, name }: Unit, direct: boolean, one: Counts) => ({
    unit_id: id,
    code,
    name,
    direct,
    counts: frozen(one),
  });
  return {
    code: criterion.code,
    name_vi: criterion.nameVi,
    name_en: criterion.nameEn,
    target_percent: criterion.targetPercent,
    stages: stages.map(({ code, nameVi, nameEn, achieved }) => ({
      code,
      name_vi: nameVi,
      name_en: nameEn,
      achieved,
    })),
    total: frozen(counts.total),
    rows: [
      ...shown.map(({ child, own }) => row(child, false, own)),
      ...(children.length > 0 && isSomething(counts.direct) ? [row(unit, true, counts.direct)] : []),
    ],
  };
}

/** Declared posts of a unit and all below it that are in force on a day. */
async function postsBelow(sql: Sql, unit: Unit, day: Day): Promise<SnapshotHeadcount> {
  const rows = await sql.rows<UnitRow>(
    `SELECT ${UNIT_COLUMNS} FROM unit u WHERE u.path >= ? AND u.path < ? AND u.valid_from <= ? AND (u.valid_to IS NULL OR u.valid_to >= ?)`,
    [unit.path, endOfPath(unit.path), day, day],
  );
  const ids = rows.map((row) => unitOf(row).id);
  const declared = [...(await headcountsOn(sql, ids, day)).values()];
  return {
    posts: declared.reduce((sum, { people }) => sum + people, 0),
    declared: declared.length,
    units: ids.length,
  };
}

const badFigures = (unit: Unit) =>
  conflict(
    'bad_figures',
    `Số liệu của ${unit.name} đang mâu thuẫn nên chưa thể xác nhận. Hãy báo quản trị hệ thống chạy "dat100 recount".`,
    `The figures of ${unit.name} contradict themselves, so they cannot be confirmed. Ask the administrator to run "dat100 recount".`,
  );

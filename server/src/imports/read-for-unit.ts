import { formatDay, isDay, type Day } from '@dat100/shared/calendar';
import { UnitFinder } from '@dat100/shared/roster-units';
import type { RosterReading, RosterRefusal, RowIssue } from '@dat100/shared/roster-reading';
import { checkDayRange } from '../common/days.js';
import { badInput } from '../common/errors.js';
import type { Unit } from '../units/unit.js';
import { readRoster } from './read-roster.js';
import type { StoredImport } from './stored-import.js';

/** A file read for a unit as the tree stood on the day the list speaks of. */
export interface UnitReading {
  asOf: Day;
  asOfFrom: StoredImport['asOfFrom'];
  reading: RosterReading;
  refusal: RosterRefusal | null;
}

/**
 * Reads a roster for a unit: names and codes of units mean those in force on the list's day, for codes and names are
 * used again over time. `units` are the unit, everything above and everything below it, of any day.
 * @throws bad_input for a day that is none, or is still to come
 */
export async function readForUnit(
  file: { bytes: Buffer; fileName: string; asOf: Day | null },
  unit: Unit,
  units: readonly Unit[],
  today: Day,
): Promise<UnitReading> {
  if (file.asOf !== null) checkAsOf(file.asOf, today);
  const readOn = (day: Day | null) =>
    readRoster({ ...file, asOf: day, today, targetUnitId: unit.id, units: unitsOn(unit, units, day ?? today) });
  let reading = await readOn(file.asOf);
  const asOf = file.asOf ?? reading.asOf ?? today;
  checkDayRange(asOf, today, 'asOf');
  const asOfFrom = file.asOf !== null ? 'given' : reading.asOf !== null ? 'file' : 'today';
  const refusal = reading.refusal ?? closedUnit(unit, asOf);
  if (refusal) return { asOf, asOfFrom, reading, refusal };
  // The file's own day is known only now: the tree may have been another one.
  if (!units.every((u) => inForce(u, asOf) === inForce(u, file.asOf ?? today))) reading = await readOn(asOf);
  return { asOf, asOfFrom, reading: { ...reading, issues: namingClosed(reading.issues, unit, units) }, refusal };
}

const inForce = (unit: Unit, day: Day): boolean =>
  unit.validFrom <= day && (unit.validTo === null || day <= unit.validTo);

const unitsOn = (unit: Unit, units: readonly Unit[], day: Day): Unit[] =>
  units.filter((u) => u.id === unit.id || inForce(u, day));

/** A row of an unknown unit may name one that was closed by then, or not open yet: then it says so. */
function namingClosed(issues: readonly RowIssue[], unit: Unit, units: readonly Unit[]): RowIssue[] {
  if (!issues.some(({ code }) => code === 'unknown_unit')) return [...issues];
  const ever = new UnitFinder(units, unit.id);
  return issues.map((issue) => {
    const said = issue.code === 'unknown_unit' && issue.value !== null ? String(issue.value) : null;
    const isClosed = said !== null && (ever.ofCode(said) ?? ever.ofName(said)) !== null;
    return isClosed ? { ...issue, code: 'closed_unit' } : issue;
  });
}

function checkAsOf(asOf: string, today: Day): void {
  if (!isDay(asOf))
    throw badInput(
      'bad_day',
      `"${asOf}" không phải ngày dạng yyyy-MM-dd.`,
      `"${asOf}" is not a day in the form yyyy-MM-dd.`,
      'asOf',
    );
  if (asOf > today)
    throw badInput(
      'future_date',
      `Ngày của danh sách (${formatDay(asOf)}) ở tương lai; hôm nay là ${formatDay(today)}. Hãy chọn lại ngày.`,
      `The list's day (${formatDay(asOf)}) lies in the future; today is ${formatDay(today)}. Choose another day.`,
      'asOf',
    );
}

function closedUnit(unit: Unit, asOf: Day): RosterRefusal | null {
  if (inForce(unit, asOf)) return null;
  return {
    code: 'closed_unit',
    messageVi: `${unit.name} không hoạt động vào ngày ${formatDay(asOf)}; chọn đơn vị đang hoạt động vào ngày đó, hoặc sửa ngày của danh sách.`,
    messageEn: `${unit.name} was not in force on ${formatDay(asOf)}; choose the unit that was, or correct the list's day.`,
  };
}

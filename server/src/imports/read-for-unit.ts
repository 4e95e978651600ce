import { formatDay, isDay, type Day } from '@dat100/shared/calendar';
import { RosterCollector } from '@dat100/shared/roster-collect';
import { UnitFinder } from '@dat100/shared/roster-units';
import type {
  ColumnMapping,
  EndPiece,
  ReadPiece,
  ReadRow,
  RosterReading,
  RosterRefusal,
  RowIssue,
  RowsPiece,
  TablePiece,
} from '@dat100/shared/roster-reading';
import { checkDayRange } from '../common/days.js';
import { badInput } from '../common/errors.js';
import { isInForce, type Unit } from '../units/unit.js';
import type { FileParts } from './file-bytes.js';
import { readRosterPieces } from './read-roster.js';
import type { StoredImport } from './stored-import.js';

/** A file to read for a unit. */
export interface UnitFile {
  /** the content, held in memory or fetched part by part */
  bytes: Buffer | FileParts;
  fileName: string;
  /** The day the list speaks of, if the user says it. */
  asOf: Day | null;
  list?: 'roster' | 'police';
  mappings?: readonly ColumnMapping[];
}

/** The end of a file read for a unit: the day it is taken for, and where that day is from. */
export interface UnitEnd extends Omit<EndPiece, 'asOf'> {
  asOf: Day;
  asOfFrom: StoredImport['asOfFrom'];
}

/** As ReadPiece: tables and rows, `again` when the rows handed over are void and all follow anew, and one end. */
export type UnitPiece = TablePiece | RowsPiece | { type: 'again' } | UnitEnd;

/** A file read for a unit as the tree stood on the day the list speaks of. */
export interface UnitReading {
  asOf: Day;
  asOfFrom: StoredImport['asOfFrom'];
  reading: RosterReading;
  refusal: RosterRefusal | null;
}

/**
 * Reads a file for a unit, piece by piece: names and codes of units mean those in force on the list's day, for codes
 * and names are used again over time. `units` are the unit, everything above and everything below it, of any day.
 * Of a refused file (end.refusal) no row counts.
 * @throws bad_input for a day that is none, or is still to come, or that the file states and lies far away
 */
export async function* readForUnitPieces(
  file: UnitFile,
  unit: Unit,
  units: readonly Unit[],
  today: Day,
): AsyncGenerator<UnitPiece> {
  checkGivenDay(file.asOf, today);
  const isClosed = closedUnitNames(unit, units);
  for await (const piece of readRosterPieces({ ...file, today, targetUnitId: unit.id, units })) {
    if (piece.type === 'rows') yield { type: 'rows', rows: piece.rows.map((row) => namingClosed(row, isClosed)) };
    else if (piece.type !== 'end') yield piece;
    else yield endFor(piece, file.asOf, unit, today);
  }
}

/** The whole of a file at once, see readForUnitPieces and readRoster. */
export async function readForUnit(
  file: UnitFile,
  unit: Unit,
  units: readonly Unit[],
  today: Day,
): Promise<UnitReading> {
  const collector = new RosterCollector();
  let end: UnitEnd | null = null;
  for await (const piece of readForUnitPieces(file, unit, units, today)) {
    collector.add(piece satisfies ReadPiece);
    if (piece.type === 'end') end = piece;
  }
  if (!end) throw new RangeError('The file has not been read to its end');
  return { asOf: end.asOf, asOfFrom: end.asOfFrom, reading: collector.reading(), refusal: end.refusal };
}

function endFor(end: EndPiece, given: Day | null, unit: Unit, today: Day): UnitEnd {
  const asOf = given ?? end.asOf ?? today;
  checkDayRange(asOf, today, 'asOf');
  const refusal = end.refusal ?? closedUnit(unit, asOf);
  return {
    ...end,
    asOf,
    asOfFrom: given !== null ? 'given' : end.asOf !== null ? 'file' : 'today',
    refusal,
    outcome: refusal ? 'refused' : 'accepted',
  };
}

/** Whether a unit of this code or name existed on another day; asked seldom, so built when it is. */
function closedUnitNames(unit: Unit, units: readonly Unit[]): (said: string) => boolean {
  let ever: UnitFinder | null = null;
  return (said) => {
    ever ??= new UnitFinder(units, unit.id);
    return (ever.ofCode(said) ?? ever.ofName(said)) !== null;
  };
}

const UNKNOWN_UNIT = 'unknown_unit';

/** A row of an unknown unit may name one that was closed by then, or not open yet: then it says so. */
function namingClosed(read: ReadRow, isClosed: (said: string) => boolean): ReadRow {
  const isUnknown = ({ code, value }: RowIssue): boolean => code === UNKNOWN_UNIT && value !== null;
  // What is a text still stays one where it cannot say so.
  if (read.text?.includes(UNKNOWN_UNIT) === false || !read.issues.some(isUnknown)) return read;
  const issues = read.issues.map((issue) =>
    isUnknown(issue) && isClosed(String(issue.value)) ? { ...issue, code: 'closed_unit' } : issue,
  );
  return { row: read.row, issues, idShown: read.idShown, cells: read.cells };
}

/** @throws bad_input for a day that is none, or is still to come, or lies far away */
export function checkGivenDay(asOf: string | null, today: Day): void {
  if (asOf === null) return;
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
  checkDayRange(asOf, today, 'asOf');
}

function closedUnit(unit: Unit, asOf: Day): RosterRefusal | null {
  if (isInForce(unit, asOf)) return null;
  return {
    code: 'closed_unit',
    messageVi: `${unit.name} không hoạt động vào ngày ${formatDay(asOf)}; chọn đơn vị đang hoạt động vào ngày đó, hoặc sửa ngày của danh sách.`,
    messageEn: `${unit.name} was not in force on ${formatDay(asOf)}; choose the unit that was, or correct the list's day.`,
  };
}

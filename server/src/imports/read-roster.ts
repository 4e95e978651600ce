import type { Day } from '@dat100/shared/calendar';
import { refusedReading, RosterBook } from '@dat100/shared/roster-book';
import type { RosterReading, UnitChoice } from '@dat100/shared/roster-reading';
import { SheetRefusal } from './read-sheet-limits.js';
import { readSheets } from './read-sheet.js';

export interface RosterInput {
  bytes: Buffer;
  /** As the user's machine calls it. The content decides what the file is, not its name. */
  fileName: string;
  /** The day the list speaks of, if the user says it; it wins over the file's own. */
  asOf: Day | null;
  /** The target and its whole subtree; the target's ancestors may be among them, to read "Quận 1 / Phường Bến Nghé". */
  units: readonly UnitChoice[];
  targetUnitId: number;
  /** Today in Viet Nam: what lies after it has not happened, and a list without a date is measured by it. */
  today: Day;
}

/**
 * Reads a roster: every person row, its remarks, or the refusal of the whole file. Asks no database and changes
 * nothing. Throws only for a fault of ours (RangeError when the target is not among the units).
 */
export async function readRoster({ bytes, asOf, units, targetUnitId, today }: RosterInput): Promise<RosterReading> {
  const book = new RosterBook({ asOf, units, targetUnitId, today });
  try {
    for await (const event of readSheets(bytes)) book.take(event);
  } catch (error) {
    if (error instanceof SheetRefusal) return refusedReading(error.code, error.record);
    throw error;
  }
  return book.finish();
}

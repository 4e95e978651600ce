import type { Day } from '@dat100/shared/calendar';
import { refusedEnd } from '@dat100/shared/roster-book';
import { RosterCollector } from '@dat100/shared/roster-collect';
import type { ColumnMapping, ReadPiece, RosterReading, UnitChoice } from '@dat100/shared/roster-reading';
import type { FileParts } from './file-bytes.js';
import type { RosterWork } from './read-roster-worker.js';
import { received, type SentPiece } from './row-text.js';
import { SHEET_LIMITS, SheetRefusal, type SheetLimits } from './read-sheet-limits.js';
import { readInThread } from './read-sheet-thread.js';
import { readyReader } from './read-sheet-ready.js';
import { understandFile } from './understand-file.js';

export interface RosterInput {
  bytes: Buffer | FileParts;
  /** As the user's machine calls it. The content decides what the file is, not its name. */
  fileName: string;
  /** The day the list speaks of, if the user says it; it wins over the file's own. */
  asOf: Day | null;
  /**
   * The target and its whole subtree; the target's ancestors may be among them, to read "Quận 1 / Phường Bến Nghé".
   * With their days given, only those in force on the list's day are meant.
   */
  units: readonly UnitChoice[];
  targetUnitId: number;
  /** Today in Viet Nam: what lies after it has not happened, and a list without a date is measured by it. */
  today: Day;
  /** What the user dropped; a roster if left out. */
  list?: 'roster' | 'police';
  /** What users said the columns of some shapes of sheet mean; the first of a shape counts. */
  mappings?: readonly ColumnMapping[];
}

/** Compiled code reads in a worker; TypeScript sources (unit tests), which a worker could not load, in this thread. */
const WORKER_FILE = import.meta.url.endsWith('.ts') ? null : new URL('./read-roster-worker.js', import.meta.url);

/** Begins the thread that will read the next file: it loads its modules while that comes in. */
export function readyRosterReader(): void {
  if (WORKER_FILE) readyReader(WORKER_FILE, SHEET_LIMITS);
}

/**
 * Reads and understands a roster, piece by piece, without holding more than a few thousand rows: every person row with
 * its remarks, then one end; or an end that refuses the whole file. Asks no database and changes nothing. Throws only
 * for a fault of ours (an Error when the target is not among the units).
 */
export async function* readRosterPieces(
  input: RosterInput,
  limits: SheetLimits = SHEET_LIMITS,
  workerFile: URL | null = WORKER_FILE,
): AsyncGenerator<ReadPiece> {
  const { bytes, asOf, targetUnitId, today, list = 'roster', mappings = [] } = input;
  const units = input.units.map(bareUnit);
  const context = { asOf, units, targetUnitId, today, list, mappings };
  try {
    // Refused before it is copied to another thread.
    if ((Buffer.isBuffer(bytes) ? bytes.length : bytes.size) > limits.fileBytes)
      throw new SheetRefusal('file_too_large_inside', 'the file itself');
    if (workerFile === null) yield* understandFile(bytes, limits, context);
    else {
      const work = { limits, context } satisfies Omit<RosterWork, 'file'>;
      for await (const piece of readInThread<SentPiece>(workerFile, bytes, work, limits)) yield received(piece);
    }
  } catch (error) {
    if (!(error instanceof SheetRefusal)) throw error;
    yield refusedEnd(error.code, error.record);
  }
}

/** The whole of a roster at once, rows of the same id compared. For files small enough to hold in memory. */
export async function readRoster(input: RosterInput): Promise<RosterReading> {
  const collector = new RosterCollector();
  for await (const piece of readRosterPieces(input)) collector.add(piece);
  return collector.reading();
}

/** What the reader needs of a unit, and no more: it is copied to a thread that reads strangers' files. */
function bareUnit({ id, code, name, kind, parentId, validFrom, validTo }: UnitChoice): UnitChoice {
  return {
    ...{ id, code, name, kind, parentId },
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validTo === undefined ? {} : { validTo }),
  };
}

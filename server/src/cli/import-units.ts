import { basename } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { CsvError } from 'csv-parse/sync';
import { audit } from '../audit/audit.js';
import type { RequestContext } from '../common/context.js';
import { badInput, UserError } from '../common/errors.js';
import { Database } from '../database/database.js';
import { Keys } from '../database/keys.js';
import type { Tx } from '../database/sql.js';
import { importUnitLists, type UnitImportResult } from '../units/import-units.js';
import { readUnitLines, type UnitLine, type UnitProblem } from '../units/units-csv.js';
import type { Given, Outcome } from './command.js';
import { filesIn, readGivenFile } from './files.js';
import { outcomeOf, unitFolderOutcome, unreadable, type UnitsOutcome } from './units-words.js';
import { withServices } from './workbench.js';

/** Leaves the transaction with what it found out and without what it wrote. */
class DryRun extends Error {
  constructor(readonly results: UnitImportResult[]) {
    super('dry run');
  }
}

/**
 * A list of units is taken whole or not at all. Of a folder each list by itself, those with units above the others
 * first, whatever the files are called; one that is refused does not keep the others back.
 */
export async function importUnitsFile(given: Given): Promise<Outcome> {
  const { folder, paths } = filesIn(given.positionals[0] ?? '');
  const dryRun = given.values['dry-run'] === true;
  if (folder !== null) return withServices(given, (app, ctx) => unitFolder(app, ctx, folder, paths, dryRun));
  const list = readUnitFile(paths[0] ?? '');
  if (list.problems.length > 0) return outcomeOf(list.fileName, dryRun, refused(list));
  return withServices(given, async (app, ctx) => {
    const [result] = await put(app, ctx, [list], dryRun);
    return outcomeOf(list.fileName, dryRun, result ?? refused(list));
  });
}

interface UnitFile {
  fileName: string;
  lines: UnitLine[];
  problems: UnitProblem[];
}

function readUnitFile(path: string): UnitFile {
  const { bytes, fileName } = readGivenFile(path);
  try {
    return { fileName, ...readUnitLines(utf8(bytes)) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw badInput(
      'bad_csv',
      `Tệp "${fileName}" không đọc được như CSV (dòng ${error['lines']}). Hãy xem dấu ngoặc kép ở dòng ấy, hoặc lưu lại dạng CSV UTF-8.`,
      `The file "${fileName}" cannot be read as CSV (line ${error['lines']}). Look at the quotation marks there, or save it as CSV UTF-8 again.`,
    );
  }
}

const refused = ({ lines, problems }: UnitFile): UnitImportResult => ({
  ...{ rows: lines.length, new: 0, changed: 0, unchanged: 0 },
  problems,
});

async function unitFolder(
  app: INestApplicationContext,
  ctx: RequestContext,
  folder: string,
  paths: readonly string[],
  dryRun: boolean,
): Promise<Outcome> {
  const outcomes: UnitsOutcome[] = [];
  const lists: UnitFile[] = [];
  for (const path of paths) {
    try {
      const list = readUnitFile(path);
      if (list.problems.length === 0) lists.push(list);
      else outcomes.push(outcomeOf(list.fileName, dryRun, refused(list)));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      outcomes.push(unreadable(basename(path).normalize('NFC'), dryRun, error));
    }
  }
  const results = await put(app, ctx, lists, dryRun);
  outcomes.push(...lists.map((list, i) => outcomeOf(list.fileName, dryRun, results[i] ?? refused(list))));
  return unitFolderOutcome(folder, outcomes);
}

type Take = (lists: readonly UnitFile[]) => Promise<UnitImportResult[]>;

/** What each of the lists came to; all of a check in one transaction, so that each is held against those before it. */
async function put(
  app: INestApplicationContext,
  ctx: RequestContext,
  lists: readonly UnitFile[],
  dryRun: boolean,
): Promise<UnitImportResult[]> {
  const db = app.get(Database);
  const keys = app.get(Keys);
  if (!dryRun) return inTurn(lists, (some) => db.transaction((tx) => putSome(tx, keys, ctx, some)));
  try {
    return await db.transaction(async (tx) => {
      throw new DryRun(await inTurn(lists, (some) => importUnitLists(tx, keys, linesOf(some))));
    });
  } catch (error) {
    if (error instanceof DryRun) return error.results;
    throw error;
  }
}

const linesOf = (lists: readonly UnitFile[]) => lists.map(({ lines }) => lines);
const isRefused = (result: UnitImportResult | undefined): boolean => (result?.problems.length ?? 0) > 0;

/** Puts lists in as one, each with its row in the log; none when any has a problem. */
async function putSome(
  tx: Tx,
  keys: Keys,
  ctx: RequestContext,
  lists: readonly UnitFile[],
): Promise<UnitImportResult[]> {
  const results = await importUnitLists(tx, keys, linesOf(lists));
  if (results.some(isRefused)) return results;
  for (const [i, result] of results.entries()) {
    const detail = { fileName: lists[i]?.fileName, rows: result.rows, new: result.new, changed: result.changed };
    await audit(tx, ctx, { action: 'units.import', subjectType: 'unit', subjectId: null, unitId: null, detail });
  }
  return results;
}

/**
 * Takes the lists one after another; one with problems once more after the others, as long as that helps any. Then
 * those that are left at once, for they may need each other.
 */
async function inTurn(lists: readonly UnitFile[], take: Take): Promise<UnitImportResult[]> {
  const results = new Map<UnitFile, UnitImportResult>();
  let left = lists;
  for (let before = Infinity; left.length > 0 && left.length < before;) {
    before = left.length;
    for (const list of left) for (const result of await take([list])) results.set(list, result);
    left = left.filter((list) => isRefused(results.get(list)));
  }
  await atOnce(left, take, results);
  return lists.map((list) => results.get(list) ?? refused(list));
}

/** Lists that got no further one by one, as one; those with problems then stay out, and the others are tried without. */
async function atOnce(lists: readonly UnitFile[], take: Take, results: Map<UnitFile, UnitImportResult>): Promise<void> {
  let left = lists;
  while (left.length > 1) {
    const together = await take(left);
    const isTaken = !together.some(isRefused);
    left.forEach((list, i) => {
      const result = together[i];
      if (result && (isTaken || isRefused(result))) results.set(list, result);
    });
    left = isTaken ? [] : left.filter((_, i) => !isRefused(together[i]));
  }
}

function utf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw badInput(
      'unknown_encoding',
      'Tệp phải là CSV mã UTF-8. Trong Excel chọn: CSV UTF-8.',
      'The file must be CSV in UTF-8. In Excel choose: CSV UTF-8.',
    );
  }
}

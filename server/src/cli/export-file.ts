import { createWriteStream } from 'node:fs';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { badInput, UserError } from '../common/errors.js';
import type { Cell, ExportForm, ExportTable } from '../exports/export-table.js';
import { writeTable } from '../exports/write-table.js';
import { needText, textOf } from './arguments.js';
import { UsageError, type Given } from './command.js';

/** Where a command is to write a file. */
export interface WantedPlace {
  path: string;
  /** whether a file that is there may be replaced */
  force: boolean;
}

/** A file that a command is to write. */
export interface WantedFile extends ExportForm, WantedPlace {}

/** Where to, in which form and language. @throws UsageError */
export function wantedFile(given: Given): WantedFile {
  const path = needText(given, 'out');
  const ending = extname(path).toLowerCase();
  if (ending !== '.csv' && ending !== '.xlsx')
    throw new UsageError(
      `--out phải là tệp .csv hoặc .xlsx, không phải "${path}".`,
      `--out is a file .csv or .xlsx, not "${path}".`,
    );
  const format = ending === '.csv' ? 'csv' : 'xlsx';
  return { path, force: given.values['force'] === true, format, language: languageOf(given) };
}

/** The same where the file can only be a workbook. @throws UsageError */
export function wantedBook(given: Given): WantedPlace {
  const path = needText(given, 'out');
  if (extname(path).toLowerCase() !== '.xlsx')
    throw new UsageError(`--out phải là tệp .xlsx, không phải "${path}".`, `--out is a file .xlsx, not "${path}".`);
  return { path, force: given.values['force'] === true };
}

/** The language of a file, Vietnamese if left out. @throws UsageError */
export function languageOf(given: Given): ExportForm['language'] {
  const language = textOf(given, 'lang') ?? 'vi';
  if (language === 'vi' || language === 'en') return language;
  throw new UsageError(`--lang là vi hoặc en, không phải "${language}".`, `--lang is vi or en, not "${language}".`);
}

/**
 * Writes a table into a file that only its owner may read, and answers how many rows it has. The file is taken before
 * `make` is asked, which leaves the audit row: what cannot be written is not on record as exported. What fails on the
 * way leaves no half file; one that is replaced stays whole until the new one is.
 * @throws bad_input `file_exists`, `cannot_write_file`; what `make` throws
 */
export async function writeFileOf(file: WantedFile, make: () => Promise<ExportTable>): Promise<number> {
  const rows = { count: 0 };
  await putFile(file, async (open) => {
    const table = await make();
    await fillFile(open(), { ...table, rows: counted(table.rows, rows) }, file);
  });
  return rows.count;
}

/** The same for a workbook that writes itself. @throws bad_input `file_exists`, `cannot_write_file`; what `make` throws */
export function writeBookOf(
  file: WantedPlace,
  make: () => Promise<{ write(out: Writable): Promise<void> }>,
): Promise<void> {
  return putFile(file, async (open) => {
    const book = await make();
    await toItsEnd(open(), (out) => book.write(out));
  });
}

async function putFile(file: WantedPlace, fill: (open: () => Writable) => Promise<void>): Promise<void> {
  const at = file.force ? `${file.path}.${process.pid}.part` : file.path;
  const handle = await opened(at, file.path);
  try {
    await fill(() => createWriteStream(at, { fd: handle }));
    if (file.force) await rename(at, file.path);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(at, { force: true });
    throw error instanceof UserError || !isOfFile(error) ? error : cannotWrite(file.path, error);
  }
}

/**
 * Writes a table into a file that is open, to its end. What the file says is listened to from the first byte on: a full
 * disk speaks up while rows are still written, and it is that error which is thrown, not what came of it.
 */
export function fillFile(out: Writable, table: ExportTable, form: ExportForm): Promise<void> {
  return toItsEnd(out, () => writeTable(out, table, form));
}

async function toItsEnd(out: Writable, write: (out: Writable) => Promise<void>): Promise<void> {
  const ended = finished(out);
  ended.catch(() => undefined);
  try {
    await write(out);
  } catch (error) {
    if (out.destroyed) await ended;
    throw error;
  }
  await ended;
}

/** Taken at once, and never over another file; at most its owner may read it. */
async function opened(at: string, path: string): Promise<FileHandle> {
  try {
    return await open(at, 'wx', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw cannotWrite(path, error);
    throw badInput(
      'file_exists',
      `Tệp "${path}" đã có. Hãy chọn tên khác, hoặc thêm --force để ghi đè.`,
      `The file "${path}" exists. Choose another name, or add --force to overwrite it.`,
    );
  }
}

async function* counted(
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>,
  sum: { count: number },
): AsyncGenerator<readonly Cell[]> {
  for await (const row of rows) {
    sum.count += 1;
    yield row;
  }
}

const isOfFile = (error: unknown): boolean => typeof (error as NodeJS.ErrnoException | null)?.syscall === 'string';

function cannotWrite(path: string, error: unknown) {
  const why = (error as NodeJS.ErrnoException).code ?? 'unknown';
  return badInput(
    'cannot_write_file',
    `Không ghi được tệp "${path}" (${why}). Hãy chọn thư mục khác hoặc kiểm tra quyền và chỗ trống.`,
    `Cannot write the file "${path}" (${why}). Choose another folder, or look at its rights and free space.`,
  );
}

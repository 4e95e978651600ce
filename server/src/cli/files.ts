import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { badInput } from '../common/errors.js';

const LISTS = /\.(?:xlsx|xlsm|csv|tsv|txt)$/i;
/** What spreadsheet programs leave beside an open file, and hidden files. */
const NOT_A_LIST = /^(?:~\$|\.)/;

export interface GivenFile {
  bytes: Buffer;
  fileName: string;
}

/** A file of the command line, by its path from where the command was called. @throws bad_input `cannot_read_file` */
export function readGivenFile(path: string): GivenFile {
  try {
    return { bytes: readFileSync(path), fileName: basename(path).normalize('NFC') };
  } catch (error) {
    throw cannotRead(path, error);
  }
}

/**
 * The path of the one file, or those of every list that lies in a folder (not in folders below it), by name.
 * @throws bad_input `cannot_read_file`, `empty_folder`
 */
export function filesIn(path: string): { folder: string | null; paths: string[] } {
  let names: string[];
  try {
    if (!statSync(path).isDirectory()) return { folder: null, paths: [path] };
    names = readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [] : [entry.name]));
  } catch (error) {
    throw cannotRead(path, error);
  }
  const order = new Intl.Collator('vi', { numeric: true });
  const lists = names.filter((name) => LISTS.test(name) && !NOT_A_LIST.test(name)).sort(order.compare);
  if (lists.length === 0)
    throw badInput(
      'empty_folder',
      `Thư mục "${path}" không có danh sách nào (.xlsx, .xlsm, .csv, .tsv, .txt).`,
      `The folder "${path}" holds no list (.xlsx, .xlsm, .csv, .tsv, .txt).`,
    );
  return { folder: basename(resolve(path)).normalize('NFC'), paths: lists.map((name) => join(path, name)) };
}

function cannotRead(path: string, error: unknown) {
  const why = (error as NodeJS.ErrnoException).code ?? 'unknown';
  return badInput(
    'cannot_read_file',
    `Không đọc được tệp "${path}" (${why}).`,
    `Cannot read the file "${path}" (${why}).`,
  );
}

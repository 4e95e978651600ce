import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { badInput } from '../common/errors.js';

/** A file of the command line, by its path from where the command was called. @throws bad_input `cannot_read_file` */
export function readGivenFile(path: string): { bytes: Buffer; fileName: string } {
  try {
    return { bytes: readFileSync(path), fileName: basename(path).normalize('NFC') };
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw badInput(
      'cannot_read_file',
      `Không đọc được tệp "${path}" (${why}).`,
      `Cannot read the file "${path}" (${why}).`,
    );
  }
}

import { parse } from 'csv-parse/sync';
import { isDay } from '@dat100/shared/calendar';
import { badInput } from '../common/errors.js';

/** One account as the CSV writes it; the unit is named by its code. */
export interface UserLine {
  line: number;
  username: string;
  displayName: string;
  role: string;
  unitCode: string | null;
  lens: string | null;
  validFrom: string | null;
  validTo: string | null;
}

const COLUMNS = ['username', 'display_name', 'role', 'unit_code', 'lens', 'valid_from', 'valid_to'] as const;
const REQUIRED = ['username', 'display_name', 'role'] as const;

/**
 * Reads `username,display_name,role,unit_code,lens,valid_from,valid_to`: comma, semicolon or tab, columns in any order,
 * the optional ones may be missing. Days may be written day/month/year as offices do.
 * @throws bad_csv, unknown_column, column_missing
 */
export function readUsersCsv(text: string): UserLine[] {
  const [header, ...rows] = parseCsv(text);
  if (!header) throw badInput('empty_file', 'Tệp không có dòng nào.', 'The file has no lines.', 'csv');
  const names = header.record.map((name) => name.trim().toLowerCase());
  const unknown = names.find((name) => !(COLUMNS as readonly string[]).includes(name));
  if (unknown !== undefined)
    throw badInput(
      'unknown_column',
      `Không có cột "${unknown.slice(0, 40)}". Các cột: ${COLUMNS.join(', ')}.`,
      `There is no column "${unknown.slice(0, 40)}". The columns are: ${COLUMNS.join(', ')}.`,
      'csv',
    );
  const missing = REQUIRED.find((name) => !names.includes(name));
  if (missing)
    throw badInput('column_missing', `Thiếu cột "${missing}".`, `The column "${missing}" is missing.`, 'csv');
  return rows.map(({ line, record }) => {
    const cell = (name: (typeof COLUMNS)[number]) => record[names.indexOf(name)]?.trim() ?? '';
    return {
      line,
      username: cell('username'),
      displayName: cell('display_name'),
      role: cell('role'),
      unitCode: cell('unit_code') || null,
      lens: cell('lens') || null,
      validFrom: dayOf(cell('valid_from')),
      validTo: dayOf(cell('valid_to')),
    };
  });
}

/** `20/11/2023` as `2023-11-20`; what is no day stays as it is, to be told about with its line. */
function dayOf(text: string): string | null {
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (!parts) return text === '' ? null : text;
  const day = `${parts[3]}-${parts[2]?.padStart(2, '0')}-${parts[1]?.padStart(2, '0')}`;
  return isDay(day) ? day : text;
}

function parseCsv(text: string): { line: number; record: string[] }[] {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = [',', ';', '\t'].reduce((best, mark) =>
    first.split(mark).length > first.split(best).length ? mark : best,
  );
  try {
    const rows = parse(text, {
      bom: true,
      info: true,
      delimiter,
      skip_empty_lines: true,
      relax_column_count: true,
      relax_quotes: true,
    });
    return (rows as unknown as { info: { lines: number }; record: string[] }[])
      .map(({ info, record }) => ({ line: info.lines, record }))
      .filter(({ record }) => record.some((cell) => cell.trim() !== ''));
  } catch (error) {
    const line = Number((error as { lines?: unknown }).lines ?? 0);
    throw badInput(
      'bad_csv',
      `Không đọc được tệp CSV ở dòng ${line}.`,
      `The CSV cannot be read at line ${line}.`,
      'csv',
    );
  }
}

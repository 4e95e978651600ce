import { parseArgs } from 'node:util';
import { isDay, type Day } from '@dat100/shared/calendar';
import { UsageError, type Command, type Given } from './command.js';

const COMMON = { json: { type: 'boolean' }, as: { type: 'string' }, help: { type: 'boolean' } } as const;

/** Reads the options and arguments of a command. @throws UsageError */
export function readGiven(command: Command, words: readonly string[]): Given {
  const see = `dat100 ${command.name} --help`;
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { ...COMMON, ...command.options },
      allowPositionals: true,
      strict: true,
    });
    if (!values.help && positionals.length !== command.files)
      throw new UsageError(
        `Lệnh "${command.name}" cần ${command.files} tham số, nhận được ${positionals.length}. Xem: ${see}`,
        `"${command.name}" takes ${command.files} argument(s), got ${positionals.length}. See: ${see}`,
      );
    return { values, positionals };
  } catch (error) {
    if (!isParseError(error)) throw error;
    // The first sentence names the option; what follows is about other ways to write it.
    const [what = ''] = error.message.split('. ');
    throw new UsageError(`Tùy chọn không hợp lệ (${what}). Xem: ${see}`, `${what}. See: ${see}`);
  }
}

/** Told by its code: parseArgs throws a plain TypeError. */
function isParseError(error: unknown): error is Error {
  return String((error as { code?: unknown } | null)?.code).startsWith('ERR_PARSE_ARGS');
}

/** A text option that may be left out. */
export function textOf(given: Given, name: string): string | null {
  const value = given.values[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim().normalize('NFC') : null;
}

/** A text option that must be there. @throws UsageError */
export function needText(given: Given, name: string): string {
  const value = textOf(given, name);
  if (value !== null) return value;
  throw new UsageError(`Thiếu --${name}.`, `--${name} is missing.`);
}

/** A day option that may be left out. @throws UsageError when it is no day */
export function dayOf(given: Given, name: string): Day | null {
  const value = textOf(given, name);
  if (value === null || isDay(value)) return value;
  throw new UsageError(
    `--${name} phải là ngày dạng 2023-11-20, không phải "${value}".`,
    `--${name} is a day such as 2023-11-20, not "${value}".`,
  );
}

/** A whole number, 0 or more, that may be left out. @throws UsageError */
export function wholeOf(given: Given, name: string): number | null {
  const value = textOf(given, name);
  if (value === null) return null;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new UsageError(
    `--${name} phải là số nguyên không âm, không phải "${value}".`,
    `--${name} is a whole number, not "${value}".`,
  );
}

/** The page of a list, counted from 0, of an option that counts from 1. @throws UsageError */
export function pageNumberOf(given: Given): number {
  const page = wholeOf(given, 'page') ?? 1;
  if (page >= 1) return page - 1;
  throw new UsageError('--page đếm từ 1.', '--page is counted from 1.');
}

/** Numbers of records, divided by commas: `4711,4712`. @throws UsageError */
export function keysOf(words: string): number[] {
  return words.split(',').map((word) => {
    // They have sixteen digits from 2027 on.
    const key = /^\d{1,16}$/.test(word.trim()) ? Number(word) : Number.NaN;
    if (Number.isSafeInteger(key)) return key;
    throw new UsageError(
      `Cần số, cách nhau bằng dấu phẩy, ví dụ 4711,4712; nhận được "${words}".`,
      `Numbers are needed, divided by commas, such as 4711,4712; got "${words}".`,
    );
  });
}

/** One of several words, the first if left out. @throws UsageError */
export function oneOf<Word extends string>(given: Given, name: string, words: readonly [Word, ...Word[]]): Word {
  const value = textOf(given, name);
  const word = value === null ? words[0] : words.find((known) => known === value);
  if (word !== undefined) return word;
  throw new UsageError(
    `--${name} là một trong: ${words.join(', ')}; không phải "${value}".`,
    `--${name} is one of: ${words.join(', ')}; not "${value}".`,
  );
}

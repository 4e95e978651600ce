import type { Command } from './command.js';
import { COMMANDS } from './commands.js';

const COMMON = [
  '  --json          một đối tượng JSON trên stdout / one JSON object on stdout',
  '  --as USERNAME   tên ghi trong nhật ký / the name in the audit log',
  '  --help          trang này, hoặc của một lệnh / this page, or that of a command',
];

/** The help of everything. */
export function generalHelp(): string {
  const width = Math.max(...COMMANDS.map((command) => command.name.length));
  return [
    'dat100 COMMAND [options]',
    '',
    ...COMMANDS.flatMap((command) => [
      `  ${command.name.padEnd(width)}  ${command.summary.vi}`,
      `  ${' '.repeat(width)}  ${command.summary.en}`,
    ]),
    '',
    ...COMMON,
    '',
    'Ví dụ / examples:',
    ...COMMANDS.flatMap((command) => command.examples.map((example) => `  ${example}`)),
    '',
    'Dữ liệu ở DATA_DIR (SQLite), hoặc ở DATABASE_URL=mysql://… / data is in DATA_DIR, or at DATABASE_URL',
    'Mã thoát: 0 đã làm xong, 1 không làm được, 2 sai cú pháp / exit codes: 0 done, 1 not done, 2 wrong usage',
  ].join('\n');
}

/** The help of one command. */
export function helpOf(command: Command): string {
  return [
    `dat100 ${command.name} ${command.usage}`.trim(),
    '',
    `  ${command.summary.vi}`,
    `  ${command.summary.en}`,
    '',
    ...COMMON,
    '',
    'Ví dụ / examples:',
    ...command.examples.map((example) => `  ${example}`),
  ].join('\n');
}

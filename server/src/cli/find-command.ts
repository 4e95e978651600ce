import { UsageError, type Command } from './command.js';
import { COMMANDS } from './commands.js';

/** Finds the command that the words begin with; null when they name none. @throws UsageError for an unknown one */
export function commandOf(words: readonly string[]): { command: Command; rest: string[] } | null {
  const [first, second] = words;
  if (first === undefined || first.startsWith('-')) return null;
  const command =
    COMMANDS.find(({ name }) => name === `${first} ${second}`) ?? COMMANDS.find(({ name }) => name === first);
  if (command) return { command, rest: words.slice(command.name.split(' ').length) };
  const family = COMMANDS.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => name);
  if (family.length > 0)
    throw new UsageError(
      `Sau "${first}" cần một trong: ${family.join(', ')}.`,
      `"${first}" needs one of: ${family.join(', ')}.`,
    );
  throw new UsageError(
    `Không có lệnh "${first}". Xem: dat100 --help`,
    `There is no command "${first}". See: dat100 --help`,
  );
}

import type { Watch } from '../imports/run-roster.js';

const DOING: Readonly<Record<string, string>> = {
  'import.read': 'đang đọc / reading',
  'import.apply': 'đang nhập / applying',
  'import.undo': 'đang hoàn tác / undoing',
};

/** Says on stderr how far the work on a file has come; on a terminal on one line that is written over. */
export function progressLine(name: string): Watch {
  return ({ kind, done, total }) => {
    const share = total ? ` (${Math.floor((done * 100) / total)} %)` : '';
    const line = `${name}: ${DOING[kind] ?? kind} ${done}${total ? `/${total}` : ''}${share}`;
    process.stderr.write(process.stderr.isTTY ? `\r${line}\u001b[K` : `${line}\n`);
  };
}

import { UserError } from '../common/errors.js';
import { SettingsError } from '../config/settings.js';
import { readGiven } from './arguments.js';
import { commandOf } from './find-command.js';
import { UsageError } from './command.js';
import { generalHelp, helpOf } from './help.js';

/** Where a command's words go: results on stdout, messages on stderr. */
export interface Streams {
  out(text: string): Promise<void>;
  err(text: string): Promise<void>;
}

/**
 * Runs one command line and answers its exit code: 0 = it did what it says, 1 = it did not, 2 = it was asked wrongly;
 * null = it goes on running. With --json there is one JSON object on stdout, also when it fails.
 */
export async function runCommand(words: readonly string[], streams: Streams): Promise<number | null> {
  const json = words.includes('--json');
  try {
    const found = commandOf(words);
    if (!found) {
      if (words.length > 0 && words[0] !== '--help')
        throw new UsageError(
          'Tên lệnh đứng trước các tùy chọn. Xem: dat100 --help',
          'The command comes before the options. See: dat100 --help',
        );
      await streams.out(generalHelp());
      return 0;
    }
    const given = readGiven(found.command, found.rest);
    if (given.values['help']) {
      await streams.out(helpOf(found.command));
      return 0;
    }
    const outcome = await found.command.run(given);
    if (!outcome) return null;
    await streams.out(json ? JSON.stringify(outcome.json) : outcome.text);
    return outcome.ok ? 0 : 1;
  } catch (error) {
    const words = wordsOf(error);
    await streams.err(`${words.vi}\n${words.en}`);
    if (json)
      await streams.out(JSON.stringify({ error: { code: words.code, message: words.vi, message_en: words.en } }));
    return error instanceof UsageError ? 2 : 1;
  }
}

function wordsOf(error: unknown): { code: string; vi: string; en: string } {
  if (error instanceof UsageError) return { code: 'usage', vi: error.vi, en: error.en };
  if (error instanceof UserError) return { code: error.code, vi: error.messageVi, en: error.messageEn };
  if (error instanceof SettingsError) return { code: 'settings', vi: error.message, en: '' };
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: 'internal', vi: 'Lệnh gặp lỗi ngoài dự kiến.', en: text };
}

/** An option as node:util's parseArgs takes it. */
export interface OptionRule {
  type: 'string' | 'boolean';
}

/** What was on the command line after the command's own words. */
export interface Given {
  values: Readonly<Record<string, string | boolean | undefined>>;
  positionals: readonly string[];
}

/** What a command has to say: for scripts one JSON object, for people lines, and whether it did what it says. */
export interface Outcome {
  json: Record<string, unknown>;
  text: string;
  ok: boolean;
}

/** A command of the command line. Its work is loaded only when it is called, so that help and errors are at once. */
export interface Command {
  /** one or two words: "board", "import roster" */
  name: string;
  /** what stands behind the name: "--unit CODE [--lens L]" */
  usage: string;
  summary: { vi: string; en: string };
  examples: readonly string[];
  options: Readonly<Record<string, OptionRule>>;
  /** how many arguments that are no options it takes */
  files: number;
  run(given: Given): Promise<Outcome | null>;
}

/** A mistake on the command line itself: exit code 2. */
export class UsageError extends Error {
  constructor(
    readonly vi: string,
    readonly en: string,
  ) {
    super(en);
  }
}

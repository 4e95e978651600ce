const LINE_FEED = '\n';
const RETURN = '\r';

/** How separated text is to be read. */
export interface TextShape {
  separator: string;
  /** a record may have so many characters */
  mostChars: number;
  /** the first line that is read, from 1 */
  fromLine: number;
}

/** A record longer than anybody writes. */
export class EndlessLine extends Error {}

/**
 * The records of separated text in which no quotation mark stands, some at a time: every separator separates cells, and
 * every line end, of whatever kind, ends a record. As the parser of quoted text reads it, for a fraction of the time.
 * @throws EndlessLine
 */
export async function* plainRecords(
  texts: AsyncIterable<string>,
  { separator, mostChars, fromLine }: TextShape,
): AsyncGenerator<string[][]> {
  let rest = '';
  let skip = fromLine - 1;
  const recordsOf = (text: string, isLast: boolean): string[][] => {
    const lines = new Lines(text, mostChars);
    const records: string[][] = [];
    for (let line = lines.next(isLast); line !== null; line = lines.next(isLast))
      if (skip > 0) skip -= 1;
      else records.push(line.split(separator));
    rest = lines.rest();
    return records;
  };
  for await (const text of texts) yield recordsOf(rest + text, false);
  yield recordsOf(rest, true);
  if (rest !== '' && skip === 0) yield [rest.split(separator)];
}

/** Walks through the lines of a text. */
class Lines {
  private at = 0;
  /** the next of each kind; -1 = there is none */
  private feed: number;
  private back: number;

  constructor(
    private readonly text: string,
    private readonly mostChars: number,
  ) {
    this.feed = text.indexOf(LINE_FEED);
    this.back = text.indexOf(RETURN);
  }

  /** The next line that is at its end; null = none. @param isLast whether no text follows this one */
  next(isLast: boolean): string | null {
    const { text, at } = this;
    if (this.feed !== -1 && this.feed < at) this.feed = text.indexOf(LINE_FEED, at);
    if (this.back !== -1 && this.back < at) this.back = text.indexOf(RETURN, at);
    const { feed, back } = this;
    const end = feed === -1 || (back !== -1 && back < feed) ? back : feed;
    if ((end === -1 ? text.length : end) - at > this.mostChars) throw new EndlessLine();
    // Whether a line feed follows the last return is not known yet.
    if (end === -1 || (end === back && end === text.length - 1 && !isLast)) return null;
    this.at = end === back && end + 1 === feed ? end + 2 : end + 1;
    return text.slice(at, end);
  }

  rest(): string {
    return this.text.slice(this.at);
  }
}

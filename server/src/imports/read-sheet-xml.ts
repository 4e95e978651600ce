import { TextDecoder } from 'node:util';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { SheetRefusal, type SheetLimits } from './read-sheet-limits.js';
import { xmlEncoding, type ZipParts } from './read-sheet-zip.js';

export interface XmlHandlers {
  /** Element name without its prefix. */
  open(name: string, attributes: Record<string, string>): void;
  /** Text directly within an element; may come in several pieces. */
  text?(text: string): void;
  close?(name: string): void;
  lane?: XmlLane;
}

/**
 * A short way around the parser. Nearly all elements of a sheet are cells in one plain form; taking them from the text
 * by a pattern that only well-formed elements match is many times faster, and the parser, which sees everything else,
 * stays the judge of the file.
 */
export interface XmlLane {
  /** True where such an element may come next: right behind a tag of the element that holds them. */
  readonly ready: boolean;
  /** Takes the element at this place and answers the place behind it, or -1 when something else stands there. */
  take(text: string, at: number): number;
}

/** Characters of one tag or text. A cell holds 32,767 at most. */
const MOST_BETWEEN_EVENTS = 1024 * 1024;
const TAG = /[ \t\r\n]*<[/A-Za-z_]/y;

/**
 * One XML part, pushed in pieces. Document types are refused (they are how entity bombs and outside files come in),
 * deep nesting and endless tags or texts too; whatever is not well-formed is `bad_xml`. Throws SheetRefusal.
 */
export class XmlFeed {
  private readonly parser = new SaxesParser({ xmlns: false, position: false });
  private readonly most: number;
  private lane: XmlLane | null;
  private decoder: TextDecoder | null = null;
  private depth = 0;
  /** Depth of the extension list that the parser is in: what stands there belongs to other programs. */
  private skipFrom = 0;
  private events = 0;
  private sinceEvent = 0;
  private rest = '';

  constructor(
    private readonly part: string,
    { open, close, text, lane }: XmlHandlers,
    limits: SheetLimits,
  ) {
    this.lane = lane ?? null;
    this.most = Math.min(MOST_BETWEEN_EVENTS, limits.partBytes);
    this.parser.on('doctype', () => {
      throw new SheetRefusal('dtd_not_allowed', part);
    });
    this.parser.on('error', () => {
      throw new SheetRefusal('bad_xml', part);
    });
    this.parser.on('opentag', (tag: SaxesTagPlain) => {
      this.note();
      if (++this.depth > limits.xmlDepth) throw new SheetRefusal('bad_xml', `${part}: nested too deep`);
      const name = localName(tag.name);
      if (this.skipFrom > 0) return;
      if (name === 'extLst') this.skipFrom = this.depth;
      else open(name, tag.attributes);
    });
    this.parser.on('closetag', (tag: SaxesTagPlain) => {
      this.note();
      const skipped = this.skipFrom > 0;
      if (this.skipFrom === this.depth) this.skipFrom = 0;
      this.depth -= 1;
      if (!skipped) close?.(localName(tag.name));
    });
    const told = (piece: string): void => {
      if (this.skipFrom === 0) text?.(piece);
    };
    this.parser.on('text', told);
    this.parser.on('cdata', told);
  }

  write(piece: Buffer): void {
    this.decoder ??= new TextDecoder(xmlEncoding(piece), { fatal: true });
    this.push(this.decode(piece));
  }

  push(text: string): void {
    if (this.lane) this.pushPastLane(text);
    else this.parse(text);
  }

  /** Ends the part; a part that stops in the middle is refused. */
  end(): void {
    if (this.decoder) this.push(this.decode());
    this.parse(this.rest);
    this.parser.close();
  }

  /** Tag by tag: before each the lane is asked. A tag that is cut off waits for the next piece. */
  private pushPastLane(piece: string): void {
    const text = this.rest === '' ? piece : this.rest + piece;
    this.rest = '';
    let at = 0;
    while (at < text.length && this.lane) {
      const ready = this.lane.ready && this.skipFrom === 0;
      const next = ready ? this.lane.take(text, at) : -1;
      if (next > at) {
        at = next;
        continue;
      }
      const end = text.indexOf('>', at) + 1;
      if (end === 0) {
        this.rest = text.slice(at);
        if (this.rest.length > this.most) throw new SheetRefusal('file_too_large_inside', this.part);
        return;
      }
      const { events } = this;
      TAG.lastIndex = at;
      const isTag = TAG.test(text);
      this.parse(text.slice(at, end));
      // Behind a comment or within a quoted '>' things may look like elements that are none: the parser goes on alone.
      if (ready && (!isTag || this.events === events)) this.lane = null;
      at = end;
    }
    if (at < text.length) this.parse(text.slice(at));
  }

  private parse(text: string): void {
    if (text === '') return;
    this.sinceEvent += text.length;
    this.parser.write(text);
    if (this.sinceEvent > this.most) throw new SheetRefusal('file_too_large_inside', this.part);
  }

  private note(): void {
    this.events += 1;
    this.sinceEvent = 0;
  }

  private decode(piece?: Buffer): string {
    try {
      return (piece ? this.decoder?.decode(piece, { stream: true }) : this.decoder?.decode()) ?? '';
    } catch {
      throw new SheetRefusal('bad_xml', `${this.part}: not text`);
    }
  }
}

/** Reads a part that is not a sheet from beginning to end. Refuses one of more bytes than `most`. */
export async function readPart(
  parts: ZipParts,
  path: string,
  limits: SheetLimits,
  most: number,
  handlers: XmlHandlers,
): Promise<void> {
  if (parts.size(path) > most) throw new SheetRefusal('file_too_large_inside', path);
  const feed = new XmlFeed(path, handlers, limits);
  for await (const piece of parts.read(path)) feed.write(piece);
  feed.end();
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

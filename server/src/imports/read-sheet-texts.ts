import { SheetRefusal, type SheetLimits } from './read-sheet-limits.js';
import { XmlFeed, type XmlHandlers, type XmlLane } from './read-sheet-xml.js';
import type { ZipParts } from './read-sheet-zip.js';

const BLOCK_BYTES = 1024 * 1024;
const PLACES = 65_536;
/** UTF-8 takes at most three bytes for a character of a string. */
const MOST_BYTES_EACH = 3;
/** Texts looked up last, by the end of their number: words of status columns come again in every row. */
const REMEMBERED = 1_024;

/**
 * Texts of a workbook that cells point to. They are the one thing of a file that is kept: as UTF-8 in blocks, a third of
 * what as many strings would take.
 */
export class SharedTexts {
  private readonly blocks: Buffer[] = [];
  /** Bytes written to each block. */
  private readonly filled: number[] = [];
  /** Where each text begins, as if the blocks were one; in pieces, so that growing copies nothing. */
  private readonly places: Uint32Array[] = [];
  private readonly remembered: (string | undefined)[] = [];
  private readonly rememberedAt = new Int32Array(REMEMBERED).fill(-1);
  private room = 0;
  private bytes = 0;
  count = 0;

  constructor(
    private readonly path: string,
    private readonly limits: SheetLimits,
  ) {}

  /** Throws SheetRefusal when there are too many, or too much of them. */
  add(text: string): void {
    const most = text.length * MOST_BYTES_EACH;
    if (this.count >= this.limits.sharedTexts || most > BLOCK_BYTES) this.refuse();
    if (most > this.room) this.addBlock();
    if (this.count % PLACES === 0) this.places.push(new Uint32Array(PLACES));
    const block = this.blocks.length - 1;
    const start = BLOCK_BYTES - this.room;
    const length = this.blocks[block]?.write(text, start) ?? 0;
    const places = this.places.at(-1);
    if (places) places[this.count % PLACES] = block * BLOCK_BYTES + start;
    this.filled[block] = start + length;
    this.room -= length;
    this.bytes += length;
    this.count += 1;
    if (this.bytes > this.limits.sharedTextBytes) this.refuse();
  }

  get(index: number): string | undefined {
    if (!Number.isInteger(index) || index < 0 || index >= this.count) return undefined;
    const slot = index % REMEMBERED;
    if (this.rememberedAt[slot] === index) return this.remembered[slot];
    const place = this.placeOf(index);
    const block = Math.floor(place / BLOCK_BYTES);
    const next = index + 1 < this.count ? this.placeOf(index + 1) : Infinity;
    const end = next < (block + 1) * BLOCK_BYTES ? next % BLOCK_BYTES : this.filled[block];
    const text = this.blocks[block]?.toString('utf8', place % BLOCK_BYTES, end);
    this.remembered[slot] = text;
    this.rememberedAt[slot] = index;
    return text;
  }

  private refuse(): never {
    throw new SheetRefusal('file_too_large_inside', this.path);
  }

  private placeOf(index: number): number {
    return this.places[Math.floor(index / PLACES)]?.[index % PLACES] ?? 0;
  }

  private addBlock(): void {
    this.blocks.push(Buffer.allocUnsafe(BLOCK_BYTES));
    this.filled.push(0);
    this.room = BLOCK_BYTES;
  }
}

/** Reads the part of shared texts. Throws SheetRefusal. */
export async function readSharedTexts(parts: ZipParts, path: string, limits: SheetLimits): Promise<SharedTexts> {
  const texts = new SharedTexts(path, limits);
  if (parts.size(path) > limits.sharedPartBytes) throw new SheetRefusal('file_too_large_inside', path);
  const feed = new XmlFeed(path, new TextList(texts), limits);
  for await (const piece of parts.read(path)) feed.write(piece);
  feed.end();
  return texts;
}

/** Characters that stand for themselves in XML; texts with others go to the parser. */
export const PLAIN = String.raw`[^<>&\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]*`;

/** Takes texts in one font the short way, as nearly all are: <si><t>…</t></si>. */
class TextList implements XmlHandlers, XmlLane {
  readonly lane = this;
  ready = false;
  private readonly plain = new RegExp(
    String.raw`[ \t\n]*<si(?:/>|>[ \t\n]*<t(?:/>|(?: xml:space="preserve")?>(${PLAIN})</t>)[ \t\n]*</si>)`,
    'y',
  );
  private readonly collector = textCollector((text) => this.texts.add(text), 'si');

  constructor(private readonly texts: SharedTexts) {}

  take(text: string, at: number): number {
    this.plain.lastIndex = at;
    const match = this.plain.exec(text);
    if (!match) return -1;
    this.texts.add(unescapeText(match[1] ?? ''));
    return this.plain.lastIndex;
  }

  open = (name: string): void => {
    this.ready = name === 'sst';
    this.collector.open(name);
  };

  text = (piece: string): void => this.collector.text(piece);

  close = (name: string): void => {
    this.ready = name === 'si';
    this.collector.close(name);
  };
}

/** What is collected of a text that comes in pieces; a cell holds 32,767 characters at most. */
const MOST_CHARS = 256 * 1024;

export interface TextHandlers {
  open(name: string): void;
  text(piece: string): void;
  close(name: string): void;
}

/** Collects the text of each `item` element: its runs joined, without phonetic hints. */
export function textCollector(found: (text: string) => void, item: string): TextHandlers {
  let text = '';
  let inText = false;
  let phonetic = 0;
  return {
    open(name) {
      if (name === item) text = '';
      else if (name === 'rPh') phonetic += 1;
      else if (name === 't') inText = phonetic === 0;
    },
    text(piece) {
      if (inText) text += piece;
      if (text.length > MOST_CHARS) throw new SheetRefusal('file_too_large_inside', 'a text without end');
    },
    close(name) {
      if (name === item) found(unescapeText(text));
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 't') inText = false;
    },
  };
}

/** Workbooks write control characters as _x000D_ (ECMA-376 part 1, 22.9.2.19). */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

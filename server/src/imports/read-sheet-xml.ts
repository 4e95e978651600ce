import { TextDecoder } from 'node:util';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { SheetRefusal } from './read-sheet-limits.js';
import { xmlEncoding } from './read-sheet-zip.js';

export interface XmlHandlers {
  /** Element name without its prefix. */
  open(name: string, attributes: Record<string, string>): void;
  /** Text directly within an element; may come in several pieces. */
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * One XML part, pushed in pieces. Document types are refused (they are how entity bombs and outside files come in),
 * deep nesting too; whatever is not well-formed is `bad_xml`. Throws SheetRefusal.
 */
export class XmlFeed {
  private readonly parser = new SaxesParser({ xmlns: false, position: false });
  private decoder: TextDecoder | null = null;
  private depth = 0;

  constructor(
    private readonly part: string,
    handlers: XmlHandlers,
    maxDepth: number,
  ) {
    const { text, close } = handlers;
    this.parser.on('doctype', () => {
      throw new SheetRefusal('dtd_not_allowed', part);
    });
    this.parser.on('error', () => {
      throw new SheetRefusal('bad_xml', part);
    });
    this.parser.on('opentag', (tag: SaxesTagPlain) => {
      if (++this.depth > maxDepth) throw new SheetRefusal('bad_xml', `${part}: nested too deep`);
      handlers.open(localName(tag.name), tag.attributes);
    });
    this.parser.on('closetag', (tag: SaxesTagPlain) => {
      this.depth -= 1;
      close?.(localName(tag.name));
    });
    if (text) {
      this.parser.on('text', text);
      this.parser.on('cdata', text);
    }
  }

  write(piece: Buffer): void {
    this.decoder ??= new TextDecoder(xmlEncoding(piece), { fatal: true });
    this.push(this.decode(piece));
  }

  /** Ends the part; a part that stops in the middle is refused. */
  end(): void {
    if (this.decoder) this.push(this.decode());
    this.parser.close();
  }

  push(text: string): void {
    if (text !== '') this.parser.write(text);
  }

  private decode(piece?: Buffer): string {
    try {
      return (piece ? this.decoder?.decode(piece, { stream: true }) : this.decoder?.decode()) ?? '';
    } catch {
      throw new SheetRefusal('bad_xml', `${this.part}: not text`);
    }
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

import { describe, expect, it } from '@jest/globals';
import { Random } from '../../src/seed/random.js';
import { quotedRecords } from '../../src/imports/read-sheet-csv.js';
import { EndlessLine, plainRecords, type TextShape } from '../../src/imports/read-sheet-lines.js';

const SIGNS = [
  'a',
  'Nguyễn Văn A',
  '079',
  ' ',
  '',
  ';',
  ';',
  ';;',
  ',',
  '\t',
  '\r\n',
  '\r\n',
  '\n',
  '\r',
  '\n\r',
  '=',
  '💠',
];

async function* inPieces(pieces: readonly string[]): AsyncGenerator<string> {
  for (const piece of pieces) if (piece !== '') yield piece;
}

async function all(records: AsyncIterable<string[][]>): Promise<string[][]> {
  const found: string[][] = [];
  for await (const some of records) found.push(...some);
  return found;
}

describe('records without quotation marks', () => {
  it('are those that the parser of quoted text finds, wherever the text is cut', async () => {
    const random = new Random('dòng');
    for (let n = 0; n < 600; n += 1) {
      const pieces = Array.from({ length: random.below(5) }, () =>
        Array.from({ length: random.below(9) }, () => random.pick(SIGNS)).join(''),
      );
      const shape: TextShape = {
        separator: random.pick([';', ',', '\t']),
        mostChars: 10_000,
        fromLine: random.between(1, 2),
      };
      const plain = await all(plainRecords(inPieces(pieces), shape));
      expect({ pieces, shape, plain }).toEqual({
        pieces,
        shape,
        plain: await all(quotedRecords(inPieces(pieces), shape)),
      });
    }
  });

  it.each([
    ['in one piece', ['a;b\r\n', 'x'.repeat(21)]],
    ['piece by piece', ['a;b\r\n', ...new Array<string>(7).fill('xyz')]],
    ['with more behind it', [`${'x'.repeat(21)}\na;b`]],
  ])('longer than anybody writes are refused: %s', async (_, pieces) => {
    const shape = { separator: ';', mostChars: 20, fromLine: 1 };
    await expect(all(plainRecords(inPieces(pieces), shape))).rejects.toThrow(EndlessLine);
    expect(await all(plainRecords(inPieces(pieces), { ...shape, mostChars: 21 }))).toHaveLength(2);
  });
});

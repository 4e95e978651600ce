import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '../test/runs.js';
import { isRowOrder, orderRows, ROW_ORDERS, type OrderedRow, type RowOrder } from './row-order.js';

const row = (name: string, left: number | null, tenths?: number | null): OrderedRow => ({
  unit: { name },
  figures: left === null ? null : { left },
  since: tenths === undefined ? null : { tenths },
});
const names = (rows: readonly OrderedRow[]) => rows.map(({ unit }) => unit.name).join(' ');

describe('the order of rows in a peer group', () => {
  const rows = [
    row('Phường 10', 3, -5),
    row('Ấp Đông', 9, 12),
    row('Phường 2', 3, null),
    row('An Phú', 0, 12),
    row('Đa Kao', 7),
    row('Xã Ẩn', null),
    row('Ấp Ẩn', null),
  ];
  it.each<[RowOrder, string]>([
    ['rank', 'Phường 10 Ấp Đông Phường 2 An Phú Đa Kao Xã Ẩn Ấp Ẩn'],
    ['name', 'An Phú Ấp Đông Đa Kao Phường 2 Phường 10 Xã Ẩn Ấp Ẩn'],
    ['left', 'Ấp Đông Đa Kao Phường 10 Phường 2 An Phú Xã Ẩn Ấp Ẩn'],
    ['rise', 'Ấp Đông An Phú Phường 10 Phường 2 Đa Kao Xã Ẩn Ấp Ẩn'],
  ])('by %s', (order, expected) => {
    expect(names(orderRows(rows, order))).toBe(expected);
  });

  it('by those left on another basis, where one is given', () => {
    const short = new Map([
      ['Phường 10', 7],
      ['Ấp Đông', 2],
    ]);
    const ordered = orderRows(rows.slice(0, 2), 'left', ({ unit }) => short.get(unit.name) ?? null);
    expect(names(ordered)).toBe('Phường 10 Ấp Đông');
    expect(names(orderRows(rows.slice(0, 2), 'left'))).toBe('Ấp Đông Phường 10');
  });

  it('knows its own codes and no others', () => {
    expect(ROW_ORDERS.every(isRowOrder)).toBe(true);
    expect(['', 'RANK', 'best'].some(isRowOrder)).toBe(false);
  });

  const table = fc.array(
    fc.record({
      unit: fc.record({ name: fc.string({ maxLength: 4 }) }),
      figures: fc.option(fc.record({ left: fc.nat(50) })),
      since: fc.option(fc.record({ tenths: fc.option(fc.integer({ min: -1000, max: 1000 })) })),
    }),
    { maxLength: 12 },
  );

  it('1,000 tables: every row once, and the place of a hidden row does not depend on the order', () => {
    fc.assert(
      fc.property(table, fc.constantFrom(...ROW_ORDERS), (rows, order) => {
        const ordered = orderRows(rows, order);
        expect(new Set(ordered)).toEqual(new Set(rows));
        expect(ordered).toHaveLength(rows.length);
        const hidden = rows.filter(({ figures }) => figures === null);
        expect(ordered.slice(rows.length - hidden.length)).toEqual(hidden);
      }),
      runs(1000),
    );
  });
});

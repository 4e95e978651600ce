import { describe, expect, it } from '@jest/globals';
import type { GridCell } from './roster-grid.js';
import { cellDay, cellText, cellTick, kindOf, scopeOf, sexOf, shownValue, type CellDay } from './roster-values.js';

const cell = (value: GridCell['value'], day?: string): GridCell =>
  day === undefined ? { column: 0, value } : { column: 0, value, day };

describe('cellText and shownValue', () => {
  it('clean text, but report it as it stands', () => {
    expect(cellText(cell('  Cao  Thành Khánh '))).toBe('Cao Thành Khánh');
    expect(shownValue(cell('  x '))).toBe('  x ');
  });
  it('show a date cell as its day', () => {
    expect(cellText(cell(45_250, '2023-11-20'))).toBe('2023-11-20');
    expect(shownValue(cell(45_250, '2023-11-20'))).toBe('2023-11-20');
  });
  it('give nothing for an empty cell', () => {
    expect(cellText(undefined)).toBe('');
    expect(shownValue(undefined)).toBeNull();
  });
});

describe('cellDay', () => {
  const cases: [why: string, cell: GridCell | undefined, read: CellDay][] = [
    ['empty', undefined, { kind: 'empty' }],
    ['date cell', cell(45_250, '2023-11-20'), { kind: 'day', day: '2023-11-20' }],
    ['text', cell('20/11/2023'), { kind: 'day', day: '2023-11-20' }],
    ['text with spaces', cell(' 20-11-2023 '), { kind: 'day', day: '2023-11-20' }],
    ['text with a time', cell('2023-11-20 00:00:00'), { kind: 'day', day: '2023-11-20' }],
    ['serial without a date format', cell(45_250), { kind: 'day', day: '2023-11-20' }],
    ['year as number', cell(1980), { kind: 'year', year: 1980 }],
    ['year as text', cell('1980'), { kind: 'year', year: 1980 }],
    ['a day that does not exist', cell('31/06/2023'), { kind: 'bad' }],
    ['American order', cell('11/20/2023'), { kind: 'bad' }],
    ['two-digit year', cell('20/11/23'), { kind: 'bad' }],
    ['month and year', cell('11/2023'), { kind: 'bad' }],
    ['a tick', cell('x'), { kind: 'other' }],
    ['a one for a tick', cell(1), { kind: 'other' }],
    ['a zero', cell('0'), { kind: 'other' }],
    ['a tick box', cell(true), { kind: 'other' }],
    ['a word', cell('chưa'), { kind: 'other' }],
    ['an id', cell(79_065_946_530), { kind: 'bad' }],
    ['negative', cell(-5), { kind: 'bad' }],
  ];
  it.each(cases)('%s', (_why, given, read) => {
    expect(cellDay(given, false)).toEqual(read);
  });
  it('counts from 1904 where the workbook does', () => {
    expect(cellDay(cell(43_788), true)).toEqual({ kind: 'day', day: '2023-11-20' });
  });
});

describe('cellTick', () => {
  it.each(['x', 'X', '✓', 'có', 'Co', 'rồi', 'đã', '1', 'TRUE', 'Đã có', 'x.'])('%s is yes', (text) => {
    expect(cellTick(cell(text))).toBe(true);
  });
  it.each(['không', 'Chưa', '0', '-', 'k', 'FALSE', 'ko'])('%s is no', (text) => {
    expect(cellTick(cell(text))).toBe(false);
  });
  it.each(['?', 'chờ cấp', '20/11/2023', 'xx'])('%s is neither', (text) => {
    expect(cellTick(cell(text))).toBeNull();
  });
  it('takes numbers, tick boxes and empty cells', () => {
    expect([
      cellTick(cell(1)),
      cellTick(cell(0)),
      cellTick(cell(true)),
      cellTick(cell(false)),
      cellTick(undefined),
    ]).toEqual([true, false, true, false, false]);
    expect(cellTick(cell(2))).toBeNull();
  });
});

describe('words of code lists', () => {
  it.each([
    ['CB', 'can_bo'],
    ['Công chức', 'cong_chuc'],
    ['vien chuc', 'vien_chuc'],
    ['NLĐ', 'nguoi_lao_dong'],
    ['Hợp đồng', 'nguoi_lao_dong'],
    ['Cán bộ không chuyên trách', 'khong_chuyen_trach'],
    ['cong_chuc', 'cong_chuc'],
    ['CBCC', null],
    ['', null],
  ])('kind %s', (text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });
  it.each([
    ['Nam', 'male'],
    ['NỮ', 'female'],
    ['nu', 'female'],
    ['N', null],
    ['', null],
  ])('sex %s', (text, sex) => {
    expect(sexOf(text)).toBe(sex);
  });
  it.each([
    ['Phải thực hiện', 'in_scope'],
    ['Tạm hoãn', 'deferred'],
    ['Miễn', 'exempt'],
    ['Được miễn', 'exempt'],
    ['Nghỉ thai sản', null],
    ['', null],
  ])('scope %s', (text, scope) => {
    expect(scopeOf(text)).toBe(scope);
  });
});

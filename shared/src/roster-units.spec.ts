import { describe, expect, it } from '@jest/globals';
import type { UnitChoice } from './roster-reading.js';
import { UnitFinder } from './roster-units.js';

const unit = (id: number, code: string, name: string, parentId: number | null): UnitChoice => ({
  id,
  code,
  name,
  kind: 'x',
  parentId,
});
const units = [
  unit(1, '79', 'Thành phố Hồ Chí Minh', null),
  unit(2, '760', 'Quận 1', 1),
  unit(3, '26734', 'Phường Tân Định', 2),
  unit(4, '26737', 'Phường Đa Kao', 2),
  unit(5, '760-NV', 'Phòng Nội vụ', 2),
  unit(6, '760-TCKH', 'Phòng Tài chính - Kế hoạch', 2),
  unit(7, '760-VP', 'Văn phòng', 2),
  unit(8, '26734-VP', 'Văn phòng', 3),
  unit(9, '761', 'Quận 12', 1),
  unit(10, '26766', 'Phường 1', 9),
  unit(11, '760-YT', 'Trung tâm Y tế', 2),
  unit(12, '00123', 'Trường Tiểu học Kết Đoàn', 2),
];
const district = new UnitFinder(units, 2);

describe('UnitFinder.waysToSay', () => {
  const same = [...units, unit(20, '770', 'Quận 3', 1), unit(21, '27001', 'Phường 1', 20)];
  const city = new UnitFinder(same, 1);
  it.each<[name: string, ways: string[]]>([
    ['P. 1', ['Quận 12 / Phường 1', 'Quận 3 / Phường 1']],
    ['Phường Tân Định', []],
    ['Phường 99', []],
    ['', []],
  ])('%s', (name, ways) => {
    expect(city.waysToSay(name)).toEqual(ways);
    // What is offered is understood, and says which.
    expect(ways.map((way) => city.ofName(way))).toEqual(ways.length === 0 ? [] : [10, 21]);
  });
});

describe('UnitFinder.ofName', () => {
  const cases: [name: string, id: number | null][] = [
    ['Phường Tân Định', 3],
    ['PHƯỜNG TÂN ĐỊNH', 3],
    ['phuong tan dinh', 3],
    ['P. Tân Định', 3],
    ['P.Tân Định', 3],
    ['UBND phường Tân Định', 3],
    ['Tân Định', 3],
    ['Phường Tân Định'.normalize('NFD'), 3],
    ['Quận 1 / Phường Đa Kao', 4],
    ['TP.HCM / Q.1 / P. Đa Kao', null],
    ['Thành phố Hồ Chí Minh / Q.1 / P. Đa Kao', 4],
    ['Phường Đa Kao, Quận 1', 4],
    ['Phường Đa Kao - Quận 1', 4],
    ['Quận 12 / Phường Đa Kao', null],
    ['Phòng Tài chính - Kế hoạch', 6],
    ['Phòng Tài chính Kế hoạch', 6],
    ['TT Y tế', 11],
    ['Trường TH Kết Đoàn', 12],
    ['Quận 1', 2],
    ['Q1', 2],
    ['Quận 01', 2],
    // Two offices of this name: the one directly under the target.
    ['Văn phòng', 7],
    ['Phường Tân Định / Văn phòng', 8],
    // Outside the target's subtree.
    ['Quận 12', null],
    ['Phường 1', null],
    ['Tổ công tác Đề án 06', null],
    ['', null],
    ['/', null],
  ];
  it.each(cases)('%s', (name, id) => {
    expect(district.ofName(name)).toBe(id);
  });

  it('does not choose between units of one name', () => {
    expect(new UnitFinder([...units, unit(13, 'A', 'Văn phòng', 2)], 2).ofName('Văn phòng')).toBeNull();
  });
});

describe('UnitFinder.ofCode', () => {
  it.each([
    ['26734', 3],
    [' 760-nv ', 5],
    ['123', 12],
    ['761', null],
    ['', null],
  ])('%s', (code, id) => {
    expect(district.ofCode(code)).toBe(id);
  });
});

describe('UnitFinder.ofTitle', () => {
  it.each([
    ['DANH SÁCH CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC, NGƯỜI LAO ĐỘNG PHƯỜNG TÂN ĐỊNH', 3],
    ['DANH SÁCH CÁN BỘ QUẬN 1', 2],
    ['DANH SÁCH CÁN BỘ KHỐI ĐƠN VỊ SỰ NGHIỆP', null],
    ['DANH SÁCH', null],
  ])('%s', (title, id) => {
    expect(district.ofTitle(title)).toBe(id);
  });
});

describe('UnitFinder.contradictsTarget', () => {
  const ward = new UnitFinder(units, 4);
  it.each([
    ['PHƯỜNG BẾN NGHÉ', true],
    ['PHƯỜNG ĐA KAO', false],
    ['QUẬN 1', false],
    ['P. Bến Nghé', true],
    ['Phòng Nội vụ', false],
  ])('%s', (name, contradicts) => {
    expect(ward.contradictsTarget(name)).toBe(contradicts);
  });
});

it('refuses a target that is not there', () => {
  expect(() => new UnitFinder(units, 99)).toThrow(RangeError);
});

it('is not held up by hostile names', () => {
  const name = 'tt '.repeat(50_000);
  expect(district.ofName(name)).toBeNull();
  expect(district.ofTitle(name)).toBeNull();
});

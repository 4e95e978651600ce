import { describe, expect, it } from '@jest/globals';
import { UNIT_KINDS } from '@dat100/shared/codes';
import { cleanText } from '@dat100/shared/vietnamese-text';
import { CITY_CODE, buildUnits } from './unit-tree.js';
import type { Era, SeedUnit } from './seed-types.js';

const ERAS: Era[] = [2023, 2025];

function childrenOf(units: SeedUnit[], code: string): SeedUnit[] {
  return units.filter(({ parentCode }) => parentCode === code);
}

function countByKind(units: SeedUnit[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of units) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

describe('the city of 2023', () => {
  const units = buildUnits(2023);
  const districts = childrenOf(units, CITY_CODE).filter(({ code }) => /^\d+$/.test(code));
  const wards = units.filter(({ kind }) => ['phuong', 'xa', 'thi_tran'].includes(kind));

  it('has 16 quận, 5 huyện and Thành phố Thủ Đức', () => {
    expect(countByKind(districts)).toEqual({ quan: 16, huyen: 5, thanh_pho: 1 });
    expect(districts.find(({ kind }) => kind === 'thanh_pho')).toMatchObject({
      code: '769',
      name: 'Thành phố Thủ Đức',
    });
  });

  it('has 312 wards, each under a district', () => {
    expect(countByKind(wards)).toEqual({ phuong: 249, xa: 58, thi_tran: 5 });
    const codes = new Set(districts.map(({ code }) => code));
    expect(wards.filter(({ parentCode }) => !codes.has(parentCode ?? ''))).toEqual([]);
  });

  it('has "Phường 1" in eleven districts, before the mergers of 2025', () => {
    expect(wards.filter(({ name }) => name === 'Phường 1')).toHaveLength(11);
  });

  it.each(['760', '769', '787'])('district %s has wards, offices, schools and a medical centre', (code) => {
    const kinds = countByKind(childrenOf(units, code));
    expect(kinds.phong).toBeGreaterThanOrEqual(11);
    expect(kinds.van_phong).toBe(1);
    expect(kinds.truong_hoc).toBeGreaterThanOrEqual(3);
    expect(childrenOf(units, code).map(({ name }) => name)).toContain('Trung tâm Y tế');
  });

  it('names the offices and schools of Quận 1', () => {
    const names = childrenOf(units, '760').map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'Phường Bến Nghé',
        'Văn phòng HĐND và UBND',
        'Phòng Tài chính - Kế hoạch',
        'Thanh tra quận',
      ]),
    );
    expect(names).toEqual(
      expect.arrayContaining(['Trường Tiểu học Khai Minh', 'Trung tâm Văn hóa', 'Ban Quản lý dự án đầu tư xây dựng']),
    );
    expect(names).toHaveLength(32);
  });

  it('keeps the codes of the offices of the information department', () => {
    expect(childrenOf(units, 'STTTT').map(({ code }) => code)).toEqual(
      ['VP', 'TTR', 'KHTC', 'BCXB', 'BCVT', 'CNTT', 'TTBC', 'TTCNTT'].map((suffix) => `STTTT-${suffix}`),
    );
  });

  it('has the 40 agencies of 2023', () => {
    expect(countByKind(childrenOf(units, CITY_CODE).filter(({ code }) => /^\D/.test(code)))).toEqual({
      so_ban_nganh: 22,
      co_quan_noi_chinh: 2,
      ban: 4,
      nganh_doc: 3,
      doan_the: 6,
      doanh_nghiep: 3,
    });
  });
});

describe('the two-tier city of 2025', () => {
  const units = buildUnits(2025);

  it('has 168 wards, communes and the special zone right under the city, and no districts', () => {
    const local = childrenOf(units, CITY_CODE).filter(({ code }) => /^\d+$/.test(code));
    expect(countByKind(local)).toEqual({ phuong: 113, xa: 54, dac_khu: 1 });
    expect(units.filter(({ kind }) => kind === 'quan' || kind === 'huyen')).toEqual([]);
  });

  it('has the 15 departments after the mergers', () => {
    const departments = childrenOf(units, CITY_CODE).filter(({ kind }) => kind === 'so_ban_nganh');
    expect(departments).toHaveLength(15);
    expect(departments.map(({ code }) => code)).not.toContain('STTTT');
  });

  it('stands since the day of the reorganisation', () => {
    expect(units.filter(({ validFrom }) => validFrom !== '2025-07-01')).toEqual([]);
  });
});

describe.each(ERAS)('any city (%s)', (era) => {
  const units = buildUnits(era);

  it('has unique codes, and every parent before its children', () => {
    const seen = new Set<string>();
    for (const { code, parentCode } of units) {
      expect(seen.has(code)).toBe(false);
      expect(parentCode === null ? code : seen.has(parentCode)).toBe(parentCode === null ? CITY_CODE : true);
      seen.add(code);
    }
  });

  it('has clean names, known kinds, and no two siblings of one name', () => {
    const kinds = UNIT_KINDS.map(({ code }) => code as string);
    for (const { name, kind } of units) {
      expect(cleanText(name)).toBe(name);
      expect(kinds).toContain(kind);
    }
    const paths = units.map(({ parentCode, name }) => `${parentCode}/${name}`);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('has no unit that ends, and codes that fit their column', () => {
    expect(units.filter(({ validTo }) => validTo !== null)).toEqual([]);
    expect(Math.max(...units.map(({ code }) => code.length))).toBeLessThanOrEqual(60);
  });
});

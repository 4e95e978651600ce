import { UNIT_KINDS } from '@dat100/shared/codes';
import type { UnitKind } from '@dat100/shared/codes';
import { DEPARTMENTS_2023, OTHER_AGENCIES_2023 } from './data/agencies-2023.js';
import { DEPARTMENTS_2025, RENAMED_AGENCIES_2025 } from './data/agencies-2025.js';
import {
  DISTRICT_INSPECTORATES,
  DISTRICT_OFFICES,
  DISTRICT_SCHOOLS,
  DISTRICT_SERVICES,
} from './data/district-units.js';
import { DISTRICTS_AND_WARDS_2023 } from './data/units-2023.js';
import { REORGANISED_ON, WARDS_2025 } from './data/units-2025.js';
import { WARD_ECONOMIC_OFFICE_2025, WARD_OFFICES_2025, WARD_SCHOOLS_2025 } from './data/ward-units-2025.js';
import type { Era, SeedUnit } from './seed-types.js';

/** Statistics code of Ho Chi Minh City, the root of the demo city. */
export const CITY_CODE = '79';

const WARD_KINDS: Readonly<Record<string, readonly [kind: UnitKind, word: string]>> = {
  p: ['phuong', 'Phường'],
  x: ['xa', 'Xã'],
  t: ['thi_tran', 'Thị trấn'],
  d: ['dac_khu', 'Đặc khu'],
};
const KINDS = new Map<string, UnitKind>(UNIT_KINDS.map(({ code }) => [code, code]));

/** What the data files say of a unit; its dates are those of the era. */
type UnitFacts = Pick<SeedUnit, 'code' | 'name' | 'kind' | 'parentCode'>;

/**
 * The units of Ho Chi Minh City in an era, the city first, every parent before its children. Official statistics
 * codes where there are any, otherwise made from the parent's code. No unit ends: the demo speaks as of its own day.
 */
export function buildUnits(era: Era): SeedUnit[] {
  const city: UnitFacts = { code: CITY_CODE, name: 'Thành phố Hồ Chí Minh', kind: 'thanh_pho', parentCode: null };
  const under = era === 2023 ? [...districts2023(), ...agencies2023()] : [...wards2025(), ...agencies2025()];
  const validFrom = era === 2023 ? null : REORGANISED_ON;
  return [city, ...under].map((facts) => ({ ...facts, validFrom, validTo: null }));
}

function districts2023(): UnitFacts[] {
  return DISTRICTS_AND_WARDS_2023.trim()
    .split(/\n(?! )/)
    .flatMap((block) => {
      const [head = '', ...rest] = block.split('\n');
      const district = unitLine(head, CITY_CODE);
      const inspectorate = `-TTR phong ${DISTRICT_INSPECTORATES[district.kind]}`;
      return [
        district,
        ...wardList(rest.join(' '), district.code),
        ...linesUnder(DISTRICT_OFFICES, district.code),
        unitLine(inspectorate, district.code),
        ...schoolList(DISTRICT_SCHOOLS[district.code] ?? '', district.code),
        ...linesUnder(DISTRICT_SERVICES, district.code),
      ];
    });
}

function agencies2023(): UnitFacts[] {
  return [...agencyList(DEPARTMENTS_2023), ...agencyList(OTHER_AGENCIES_2023)];
}

function wards2025(): UnitFacts[] {
  return wardList(WARDS_2025, CITY_CODE).flatMap((ward) => [
    ward,
    ...linesUnder(WARD_OFFICES_2025, ward.code),
    unitLine(WARD_ECONOMIC_OFFICE_2025[ward.kind] ?? '', ward.code),
    ...schoolList(WARD_SCHOOLS_2025[ward.code] ?? '', ward.code),
  ]);
}

function agencies2025(): UnitFacts[] {
  const others = agencyList(OTHER_AGENCIES_2023);
  return [
    ...agencyList(DEPARTMENTS_2025),
    ...others.map((unit) => ({ ...unit, name: RENAMED_AGENCIES_2025[unit.code] ?? unit.name })),
  ];
}

/** Agencies at the margin, each followed by the units under it. */
function agencyList(text: string): UnitFacts[] {
  let agencyCode = '';
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const unit = unitLine(line, line.startsWith(' ') ? agencyCode : CITY_CODE);
      if (!line.startsWith(' ')) agencyCode = unit.code;
      return unit;
    });
}

function linesUnder(text: string, parentCode: string): UnitFacts[] {
  return text
    .trim()
    .split('\n')
    .map((line) => unitLine(line, parentCode));
}

/** "CODE kind name"; a code that starts with a dash continues the parent's. */
function unitLine(line: string, parentCode: string): UnitFacts {
  const [, code = '', kindCode = '', name = ''] = /^(\S+) (\S+) (.+)$/.exec(line.trim()) ?? [];
  const kind = KINDS.get(kindCode);
  if (!kind) throw new RangeError(`Not a unit in the seed data: "${line}"`);
  return { code: code.startsWith('-') ? parentCode + code : code, name, kind, parentCode };
}

/** "-SUFFIX name; -SUFFIX name" */
function schoolList(text: string, parentCode: string): UnitFacts[] {
  return partsOf(text).map((part) => unitLine(part.replace(' ', ' truong_hoc '), parentCode));
}

/** "26734 p Tân Định; 26737 p Đa Kao" */
function wardList(text: string, parentCode: string): UnitFacts[] {
  return partsOf(text).map((part) => {
    const [, code = '', letter = '', shortName = ''] = /^(\d{5}) ([pxtd]) (.+)$/.exec(part) ?? [];
    const ward = WARD_KINDS[letter];
    if (!ward) throw new RangeError(`Not a ward in the seed data: "${part}"`);
    return { code, name: `${ward[1]} ${shortName}`, kind: ward[0], parentCode };
  });
}

function partsOf(text: string): string[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { countRows } from '@dat100/shared/roster-book';
import { issueMessage } from '@dat100/shared/roster-messages';
import type { RosterReading, RosterRow, RowIssue, UnitChoice } from '@dat100/shared/roster-reading';
import { readRoster } from '../../src/imports/read-roster.js';

/** Three rosters as offices send them, each with its right answer beside it (invented people). */
const folder = new URL('../rosters/', import.meta.url);
const TODAY = '2024-02-01';

interface ExpectedPerson {
  sheet?: string;
  row: number;
  id: string;
  name: string;
  birth: string | null;
  unit: string;
  stages: (string | null)[];
  reason?: string | null;
  scope?: string;
  result?: 'rejected' | 'conflict';
}
interface ExpectedIssue {
  sheet: string;
  row: number;
  column: string;
  header: string;
  severity: string;
  code: string;
  value: string | number | null;
  read_as?: string;
  falls_back_to?: string | null;
  first_row?: number;
  other?: string;
}
interface Expected {
  as_of: string;
  sheets: {
    sheet: string;
    role: string;
    header_rows?: number[];
    first_row?: number;
    last_row?: number;
    unit_column?: string;
    unit_from?: string;
  }[];
  counts: Record<string, number>;
  kinds: Record<string, number>;
  memberships: Record<string, number>;
  stages: Record<string, Record<string, number>>;
  units: { unit: string; code: string | null; kind: string }[];
  issues: ExpectedIssue[];
  people: ExpectedPerson[];
}

/** One target with the units of the answer below it, by the path before their name. */
function unitsOf(expected: Expected, target: string): { units: UnitChoice[]; nameOf: (id: number) => string } {
  const units: UnitChoice[] = [{ id: 1, code: 'TOP', name: target, kind: 'district', parentId: null }];
  const names = new Map([[1, target]]);
  for (const { unit, code, kind } of expected.units) {
    const id = units.length + 1;
    units.push({ id, code: code ?? `U${id}`, name: unit.split(' / ').at(-1) ?? unit, kind, parentId: 1 });
    names.set(id, unit);
  }
  return { units, nameOf: (id) => names.get(id) ?? '?' };
}

const cases = [
  { file: 'danh-sach-phuong-ben-nghe.xlsx', top: 'Quận 1', target: 'Quận 1 / Phường Bến Nghé' },
  { file: 'tong-hop-quan-1.xlsx', top: 'Quận 1', target: 'Quận 1' },
  {
    file: 'so-thong-tin-truyen-thong.csv',
    top: 'Sở Thông tin và Truyền thông',
    target: 'Sở Thông tin và Truyền thông',
  },
];

describe.each(cases)('$file', ({ file, top, target }) => {
  const expected = JSON.parse(readFileSync(new URL(`${file}.expected.json`, folder), 'utf8')) as Expected;
  const bytes = readFileSync(new URL(file, folder));
  const { units, nameOf } = unitsOf(expected, top);
  const targetUnitId = units.find(({ id }) => nameOf(id) === target)?.id ?? 0;
  let reading: Promise<RosterReading> | null = null;
  const read = (): Promise<RosterReading> =>
    (reading ??= readRoster({ bytes, fileName: file, asOf: expected.as_of, units, targetUnitId, today: TODAY }));

  it('counts rows, accepted, rejected and conflicts', async () => {
    const { rows, outcome, asOf } = await read();
    const { acceptedWithRemarks, ...counts } = countRows(rows);
    expect({ outcome, asOf }).toEqual({ outcome: 'accepted', asOf: expected.as_of });
    const { people: _people, ...right } = expected.counts;
    expect({ ...counts, accepted_with_remarks: acceptedWithRemarks }).toEqual(right);
  });

  it('finds sheets, headers and first and last rows', async () => {
    const found = (await read()).sheets.map(({ sheet, role, headerRows, firstRow, lastRow }) =>
      role === 'people' ? { sheet, role, headerRows, firstRow, lastRow } : { sheet, role },
    );
    const right = expected.sheets.map(
      ({ sheet, role, header_rows: headerRows, first_row: firstRow, last_row: lastRow }) =>
        role === 'people' ? { sheet, role, headerRows, firstRow, lastRow } : { sheet, role },
    );
    expect(found).toEqual(right);
  });

  it('reads every row: id, name, birth, unit, stages, reason, result', async () => {
    const { rows, issues } = await read();
    expect(rows).toHaveLength(expected.people.length);
    const byPlace = new Map(rows.map((row) => [`${row.sheet}!${row.row}`, row]));
    for (const person of expected.people) {
      const place = `${person.sheet ?? rows[0]?.sheet}!${person.row}`;
      const row = byPlace.get(place);
      if (!row) throw new Error(`${place} was not read`);
      const codes = issues.filter((issue) => `${issue.sheet}!${issue.row}` === place).map(({ code }) => code);
      expect({ place, ...told(row, nameOf) }).toEqual({ place, ...right(person, codes, nameOf(targetUnitId)) });
    }
  });

  it('remarks exactly what is wrong, at its place', async () => {
    const found = (await read()).issues.map((issue) => toExpected(issue, expected));
    expect(sorted(found)).toEqual(sorted(expected.issues.map(comparable)));
  });

  it('says where units come from, and who is out of scope', async () => {
    const { sheets, rows, asOf } = await read();
    for (const [i, sheet] of expected.sheets.entries()) {
      if (sheet.role !== 'people') continue;
      const fromTitle = sheet.unit_from?.startsWith('letterhead');
      expect({ sheet: sheet.sheet, unitFrom: sheets[i]?.unitFrom }).toEqual({
        sheet: sheet.sheet,
        unitFrom: fromTitle ? 'letterhead' : 'column',
      });
    }
    // A deferral that has ended puts the person back in scope.
    const outside = rows.flatMap(({ row, scope }) => {
      const ended = scope?.status === 'deferred' && (scope.until ?? '') < (asOf ?? '');
      return scope === null || scope.status === 'in_scope' || ended ? [] : [[row, scope.status]];
    });
    expect(outside).toEqual(expected.people.flatMap(({ row, scope }) => (scope === undefined ? [] : [[row, scope]])));
  });

  it('counts stages, kinds and memberships of the accepted', async () => {
    const { rows } = await read();
    const accepted = rows.filter(({ status }) => status === 'accepted');
    const stages: Record<string, Record<string, number>> = {};
    for (const criterion of Object.keys(expected.stages)) {
      stages[criterion] = tally(accepted.map((row) => row.stages[criterion]?.at(-1)?.stage ?? 'no_event'));
    }
    expect(stages).toEqual(expected.stages);
    expect(tally(accepted.map(({ kind }) => kind ?? '?'))).toEqual(expected.kinds);
    for (const [membership, people] of Object.entries(expected.memberships)) {
      expect([membership, accepted.filter((row) => row.memberships[membership]).length]).toEqual([membership, people]);
    }
  });

  it('finds the day itself when the user does not say it', async () => {
    const { asOf, issues } = await readRoster({ bytes, fileName: file, asOf: null, units, targetUnitId, today: TODAY });
    expect(asOf).toBe(file.endsWith('.csv') ? null : expected.as_of);
    // The CSV states no day: measured by today, one more card has lapsed by then.
    const lapsedSince = asOf === null ? ['card_expired_warning'] : [];
    expect(issues.map(({ code }) => code).sort()).toEqual(
      [...expected.issues.map(({ code }) => code), ...lapsedSince].sort(),
    );
  });

  it('has a sentence in both languages for every remark', async () => {
    for (const issue of (await read()).issues) {
      const { vi, en } = issueMessage(issue);
      expect(vi).toContain(`dòng ${issue.row}, cột ${issue.column}`);
      expect(en).toContain(`row ${issue.row}, column ${issue.column}`);
      if (issue.column === 'E') expect(vi + en).not.toMatch(/\d{9}/);
    }
  });
});

const CRITERIA = ['chip_card', 'vneid_level2', 'online_service'];

function told(row: RosterRow, nameOf: (id: number) => string): Record<string, unknown> {
  const { fullName, citizenId, birthDate, unitId, stages, reasonCode, reasonText, status } = row;
  return {
    id: citizenId,
    name: fullName,
    birth: birthDate,
    unit: nameOf(unitId),
    stages: CRITERIA.map((criterion) => stages[criterion]?.at(-1)?.stage ?? null),
    reason: reasonText === null ? 'none' : reasonCode,
    status,
  };
}

/** The answer gives the person behind a row; of a rejected one the row itself may tell less. */
function right(person: ExpectedPerson, codes: readonly string[], target: string): Record<string, unknown> {
  const unreadableId = codes.includes('bad_citizen_id') || codes.includes('missing_citizen_id');
  return {
    id: unreadableId ? '' : person.id,
    name: codes.includes('missing_name') ? '' : person.name,
    birth: person.birth,
    unit: codes.includes('unknown_unit') ? target : person.unit,
    stages: person.stages,
    reason: 'reason' in person ? person.reason : 'none',
    status: person.result ?? 'accepted',
  };
}

function toExpected(issue: RowIssue, expected: Expected): Record<string, unknown> {
  const asked = expected.issues.find(
    ({ sheet, row, code }) => sheet === issue.sheet && row === issue.row && code === issue.code,
  );
  const { sheet, row, column, header, severity, code, value, readAs, fallsBackTo, otherRow } = issue;
  return {
    ...{ sheet, row, column, header, severity, code, value },
    ...(readAs === undefined ? {} : { read_as: readAs }),
    ...(fallsBackTo === undefined ? {} : { falls_back_to: fallsBackTo }),
    ...(asked?.first_row === undefined ? {} : { first_row: otherRow?.row }),
    ...(asked?.other === undefined ? {} : { other: `${otherRow?.sheet}!${otherRow?.row}` }),
  };
}

/** Without the explanations, which are for people. */
function comparable(issue: ExpectedIssue): Record<string, unknown> {
  const { sheet, row, column, header, severity, code, value, read_as, falls_back_to, first_row, other } = issue;
  const all = { sheet, row, column, header, severity, code, value, read_as, falls_back_to, first_row, other };
  return Object.fromEntries(Object.entries(all).filter(([, given]) => given !== undefined));
}

function sorted(items: Record<string, unknown>[]): string[] {
  return items
    .map((item) => JSON.stringify(Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))))
    .sort();
}

function tally(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

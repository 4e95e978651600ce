import { EMPLOYMENT_KINDS, type EmploymentKind } from '@dat100/shared/codes';
import { kindsIn } from '@dat100/shared/rating-period-settings';
import type { RatingScheme } from '@dat100/shared/rating-scheme';
import { marks, type Sql } from '../../database/sql.js';
import { newestVersions } from '../stored-schemes.js';
import { fault, type PeriodFault } from './period-fault.js';
import { allPeriods, schemeOfPeriod, type StoredPeriod } from './stored-periods.js';

const isFor = ({ years }: RatingScheme, year: number): boolean =>
  years.from <= year && (years.to === null || year <= years.to);

/**
 * A scheme for other years, or for other kinds of people. Where no scheme of the year is for the people of a period, an
 * earlier one goes on for them: that is said, and keeps nobody from opening.
 */
export async function schemeFaults(sql: Sql, period: StoredPeriod): Promise<PeriodFault[]> {
  const scheme = await schemeOfPeriod(sql, period);
  const { name, years } = scheme;
  const rated = kindsIn(period.settings).filter((kind) => scheme.kinds.includes(kind));
  if (rated.length === 0)
    return [
      fault(
        'kinds_not_of_scheme',
        `"${name.vi}" không dùng để xếp loại ${words(kindsIn(period.settings), 'vi')}: sẽ không ai được xếp loại. Hãy chọn đối tượng khác hoặc bộ tiêu chí khác.`,
        `"${name.en}" rates no ${words(kindsIn(period.settings), 'en')}: nobody would be rated. Choose other kinds of people or another scheme.`,
      ),
    ];
  if (isFor(scheme, period.year)) return [];
  const to = years.to === null ? '…' : String(years.to);
  const ofYear = (await newestVersions(sql)).filter((one) => isFor(one.scheme, period.year));
  const isLeft = rated.every((kind) => !ofYear.some((one) => one.scheme.kinds.includes(kind)));
  if (isLeft && years.to !== null && years.to < period.year)
    return [
      fault(
        'scheme_other_year',
        `"${name.vi}" dùng cho các năm ${years.from}–${to}. Chưa có bộ tiêu chí nào của năm ${period.year} cho ${words(rated, 'vi')}, nên có thể tiếp tục dùng; hãy kiểm tra với văn bản hiện hành.`,
        `"${name.en}" is for the years ${years.from}–${to}. No scheme of ${period.year} is for ${words(rated, 'en')}, so that it may go on; check it against the rules in force.`,
        { blocks: false },
      ),
    ];
  return [
    fault(
      'scheme_other_year',
      `"${name.vi}" dùng cho các năm ${years.from}–${to}, không dùng cho năm ${period.year}. Hãy chọn bộ tiêu chí khác.`,
      `"${name.en}" is for the years ${years.from}–${to}, not for ${period.year}. Choose another scheme.`,
    ),
  ];
}

/** Nobody is in two periods of one year: by their kind, nor by a cut-off on which they were of another kind. */
export async function otherPeriodFaults(sql: Sql, period: StoredPeriod): Promise<PeriodFault[]> {
  const kinds = kindsIn(period.settings);
  const others = (await allPeriods(sql)).filter(
    ({ id, year, state }) => id !== period.id && year === period.year && state !== 'draft',
  );
  const faults: PeriodFault[] = [];
  for (const other of others) {
    const both = kindsIn(other.settings).filter((kind) => kinds.includes(kind));
    if (both.length > 0)
      faults.push(
        fault(
          'kinds_in_both',
          `Kỳ "${other.name}" của năm ${other.year} đã xếp loại ${words(both, 'vi')}. Hãy bỏ các đối tượng này khỏi kỳ đang chuẩn bị.`,
          `The period "${other.name}" of ${other.year} rates ${words(both, 'en')} already. Take these kinds out of the one being prepared.`,
        ),
      );
    const people = both.length > 0 ? 0 : await peopleInBoth(sql, period, kinds, other);
    if (people > 0)
      faults.push(
        fault(
          'people_in_both',
          `${people} người của kỳ này đang được xếp loại trong kỳ "${other.name}" của năm ${other.year}, vì đã chuyển loại hình giữa hai ngày chốt. Hãy chọn cùng ngày chốt, hoặc đưa họ ra khỏi diện xếp loại của kỳ đó.`,
          `${people} people of this period are rated in "${other.name}" of ${other.year}: their kind changed between the two cut-offs. Choose the same cut-off, or take them out of the rating there.`,
        ),
      );
  }
  return faults;
}

async function peopleInBoth(
  sql: Sql,
  { cutOff }: StoredPeriod,
  kinds: readonly string[],
  other: StoredPeriod,
): Promise<number> {
  const row = await sql.one<{ n: number }>(
    `SELECT COUNT(*) AS n FROM rating_sheet s JOIN employment e ON e.person_id = s.person_id
      WHERE s.period_id = ? AND s.state <> 'not_rated' AND e.valid_from <= ? AND (e.valid_to IS NULL OR e.valid_to >= ?)
        AND e.kind IN (${marks(kinds.length)})`,
    [other.id, cutOff, cutOff, ...kinds],
  );
  return Number(row?.n ?? 0);
}

const words = (kinds: readonly EmploymentKind[], language: 'vi' | 'en'): string =>
  EMPLOYMENT_KINDS.filter(({ code }) => kinds.includes(code))
    .map((kind) => kind[language].toLocaleLowerCase(language))
    .join(', ');

import { EMPLOYMENT_KINDS, type EmploymentKind } from '@dat100/shared/codes';
import { kindsIn, PERIOD_KINDS } from '@dat100/shared/rating-period-settings';
import type { RatingScheme } from '@dat100/shared/rating-scheme';
import { marks, type Sql } from '../../database/sql.js';
import { asksBelow } from '../decisions/heads-below.js';
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
  const newest = await newestVersions(sql);
  const part = [
    ...(await notRatedFaults(sql, scheme, period)),
    ...belowFaults(
      scheme,
      period,
      newest.flatMap((one) => one.scheme.kinds),
    ),
  ];
  if (isFor(scheme, period.year)) return part;
  const to = years.to === null ? '…' : String(years.to);
  const ofYear = newest.filter((one) => isFor(one.scheme, period.year));
  const isLeft = rated.every((kind) => !ofYear.some((one) => one.scheme.kinds.includes(kind)));
  if (isLeft && years.to !== null && years.to < period.year)
    return [
      fault(
        'scheme_other_year',
        `"${name.vi}" dùng cho các năm ${years.from}–${to}. Chưa có bộ tiêu chí nào của năm ${period.year} cho ${words(rated, 'vi')}, nên có thể tiếp tục dùng; hãy kiểm tra với văn bản hiện hành.`,
        `"${name.en}" is for the years ${years.from}–${to}. No scheme of ${period.year} is for ${words(rated, 'en')}, so that it may go on; check it against the rules in force.`,
        { blocks: false },
      ),
      ...part,
    ];
  return [
    fault(
      'scheme_other_year',
      `"${name.vi}" dùng cho các năm ${years.from}–${to}, không dùng cho năm ${period.year}. Hãy chọn bộ tiêu chí khác.`,
      `"${name.en}" is for the years ${years.from}–${to}, not for ${period.year}. Choose another scheme.`,
    ),
    ...part,
  ];
}

/** People of kinds the scheme is not for would get a sheet that says so, and their agencies nobody to decide about. */
async function notRatedFaults(
  sql: Sql,
  scheme: RatingScheme,
  { settings, cutOff }: StoredPeriod,
): Promise<PeriodFault[]> {
  const kinds = kindsIn(settings).filter((kind) => !scheme.kinds.includes(kind));
  const row =
    kinds.length === 0
      ? null
      : await sql.one<{ n: number }>(
          `SELECT COUNT(*) AS n FROM employment WHERE valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)
            AND kind IN (${marks(kinds.length)})`,
          [cutOff, cutOff, ...kinds],
        );
  const people = Number(row?.n ?? 0);
  if (people === 0) return [];
  return [
    fault(
      'kinds_not_rated',
      `${people} người (${words(kinds, 'vi')}) không thuộc diện của "${scheme.name.vi}": họ có phiếu nhưng không xếp loại. Nếu không cần, hãy bỏ các đối tượng này khỏi kỳ (nút “Sửa”).`,
      `"${scheme.name.en}" is not for ${people} people (${words(kinds, 'en')}): they have a sheet and no level. Take these kinds out of the period (“Change”) if they need none.`,
      { blocks: false },
    ),
  ];
}

/** Levels below a head are counted within one period: those of kinds that are left to another do not count. */
function belowFaults(scheme: RatingScheme, { settings }: StoredPeriod, ratedKinds: readonly string[]): PeriodFault[] {
  const left = PERIOD_KINDS.filter((kind) => !kindsIn(settings).includes(kind) && ratedKinds.includes(kind));
  if (left.length === 0 || !asksBelow(scheme)) return [];
  return [
    fault(
      'below_counts_part',
      `Bộ tiêu chí này xét người đứng đầu theo mức của cấp dưới. Mức của người ngoài kỳ này (${words(left, 'vi')}) không được tính cho người đứng đầu của họ.`,
      `This scheme judges heads by the levels of their people. Levels of people outside this period (${words(left, 'en')}) do not count for their heads.`,
      { blocks: false },
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
    if (other.state === 'opening')
      faults.push(
        fault(
          'other_period_opening',
          `Kỳ "${other.name}" của năm ${other.year} đang được mở. Hãy chờ kỳ đó mở xong rồi mở kỳ này.`,
          `The period "${other.name}" of ${other.year} is being opened. Open this one once that is done.`,
        ),
      );
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

/**
 * People of a period with a sheet in another: also who is not rated there by the time worked, which may still be entered.
 * Who was taken out there, or is of a kind its scheme does not rate, is not rated there whatever is entered.
 */
async function peopleInBoth(
  sql: Sql,
  { cutOff }: StoredPeriod,
  kinds: readonly string[],
  other: StoredPeriod,
): Promise<number> {
  const ratedThere = (await schemeOfPeriod(sql, other)).kinds;
  const row = await sql.one<{ n: number }>(
    `SELECT COUNT(DISTINCT s.person_id) AS n FROM rating_sheet s JOIN employment e ON e.person_id = s.person_id
      WHERE s.period_id = ? AND s.kind IN (${marks(ratedThere.length)}) AND s.facts NOT LIKE '%"takenOut":{%' AND e.valid_from <= ? AND (e.valid_to IS NULL OR e.valid_to >= ?)
        AND e.kind IN (${marks(kinds.length)})`,
    [other.id, ...ratedThere, cutOff, cutOff, ...kinds],
  );
  return Number(row?.n ?? 0);
}

const words = (kinds: readonly EmploymentKind[], language: 'vi' | 'en'): string =>
  EMPLOYMENT_KINDS.filter(({ code }) => kinds.includes(code))
    .map((kind) => kind[language].toLocaleLowerCase(language))
    .join(', ');

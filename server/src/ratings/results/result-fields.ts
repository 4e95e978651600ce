import { formatDay, vietnamDay } from '@dat100/shared/calendar';
import { EMPLOYMENT_KINDS, type Code, type Label } from '@dat100/shared/codes';
import type { Locale } from '@dat100/shared/rates';
import type { RatingFacts } from '@dat100/shared/rating-facts';
import type { RatingScheme } from '@dat100/shared/rating-scheme';
import { formatHundredths, levelWords, NO, YES } from '@dat100/shared/rating-words';
import { STANDS } from '@dat100/shared/rating-what-if';
import type { Cell } from '../../exports/export-table.js';
import type { ResultRow } from './result-rows.js';

/** What a row is told with beside itself. */
export interface ResultWords {
  language: Locale;
  unitOf(row: ResultRow): { code: string; name: string };
  agencyOf(row: ResultRow): { code: string; name: string };
  dutyGroups: readonly Code<string>[];
}

/** A column of the results: `code` and place are promised to who reads the CSV (docs/rating-export.md). */
export interface ResultField extends Label {
  code: string;
  /** in characters */
  width: number;
  of(row: ResultRow, words: ResultWords): Cell;
}

const named = (list: readonly Code<string>[], code: string, language: Locale): string =>
  list.find((one) => one.code === code)?.[language] ?? code;
const yesNo = (is: boolean, language: Locale): string => (is ? YES : NO)[language];
const months = (facts: RatingFacts, of: 'worked' | 'away', language: Locale): Cell => {
  const fact = facts[of];
  return fact ? formatHundredths(fact.months, language) : null;
};
const DISCIPLINE: Readonly<Record<'none' | 'duty' | 'other', Label>> = {
  none: NO,
  duty: { vi: 'Liên quan đến công vụ', en: 'Tied to duty' },
  other: { vi: 'Kỷ luật khác', en: 'Other' },
};
const LIST_STATES: Readonly<Record<ResultRow['state'], Label>> = {
  open: { vi: 'Chưa đề xuất', en: 'Not proposed yet' },
  proposed: { vi: 'Đã đề xuất', en: 'Proposed' },
  decided: { vi: 'Đã quyết định', en: 'Decided' },
  not_rated: { vi: 'Không xếp loại', en: 'Not rated' },
};

/** Who somebody is. */
const PERSON: readonly ResultField[] = [
  { code: 'person', vi: 'Mã người', en: 'Person', width: 18, of: ({ personId }) => String(personId) },
  { code: 'citizen_id', vi: 'Số CCCD (đã che)', en: 'Citizen ID (masked)', width: 16, of: ({ maskedId }) => maskedId },
  { code: 'full_name', vi: 'Họ và tên', en: 'Full name', width: 28, of: ({ fullName }) => fullName },
  {
    ...{ code: 'birth_date', vi: 'Ngày sinh', en: 'Date of birth', width: 12 },
    of: ({ birthDate }) => birthDate && formatDay(birthDate),
  },
  {
    ...{ code: 'kind', vi: 'Loại hình', en: 'Kind', width: 16 },
    of: ({ kind }, { language }) => named(EMPLOYMENT_KINDS, kind, language),
  },
  { code: 'title', vi: 'Chức vụ, công việc', en: 'Title', width: 24, of: ({ title }) => title },
  { code: 'unit_code', vi: 'Mã đơn vị', en: 'Unit code', width: 12, of: (row, { unitOf }) => unitOf(row).code },
  { code: 'unit', vi: 'Cơ quan, đơn vị', en: 'Unit', width: 34, of: (row, { unitOf }) => unitOf(row).name },
  {
    ...{ code: 'agency_code', vi: 'Mã cơ quan đánh giá', en: 'Agency code', width: 12 },
    of: (row, { agencyOf }) => agencyOf(row).code,
  },
  {
    ...{ code: 'agency', vi: 'Cơ quan đánh giá', en: 'Rating agency', width: 34 },
    of: (row, { agencyOf }) => agencyOf(row).name,
  },
  {
    ...{ code: 'duty_group', vi: 'Nhóm nhiệm vụ', en: 'Duty group', width: 18 },
    of: ({ dutyGroup }, { dutyGroups, language }) =>
      dutyGroups.find(({ code }) => code === dutyGroup)?.[language] ?? dutyGroup,
  },
  {
    ...{ code: 'head', vi: 'Người đứng đầu', en: 'Head of a unit', width: 10 },
    of: ({ isHead }, { language }) => yesNo(isHead, language),
  },
];

/** What was looked at. */
const FACTS: readonly ResultField[] = [
  {
    ...{ code: 'worked', vi: 'Số tháng làm việc', en: 'Months worked', width: 10 },
    of: ({ facts }, { language }) => months(facts, 'worked', language),
  },
  {
    ...{ code: 'away', vi: 'Số tháng nghỉ', en: 'Months away', width: 10 },
    of: ({ facts }, { language }) => months(facts, 'away', language),
  },
  {
    ...{ code: 'maternity', vi: 'Nghỉ thai sản', en: 'Maternity leave', width: 10 },
    of: ({ facts }, { language }) => yesNo(facts.maternity, language),
  },
  {
    ...{ code: 'discipline', vi: 'Kỷ luật trong năm', en: 'Discipline', width: 16 },
    of: ({ facts: { discipline } }, { language }) => discipline && DISCIPLINE[discipline.kind][language],
  },
];

/** What came of it. */
const LEVEL_FIELDS: readonly ResultField[] = [
  {
    ...{ code: 'score', vi: 'Điểm', en: 'Points', width: 8 },
    of: ({ score }, { language }) => (score === null ? null : formatHundredths(score, language)),
  },
  {
    ...{ code: 'by_rules', vi: 'Theo tiêu chí', en: 'By the rules', width: 26 },
    of: ({ proposed }, { language }) => named(STANDS, proposed, language),
  },
  {
    ...{ code: 'self', vi: 'Tự xếp loại', en: 'Own assessment', width: 26 },
    of: ({ selfLevel }, { language }) => selfLevel && levelWords(selfLevel)[language],
  },
  {
    ...{ code: 'team', vi: 'Tập thể đề xuất', en: "Team's proposal", width: 26 },
    of: ({ teamLevel }, { language }) => teamLevel && levelWords(teamLevel)[language],
  },
  {
    ...{ code: 'final', vi: 'Kết quả xếp loại', en: 'Rating', width: 26 },
    of: ({ finalLevel }, { language }) => finalLevel && levelWords(finalLevel)[language],
  },
  { code: 'final_code', vi: 'Mã kết quả', en: 'Rating code', width: 18, of: ({ finalLevel }) => finalLevel },
  { code: 'reason', vi: 'Lý do', en: 'Reason', width: 30, of: ({ finalReason }) => finalReason },
  {
    ...{ code: 'decided_on', vi: 'Ngày quyết định', en: 'Decided on', width: 12 },
    of: ({ finalAt }) => (finalAt === null ? null : formatDay(vietnamDay(finalAt))),
  },
  { code: 'decided_by', vi: 'Người quyết định', en: 'Decided by', width: 24, of: ({ finalBy }) => finalBy },
  {
    ...{ code: 'state', vi: 'Tình trạng', en: 'State', width: 16 },
    of: ({ state }, { language }) => LIST_STATES[state][language],
  },
  {
    ...{ code: 'revision', vi: 'Lần chốt', en: 'Locked revision', width: 8 },
    of: ({ lockRevision }) => (lockRevision === 0 ? null : lockRevision),
  },
  { code: 'digest', vi: 'Mã kiểm tra SHA-256', en: 'SHA-256', width: 20, of: ({ digest }) => digest },
];

/** All columns in their order: who, what was looked at, one for each criterion of the orders, what came of it. */
export function resultFields({ compliance: { criteria, basis } }: RatingScheme): ResultField[] {
  return [
    ...PERSON,
    ...FACTS,
    ...criteria.map(({ code, name }): ResultField => ({
      ...{ code: `criterion.${code}`, ...name, width: 16 },
      of: ({ facts }, { language }) => {
        const figure = facts.compliance[code]?.[basis];
        if (!figure) return null;
        if (figure.of === 1) return yesNo(figure.achieved === 1, language);
        return figure.of === 0 ? null : `${figure.achieved}/${figure.of}`;
      },
    })),
    ...LEVEL_FIELDS,
  ];
}

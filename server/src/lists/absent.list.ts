import { EMPLOYMENT_KINDS } from '@dat100/shared/codes';
import type { Locale } from '@dat100/shared/rates';
import { stateWords } from '@dat100/shared/state-words';
import { AbsentState, type AbsentAnswer, type AbsentPerson } from '../imports/absent/absent.model.js';
import { AbsentResolver } from '../imports/absent/absent.resolver.js';
import { askedText } from '../exports/asked.js';
import { allPages } from './all-pages.js';
import { tableOf, type ListAsk, type ListColumn, type ReadList } from './exported-list.js';
import {
  askedOne,
  askedUnitOrNone,
  codeWords,
  dayCell,
  instantCell,
  ONE_LIST,
  unitColumns,
  unitRef,
  type Both,
} from './list-words.js';

const STATES: Readonly<Record<AbsentState, Both>> = stateWords('absent_state');
const ANSWERS: Readonly<Record<AbsentAnswer, Both>> = stateWords('absent_answer');

/**
 * People whom a newer list of their unit does not name.
 * With unitId, importId and state of the filter of the query `absentPeople`.
 */
export async function readAbsent(ask: ListAsk): Promise<ReadList> {
  const { ctx, asked, language, get } = ask;
  const unitId = askedUnitOrNone(ask);
  const importId = askedText(asked['importId']);
  const state = askedOne(asked, 'state', Object.values(AbsentState)) ?? AbsentState.open;
  const filter = { unitId: unitId === null ? null : String(unitId), importId, state };
  const people = await allPages(
    (page, perPage) => get(AbsentResolver).absentPeople(ctx, page, perPage, filter),
    ({ id }) => id,
  );
  return {
    unit: unitId === null ? null : await unitRef(ask, unitId),
    asOf: ctx.today,
    filters: [STATES[state][language], ...(importId === null ? [] : [ONE_LIST[language]])],
    chosen: { state, importId },
    total: people.length,
    ...tableOf(columnsIn(language), people, language),
  };
}

const columnsIn = (language: Locale): ListColumn<AbsentPerson>[] => [
  { vi: 'Họ và tên', en: 'Full name', width: 30, of: ({ fullName }) => fullName },
  { vi: 'Năm sinh', en: 'Year of birth', width: 10, of: ({ birthYear }) => birthYear },
  { vi: 'Số CCCD', en: 'Citizen ID', width: 16, of: ({ maskedId }) => maskedId },
  ...unitColumns<AbsentPerson>(({ unit }) => unit),
  {
    vi: 'Loại hình',
    en: 'Kind',
    width: 18,
    of: ({ kind }) => (kind === null ? null : codeWords(EMPLOYMENT_KINDS, kind, language)),
  },
  { vi: 'Chức vụ, công việc', en: 'Title', width: 24, of: ({ title }) => title },
  { vi: 'Không có tên trong danh sách ngày', en: 'Not on the list of', width: 14, of: ({ asOf }) => dayCell(asOf) },
  { vi: 'Tệp', en: 'File', width: 30, of: ({ fileName }) => fileName },
  { vi: 'Câu trả lời', en: 'Answer', width: 16, of: ({ answer }) => answer && ANSWERS[answer][language] },
  { vi: 'Lý do', en: 'Reason', width: 30, of: ({ reason }) => reason },
  { vi: 'Người trả lời', en: 'Answered by', width: 26, of: ({ answeredBy }) => answeredBy },
  { vi: 'Lúc', en: 'At', width: 18, of: ({ answeredAt }) => instantCell(answeredAt) },
];

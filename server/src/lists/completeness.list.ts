import type { Locale } from '@dat100/shared/rates';
import { stateWords } from '@dat100/shared/state-words';
import { ListFlag, type UnitCompleteness } from '../completeness/completeness.model.js';
import { CompletenessResolver } from '../completeness/completeness.resolver.js';
import { allPages } from './all-pages.js';
import { tableOf, type ListAsk, type ListColumn, type ReadList } from './exported-list.js';
import { askedOne, askedUnitOrNone, dayCell, instantCell, unitColumns, unitRef, type Both } from './list-words.js';

const FLAGS: Readonly<Record<ListFlag, Both>> = stateWords('list_flag');
const TO_CONFIRM: Both = { vi: 'Cần xác nhận', en: 'To be confirmed' };
const NEVER: Both = { vi: 'chưa xác nhận lần nào', en: 'never confirmed' };

/** Units whose list of people has to be looked at. With unitId and flag of the filter of the query `flaggedLists`. */
export async function readCompleteness(ask: ListAsk): Promise<ReadList> {
  const { ctx, asked, language, get } = ask;
  const [unitId, flag] = [askedUnitOrNone(ask), askedOne(asked, 'flag', Object.values(ListFlag))];
  const filter = { unitId: unitId === null ? null : String(unitId), flag };
  const lists = await allPages(
    (page, perPage) => get(CompletenessResolver).flaggedLists(ctx, page, perPage, filter),
    ({ unit }) => unit.id,
  );
  return {
    unit: unitId === null ? null : await unitRef(ask, unitId),
    asOf: ctx.today,
    filters: [(flag === null ? TO_CONFIRM : FLAGS[flag])[language]],
    chosen: { flag },
    total: lists.length,
    ...tableOf(columnsIn(language), lists, language),
  };
}

const columnsIn = (language: Locale): ListColumn<UnitCompleteness>[] => [
  ...unitColumns<UnitCompleteness>(({ unit }) => unit),
  {
    vi: 'Điều cần xem',
    en: 'What is odd',
    width: 36,
    of: ({ flags }) => flags.map((flag) => FLAGS[flag][language]).join('; ') || null,
  },
  { vi: 'Số người', en: 'People', width: 10, of: ({ people }) => people },
  { vi: 'Biên chế', en: 'Posts', width: 10, of: ({ headcount }) => headcount },
  { vi: 'Danh sách trước', en: 'List before', width: 12, of: ({ peopleBefore }) => peopleBefore },
  { vi: 'Danh sách xác nhận', en: 'Confirmed list', width: 12, of: ({ listPeople }) => listPeople },
  {
    vi: 'Đủ đến ngày',
    en: 'Complete as of',
    width: 20,
    of: ({ asOf }) => dayCell(asOf) ?? NEVER[language],
  },
  { vi: 'Người xác nhận', en: 'Confirmed by', width: 26, of: ({ confirmedBy }) => confirmedBy },
  { vi: 'Xác nhận lúc', en: 'Confirmed at', width: 18, of: ({ confirmedAt }) => instantCell(confirmedAt) },
];

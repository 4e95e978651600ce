import { formatDay } from '@dat100/shared/calendar';
import { LEDGER_CAUSES } from '@dat100/shared/ledger';
import type { LedgerPeople, LedgerPerson } from '../boards/ledger.model.js';
import { LedgerResolver } from '../boards/ledger.resolver.js';
import { askedDay, askedText } from '../exports/asked.js';
import { allPages } from './all-pages.js';
import { tableOf, type ListAsk, type ListColumn, type ReadList } from './exported-list.js';
import { CAUSES } from './ledger-words.js';
import { askedSlice, askedUnit, stageWords, unitColumns, type Both, type Slice } from './list-words.js';

const ELSEWHERE: Both = { vi: 'Nay thuộc đơn vị khác', en: 'With another unit now' };

/**
 * The people behind a line of a ledger.
 * With unitId, criterion, cause, lens, from and to of the query `ledgerPeople`.
 */
export async function readLedgerPeople(ask: ListAsk): Promise<ReadList> {
  const { ctx, asked, language, get } = ask;
  const slice = await askedSlice(ask);
  const { criterion, lens } = slice;
  const [unitId, cause] = [askedUnit(ask), askedText(asked['cause']) ?? ''];
  const days = [askedDay(asked['from']), askedDay(asked['to'])] as const;
  const found: LedgerPeople[] = [];
  const people = await allPages(
    async (page, perPage) => {
      const one = get(LedgerResolver).ledgerPeople(ctx, unitId, criterion.code, cause, lens, ...days, page, perPage);
      found.splice(0, 1, await one);
      return one;
    },
    ({ personId }) => personId,
  );
  const [of] = found;
  if (!of) throw new Error('a list of people without a page');
  const words = LEDGER_CAUSES.flatMap((one) => (one === of.cause ? [CAUSES[one][language]] : [])).join('');
  return {
    unit: of.unit,
    asOf: of.to,
    filters: [...slice.filters, `${language === 'vi' ? 'Từ ngày' : 'From'} ${formatDay(of.from)}`, words],
    chosen: { criterion: criterion.code, lens, cause: of.cause, from: of.from, to: of.to },
    total: people.length,
    ...tableOf(columnsOf(slice, words, language), people, language),
  };
}

const columnsOf = ({ criterion }: Slice, cause: string, language: ListAsk['language']): ListColumn<LedgerPerson>[] => [
  { vi: 'Họ và tên', en: 'Full name', width: 30, of: ({ fullName }) => fullName },
  ...unitColumns<LedgerPerson>(({ unit }) => unit),
  { vi: 'Ngày', en: 'Day', width: 12, of: ({ day }) => formatDay(day) },
  { vi: 'Việc đã xảy ra', en: 'What happened', width: 24, of: () => cause },
  { vi: 'Trước', en: 'Before', width: 20, of: ({ stageBefore }) => stageWords(criterion, stageBefore, language) },
  { vi: 'Sau', en: 'After', width: 20, of: ({ stageAfter }) => stageWords(criterion, stageAfter, language) },
  {
    vi: 'Chuyển từ, chuyển đến',
    en: 'Moved from or to',
    width: 36,
    of: ({ otherUnit }) => otherUnit?.pathText ?? null,
  },
  { vi: 'Ghi chú', en: 'Note', width: 24, of: ({ mayOpen }) => (mayOpen ? null : ELSEWHERE[language]) },
];

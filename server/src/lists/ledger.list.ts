import { formatDay } from '@dat100/shared/calendar';
import type { Locale } from '@dat100/shared/rates';
import type { BoardLedger, LedgerDay } from '../boards/ledger.model.js';
import { LedgerResolver } from '../boards/ledger.resolver.js';
import { askedDay } from '../exports/asked.js';
import { tableOf, type ListAsk, type ListColumn, type ReadList } from './exported-list.js';
import { CAUSES } from './ledger-words.js';
import { askedSlice, askedUnit, rateCell, tenthsText, unitRef, type Both } from './list-words.js';

const HIDDEN: Both = {
  vi: 'Nguyên nhân nói về từng người, nên chỉ hiển thị với chính đơn vị và cấp trên của đơn vị; ở đây chỉ có số liệu của hai ngày.',
  en: 'Causes tell of single people, so they show only to the unit itself and those above it; here are the figures of the two days.',
};

/** A line of the screen: one of the days, or a cause between them. */
interface Line {
  name: string;
  people: number | null;
  achieved: number;
  inScope: number;
  /** the rate of a day, or what a cause does to it */
  rate: string | null;
}

/** Why a rate changed between two days. With unitId, criterion, lens, from and to of the query `boardLedger`. */
export async function readLedger(ask: ListAsk): Promise<ReadList> {
  const { ctx, asked, language, get } = ask;
  const { criterion, lens, filters } = await askedSlice(ask);
  const unitId = askedUnit(ask);
  const days = [askedDay(asked['from']), askedDay(asked['to'])] as const;
  const ledger = await get(LedgerResolver).boardLedger(ctx, unitId, criterion.code, lens, ...days);
  const { before, after, lines, pointsTenths } = ledger;
  const all = [dayLine(before, language), ...causeLines(ledger, language), dayLine(after, language)];
  const moved =
    pointsTenths === null
      ? []
      : [
          `${language === 'vi' ? 'Tỷ lệ thay đổi (điểm)' : 'Change of the rate (points)'}: ${tenthsText(pointsTenths, language)}`,
        ];
  return {
    unit: await unitRef(ask, unitId),
    asOf: after.day,
    filters: [...filters, `${language === 'vi' ? 'Từ ngày' : 'From'} ${formatDay(before.day)}`],
    chosen: { criterion: criterion.code, lens, from: before.day, to: after.day },
    notes: [...moved, ...(lines === null ? [HIDDEN[language]] : [])],
    total: all.length,
    ...tableOf(COLUMNS, all, language),
  };
}

function dayLine({ day, claimed, inScope }: LedgerDay, language: Locale): Line {
  const rate = rateCell({ achieved: claimed, inScope }, language);
  return { name: formatDay(day), people: null, achieved: claimed, inScope, rate };
}

const causeLines = ({ lines }: BoardLedger, language: Locale): Line[] =>
  (lines ?? []).map(({ cause, people, achieved, inScope, pointsTenths }) => ({
    name: causeWords(cause, language),
    people,
    achieved,
    inScope,
    rate: pointsTenths === null ? null : tenthsText(pointsTenths, language),
  }));

const causeWords = (cause: string, language: Locale): string =>
  Object.entries(CAUSES).find(([code]) => code === cause)?.[1][language] ?? cause;

const COLUMNS: readonly ListColumn<Line>[] = [
  { vi: 'Ngày, nguyên nhân', en: 'Day, cause', width: 40, of: ({ name }) => name },
  { vi: 'Số người', en: 'People', width: 10, of: ({ people }) => people },
  { vi: 'Đạt', en: 'Achieved', width: 10, of: ({ achieved }) => achieved },
  { vi: 'Thuộc diện', en: 'In scope', width: 10, of: ({ inScope }) => inScope },
  { vi: 'Tỷ lệ, điểm', en: 'Rate, points', width: 14, of: ({ rate }) => rate },
];

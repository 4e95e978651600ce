import { formatDay } from '@dat100/shared/calendar';
import type { Locale } from '@dat100/shared/rates';
import { stateWords } from '@dat100/shared/state-words';
import { WeekState, type WeekLine, type WeekPage, type WeekRevision } from '../confirmations/week.model.js';
import { WeeksResolver } from '../confirmations/weeks.resolver.js';
import { askedDay, askedText } from '../exports/asked.js';
import { allPages } from './all-pages.js';
import { tableOf, type ListAsk, type ListColumn, type ReadList } from './exported-list.js';
import { askedOne, askedUnitOrNone, dayCell, instantCell, unitColumns, unitRef, type Both } from './list-words.js';

const STATES: Readonly<Record<WeekState, Both>> = stateWords('week_state');
const DEEP: Both = { vi: 'tất cả các cấp', en: 'all levels' };

/** Which units have confirmed a week. With week, and unitId, deep and state of the filter of the query `weeks`. */
export async function readWeeks(ask: ListAsk): Promise<ReadList> {
  const { ctx, asked, language, get } = ask;
  const [unitId, state] = [askedUnitOrNone(ask), askedOne(asked, 'state', Object.values(WeekState))];
  const deep = askedText(asked['deep']) === 'true';
  const filter = { unitId: unitId === null ? null : String(unitId), deep, state };
  const day = askedDay(asked['week']);
  const pages: WeekPage[] = [];
  const lines = await allPages(
    async (page, perPage) => {
      const found = await get(WeeksResolver).weeks(ctx, day, page, perPage, filter);
      pages.splice(0, 1, found);
      return found;
    },
    ({ unit }) => unit.id,
  );
  const [last] = pages;
  if (!last) throw new Error('weeks without a page');
  const { week, counts } = last;
  const [weekWords, dueWords] = language === 'vi' ? ['Tuần', 'hạn xác nhận'] : ['Week', 'to be confirmed by'];
  return {
    unit: unitId === null ? null : await unitRef(ask, unitId),
    asOf: ctx.today,
    filters: [
      `${weekWords} ${formatDay(week.from)} – ${formatDay(week.to)}, ${dueWords} ${formatDay(week.due)}`,
      ...(deep ? [DEEP[language]] : []),
      ...(state === null ? [] : [STATES[state][language]]),
    ],
    chosen: { week: week.from, deep, state },
    notes: [counts.map((one) => `${STATES[one.state][language]}: ${one.count}`).join(' · ')],
    total: lines.length,
    ...tableOf(columnsIn(language), lines, language),
  };
}

const columnsIn = (language: Locale): ListColumn<WeekLine>[] => {
  const standing = (of: (one: WeekRevision) => string | null) => (line: WeekLine) => line.standing && of(line.standing);
  const late: Both = { vi: 'xác nhận sau hạn', en: 'after the due day' };
  return [
    ...unitColumns<WeekLine>(({ unit }) => unit),
    { vi: 'Tình trạng', en: 'State', width: 28, of: ({ state }) => STATES[state][language] },
    { vi: 'Người xác nhận', en: 'Confirmed by', width: 26, of: standing(({ confirmer }) => confirmer) },
    { vi: 'Thay cho', en: 'On behalf of', width: 26, of: standing(({ onBehalfOf }) => onBehalfOf) },
    { vi: 'Lúc', en: 'At', width: 18, of: standing(({ confirmedAt }) => instantCell(confirmedAt)) },
    { vi: 'Muộn', en: 'Late', width: 18, of: standing((one) => (one.late ? late[language] : null)) },
    { vi: 'Số liệu đến ngày', en: 'Figures as of', width: 12, of: standing(({ asOf }) => dayCell(asOf)) },
    { vi: 'Ý kiến sau cùng', en: 'Said last', width: 50, of: standing(({ steps }) => steps.at(-1)?.text ?? null) },
  ];
};

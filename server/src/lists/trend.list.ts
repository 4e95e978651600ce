import { formatDay } from '@dat100/shared/calendar';
import type { Locale } from '@dat100/shared/rates';
import type { BoardForecast, BoardTrend, BoardTrendPoint } from '../boards/trend.model.js';
import { TrendResolver } from '../boards/trend.resolver.js';
import { askedDay } from '../exports/asked.js';
import { tableOf, type ListAsk, type ListColumn, type ReadList } from './exported-list.js';
import { askedSlice, askedUnit, rateCell, type Both } from './list-words.js';

const NO_DAY: Readonly<Record<string, Both>> = {
  nobody_in_scope: { vi: 'chưa có ai thuộc diện', en: 'no one is in scope' },
  reached: { vi: 'đã đạt chỉ tiêu', en: 'the target is reached' },
  only_stuck_left: {
    vi: 'chỉ còn những người có khó khăn, vướng mắc kéo dài',
    en: 'only people with lasting difficulties are left',
  },
  no_progress: {
    vi: 'trong 28 ngày qua không có thêm người đạt',
    en: 'nobody more achieved in the last 28 days',
  },
  too_few_points: { vi: 'dưới 4 mốc số liệu trong 28 ngày', en: 'fewer than 4 figures in the last 28 days' },
  not_predictable: {
    vi: 'tốc độ quá thất thường, hoặc hạn quá gần',
    en: 'the pace is too uneven, or the due date too near',
  },
  bad_figures: { vi: 'số liệu mâu thuẫn', en: 'the figures contradict themselves' },
};

/**
 * How the figures of a unit came about, and where they lead.
 * With unitId, criterion, lens, from and to of the query `boardTrend`; the latest day first, as on the screen.
 */
export async function readTrend(ask: ListAsk): Promise<ReadList> {
  const { ctx, asked, language, get } = ask;
  const { criterion, lens, filters } = await askedSlice(ask);
  const days = [askedDay(asked['from']), askedDay(asked['to'])] as const;
  const trend = await get(TrendResolver).boardTrend(ctx, askedUnit(ask), criterion.code, lens, ...days);
  const { unit, from, to } = trend;
  const since = `${language === 'vi' ? 'Từ ngày' : 'From'} ${formatDay(from)}`;
  const points = [...trend.points].reverse();
  return {
    unit,
    asOf: to,
    filters: [...filters, since],
    chosen: { criterion: criterion.code, lens, from, to },
    notes: [dueLine(trend, language), forecastLine(trend.forecast, language)],
    total: points.length,
    ...tableOf(columnsOf(trend, language), points, language),
  };
}

const columnsOf = ({ targetPercent }: BoardTrend, language: Locale): ListColumn<BoardTrendPoint>[] => [
  { vi: 'Ngày', en: 'Day', width: 12, of: ({ day }) => formatDay(day) },
  { vi: 'Đạt, đơn vị báo cáo', en: 'Achieved, as reported', width: 14, of: ({ claimed }) => claimed },
  { vi: 'Đã xác minh', en: 'Verified', width: 12, of: ({ verified }) => verified },
  { vi: 'Thuộc diện', en: 'In scope', width: 12, of: ({ inScope }) => inScope },
  {
    vi: `Chỉ tiêu ${targetPercent} % (người)`,
    en: `Target of ${targetPercent} % (people)`,
    width: 14,
    of: ({ target }) => target,
  },
  {
    vi: 'Tỷ lệ',
    en: 'Rate',
    width: 10,
    of: ({ claimed, inScope }) => rateCell({ achieved: claimed, inScope }, language),
  },
];

const dueLine = ({ dueOn, targetPercent }: BoardTrend, language: Locale): string =>
  language === 'vi'
    ? `Hạn ${formatDay(dueOn)}, chỉ tiêu ${targetPercent} %`
    : `Due ${formatDay(dueOn)}, target ${targetPercent} %`;

/** The range of days, or why there is none. */
function forecastLine({ early, late, reason, notBefore, stuckInTheWay }: BoardForecast, language: Locale): string {
  const isVi = language === 'vi';
  const expected =
    early && late
      ? `${formatDay(early)} – ${formatDay(late)}`
      : (NO_DAY[reason ?? 'not_predictable']?.[language] ?? reason);
  const parts = [
    `${isVi ? 'Dự kiến đạt chỉ tiêu, nếu tiếp tục như 28 ngày qua' : 'Target expected, going on as in the last 28 days'}: ${expected}`,
    notBefore && `${isVi ? 'nhiều khả năng không trước ngày' : 'most likely not before'} ${formatDay(notBefore)}`,
    stuckInTheWay > 0 &&
      (isVi ? `chưa kể ${stuckInTheWay} người vướng mắc kéo dài` : `stuck people left out: ${stuckInTheWay}`),
  ];
  return parts.filter(Boolean).join('; ');
}

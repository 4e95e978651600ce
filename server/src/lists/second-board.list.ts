import { formatDay, type Day } from '@dat100/shared/calendar';
import type { Locale } from '@dat100/shared/rates';
import type { SecondBoardRow } from '../boards/second.model.js';
import { SecondBoardsResolver } from '../boards/second.resolver.js';
import { askedDay, askedText } from '../exports/asked.js';
import type { Cell } from '../exports/export-table.js';
import { tableOf, type ListAsk, type ListColumn, type ReadList } from './exported-list.js';
import { askedSlice, askedUnit, dayCell, nameOf, rateCell, tenthsText, type Both } from './list-words.js';

const BOARDS: Readonly<Record<string, Both>> = {
  improved: { vi: 'Tiến bộ nhất', en: 'Most improved' },
  first: { vi: 'Về đích sớm nhất', en: 'First there' },
  verified: { vi: 'Tỷ lệ được xác minh', en: 'Verified share' },
  waiting: { vi: 'Chờ lâu nhất', en: 'Longest waiting' },
};

const REASONS: Readonly<Record<string, Both>> = {
  too_small: { vi: 'không xếp hạng, ít người', en: 'not ranked, few people' },
  no_one_in_scope: { vi: 'chưa có ai thuộc diện', en: 'no one in scope' },
  direct: { vi: 'không xếp hạng', en: 'not ranked' },
  bad_figures: { vi: 'không xếp hạng, số liệu mâu thuẫn', en: 'not ranked, figures contradict themselves' },
  new: { vi: 'không xếp hạng, đơn vị mới', en: 'not ranked, a new unit' },
  restructured: { vi: 'không xếp hạng, vừa sắp xếp lại', en: 'not ranked, units rearranged' },
  not_yet: { vi: 'chưa đạt chỉ tiêu', en: 'not at the target yet' },
  fell_back: { vi: 'đã đạt rồi tụt lại', en: 'was there, fell back' },
  no_one_claimed: { vi: 'chưa có ai đạt', en: 'nobody has achieved yet' },
  no_one_waiting: { vi: 'không có ai chờ mà có ngày cụ thể', en: 'nobody waits whose day is known' },
  at_target: { vi: 'không xếp hạng, đã đạt chỉ tiêu từ trước', en: 'not ranked, at the target before' },
  hidden: {
    vi: 'ẩn để không lộ người: dưới 5 người, hoặc ẩn cùng để không suy ra được đơn vị khác',
    en: 'hidden to give nobody away: fewer than five people, or with such a unit',
  },
};

type Row = SecondBoardRow;
type Share = Row['now'];

/**
 * Boards beside the ranking: most improved, first at the target, verified share, longest waiting.
 * With unitId, criterion, kind, lens, asOf and since of the query `secondBoard`.
 */
export async function readSecondBoard(ask: ListAsk): Promise<ReadList> {
  const { ctx, asked, language, get } = ask;
  const { criterion, lens, filters } = await askedSlice(ask);
  const [kind, unitId] = [askedText(asked['kind']) ?? '', askedUnit(ask)];
  const [from, to] = [askedDay(asked['since']), askedDay(asked['asOf'])];
  const board = await get(SecondBoardsResolver).secondBoard(ctx, unitId, criterion.code, kind, lens, to, from);
  const { unit, asOf, since, rows } = board;
  const groups = new Map(board.groups.map((group) => [group.code, nameOf(group, language)]));
  const columns: ListColumn<Row>[] = [
    { vi: 'Nhóm so sánh', en: 'Peer group', width: 24, of: (row) => groups.get(row.peerGroup) ?? row.peerGroup },
    { vi: 'Hạng', en: 'Rank', width: 8, of: (row) => row.rank },
    { vi: 'Số đơn vị cùng hạng', en: 'Units of that rank', width: 12, of: ({ tied }) => (tied > 1 ? tied : null) },
    { vi: 'Mã đơn vị', en: 'Unit code', width: 12, of: (row) => row.unit.code },
    { vi: 'Cơ quan, đơn vị', en: 'Unit', width: 40, of: (row) => unitName(row, language) },
    ...figureColumns(kind, asOf, since, language),
    { vi: 'Ghi chú', en: 'Note', width: 40, of: ({ reason }) => reason && (REASONS[reason]?.[language] ?? reason) },
  ];
  const compared = since === null ? [] : [`${language === 'vi' ? 'So với ngày' : 'Compared with'} ${formatDay(since)}`];
  return {
    unit,
    asOf,
    filters: [BOARDS[kind]?.[language] ?? kind, ...filters, ...compared],
    chosen: { criterion: criterion.code, kind, lens, asOf, since },
    total: rows.length,
    ...tableOf(columns, rows, language),
  };
}

const unitName = ({ unit, direct }: Row, language: Locale): string =>
  direct ? `${unit.name} ${language === 'vi' ? '(trực thuộc)' : '(direct)'}` : unit.name;

/** What the rows of a board are ranked by, as the screen has it; nothing of a row that is hidden. */
function figureColumns(kind: string, asOf: Day, since: Day | null, language: Locale): ListColumn<Row>[] {
  if (kind === 'waiting')
    return [
      { vi: '10 % chờ lâu nhất, từ (ngày)', en: 'The longest 10 %, from (days)', width: 14, of: wait('ninth') },
      { vi: 'Một nửa đã chờ từ (ngày)', en: 'Half have waited from (days)', width: 14, of: wait('median') },
      { vi: 'Số người chờ', en: 'People waiting', width: 12, of: wait('people') },
    ];
  const now = shareColumns(dayWords(asOf), ({ now: share }) => share, language);
  if (kind === 'first')
    return [
      { vi: 'Đạt chỉ tiêu từ ngày', en: 'At the target since', width: 14, of: day('reachedOn') },
      { vi: 'Tụt khỏi chỉ tiêu ngày', en: 'Fell back on', width: 14, of: day('fellOn') },
      { vi: 'Còn thiếu (người)', en: 'Still to go (people)', width: 12, of: ({ standing }) => standing?.left ?? null },
      ...now,
    ];
  if (since === null) return shareColumns(VERIFIED, ({ now: share }) => share, language);
  return [
    {
      vi: 'Tăng, giảm (điểm)',
      en: 'Change (points)',
      width: 12,
      of: ({ tenths }) => (tenths === null ? null : tenthsText(tenths, language)),
    },
    ...shareColumns(dayWords(since), ({ before }) => before, language),
    ...now,
  ];
}

interface ShareWords {
  count: Both;
  of: Both;
  rate: Both;
}

const VERIFIED: ShareWords = {
  count: { vi: 'Đã xác minh', en: 'Verified' },
  of: { vi: 'Đạt, đơn vị báo cáo', en: 'Achieved, as reported' },
  rate: { vi: 'Tỷ lệ được xác minh', en: 'Verified share' },
};

const dayWords = (day: Day): ShareWords => ({
  count: { vi: `Đạt, ngày ${formatDay(day)}`, en: `Achieved on ${formatDay(day)}` },
  of: { vi: `Thuộc diện, ngày ${formatDay(day)}`, en: `In scope on ${formatDay(day)}` },
  rate: { vi: `Tỷ lệ, ngày ${formatDay(day)}`, en: `Rate on ${formatDay(day)}` },
});

/** So many of so many, and the rate in the language's own writing. */
function shareColumns(words: ShareWords, of: (row: Row) => Share, language: Locale): ListColumn<Row>[] {
  const rate = (share: Share) => share && { achieved: share.count, inScope: share.of };
  return [
    { ...words.count, width: 12, of: (row) => of(row)?.count ?? null },
    { ...words.of, width: 12, of: (row) => of(row)?.of ?? null },
    { ...words.rate, width: 12, of: (row) => rateCell(rate(of(row)), language) },
  ];
}

const wait =
  (field: 'ninth' | 'median' | 'people') =>
  ({ waiting }: Row): Cell =>
    waiting?.[field] ?? null;
const day =
  (field: 'reachedOn' | 'fellOn') =>
  ({ standing }: Row): Cell =>
    dayCell(standing?.[field] ?? null);

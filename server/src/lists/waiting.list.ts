import { isOfToday } from '@dat100/shared/board-today';
import { STUCK_REASONS } from '@dat100/shared/codes';
import type { Locale } from '@dat100/shared/rates';
import { BoardsResolver } from '../boards/boards.resolver.js';
import { WaitingResolver } from '../boards/waiting.resolver.js';
import type { Board } from '../boards/board.model.js';
import type { StageWaiting, Waiting } from '../boards/waiting.model.js';
import type { Criterion } from '../directives/directives.service.js';
import { askedDay } from '../exports/asked.js';
import { tableOf, type ListAsk, type ListColumn, type ReadList } from './exported-list.js';
import { askedSlice, askedUnit, codeWords, HOLDERS, stageWords, type Both } from './list-words.js';

const PARTS = {
  stage: { vi: 'Tình trạng', en: 'Stage' },
  holder: { vi: 'Ai đang giữ việc', en: 'Who has to act' },
  reason: { vi: 'Khó khăn, vướng mắc đã ghi', en: 'Difficulty on record' },
} as const;
const NO_REASON: Both = { vi: 'Chưa ghi vướng mắc', en: 'No difficulty on record' };
const NOTES = {
  hidden: {
    vi: 'Ẩn ngoài phạm vi của bạn: có tình trạng chỉ dưới 5 người, hoặc từ đó suy ra được của đơn vị khác.',
    en: 'Hidden outside your scope: some stage holds under 5 people, or would give another unit away.',
  },
  past: {
    vi: 'Thời gian chờ chỉ tính được cho hôm nay; ngày đã qua chỉ có số người.',
    en: 'Waiting can be reckoned for today only; a past day has counts alone.',
  },
  withheld: {
    vi: 'Ở đây chỉ có thời gian chờ của nhóm từ 5 người trở lên; chi tiết hơn dành cho người được xem danh sách người của đơn vị này.',
    en: 'Only who may read the people of this unit sees more than how long groups of five or more have waited.',
  },
  moving: {
    vi: 'Có người đang nhập số liệu trong lúc lập tệp này nên các dòng có thể lệch nhau; hãy tải lại khi đã nhập xong.',
    en: 'Somebody was recording while this file was made, so its lines may differ from each other; take it again afterwards.',
  },
} as const;
/** So often the figures are read again when somebody records in between. */
const MOST_READINGS = 4;
const NO_EVENT = 'no_event';

/** A line of the screen: people at a stage, people who wait for somebody, or people with a difficulty. */
interface Line {
  part: keyof typeof PARTS;
  name: string;
  holder: string | null;
  count: number;
  waiting: StageWaiting | null;
  overdue: number | null;
}

/**
 * Where people are, for how long, for whom they wait and why.
 * With unitId, criterion, lens and asOf of the board whose panel it is; what the panel hides is in no line.
 */
export async function readWaiting(ask: ListAsk): Promise<ReadList> {
  const { ctx, asked, language, get } = ask;
  const { criterion, lens, filters } = await askedSlice(ask);
  const slice = [ctx, askedUnit(ask), criterion.code, lens] as const;
  const { board, waiting, isMoving } = await readAtOnce(
    () => get(BoardsResolver).board(...slice, askedDay(asked['asOf']), 'claimed', null, false),
    (of) => (isHidden(of) || !isOfToday(of) ? null : get(WaitingResolver).waiting(...slice)),
  );
  const lines = isHidden(board)
    ? []
    : [...stageLines(board, criterion, waiting, language), ...otherLines(waiting, language)];
  return {
    unit: board.unit,
    asOf: board.asOf,
    filters,
    chosen: { criterion: criterion.code, lens, asOf: board.asOf },
    notes: notesOf(board, waiting, isMoving).map((note) => note[language]),
    total: lines.length,
    ...tableOf(columnsIn(language), lines, language),
  };
}

const isHidden = ({ total }: Board): boolean => total.stages.length === 0;

function notesOf(board: Board, waiting: Waiting | null, isMoving: boolean): Both[] {
  const standing = isHidden(board)
    ? [NOTES.hidden]
    : !isOfToday(board)
      ? [NOTES.past]
      : waiting?.holders === null
        ? [NOTES.withheld]
        : [];
  return isMoving ? [...standing, NOTES.moving] : standing;
}

/** A board and who waits below it, of one version: what is recorded between the two readings makes them read again. */
async function readAtOnce(
  readBoard: () => Promise<Board>,
  readWaits: (board: Board) => Promise<Waiting> | null,
): Promise<{ board: Board; waiting: Waiting | null; isMoving: boolean }> {
  let board = await readBoard();
  for (let readings = 1; ; readings += 1) {
    const waiting = await readWaits(board);
    const after = waiting ? await readBoard() : board;
    const isMoving = after.version !== board.version || after.countedTo !== board.countedTo;
    if (!isMoving || readings === MOST_READINGS) return { board, waiting, isMoving };
    board = after;
  }
}

function stageLines(board: Board, criterion: Criterion, waiting: Waiting | null, language: Locale): Line[] {
  const waits = new Map(waiting?.stages.map((one) => [one.stage, one]));
  const counts = [{ stage: NO_EVENT, count: board.total.noEvent }, ...board.total.stages];
  return counts
    .filter(({ count }) => count > 0)
    .map(({ stage, count }) => {
      const holder = stage === NO_EVENT ? 'unit' : criterion.stages.find(({ code }) => code === stage)?.holder;
      const told = waits.get(stage) ?? null;
      return {
        part: 'stage',
        name: stageWords(criterion, stage, language) ?? stage,
        holder: HOLDERS[holder ?? '']?.[language] ?? null,
        count,
        waiting: told,
        overdue: told?.overdue ?? null,
      };
    });
}

function otherLines(waiting: Waiting | null, language: Locale): Line[] {
  const holders = (waiting?.holders ?? []).map(({ holder, count, overdue }): Line => {
    const name = HOLDERS[holder]?.[language] ?? holder;
    return { part: 'holder', name, holder: name, count, waiting: null, overdue };
  });
  const reasons = (waiting?.reasons ?? []).map(({ reason, count }): Line => {
    const name = reason === 'none' ? NO_REASON[language] : codeWords(STUCK_REASONS, reason, language);
    return { part: 'reason', name, holder: null, count, waiting: null, overdue: null };
  });
  return [...holders, ...reasons];
}

const columnsIn = (language: Locale): ListColumn<Line>[] => [
  { vi: 'Phần', en: 'Part', width: 22, of: ({ part }) => PARTS[part][language] },
  { vi: 'Nội dung', en: 'What', width: 40, of: ({ name }) => name },
  { vi: 'Ai phải xử lý', en: 'Who must act', width: 20, of: ({ holder }) => holder },
  { vi: 'Số người', en: 'People', width: 10, of: ({ count }) => count },
  { vi: 'Có ngày cụ thể', en: 'Day known exactly', width: 12, of: ({ waiting }) => waiting?.known ?? null },
  {
    vi: 'Một nửa đã chờ từ (ngày)',
    en: 'Half have waited from (days)',
    width: 14,
    of: ({ waiting }) => waiting?.median?.days ?? null,
  },
  {
    vi: '10 % chờ lâu nhất, từ (ngày)',
    en: 'The longest 10 %, from (days)',
    width: 14,
    of: ({ waiting }) => waiting?.ninth?.days ?? null,
  },
  { vi: 'Quá hạn', en: 'Overdue', width: 10, of: ({ overdue }) => overdue },
];

import { SecondBoardsResolver } from '../boards/second.resolver.js';
import { TrendResolver } from '../boards/trend.resolver.js';
import { WaitingResolver } from '../boards/waiting.resolver.js';
import type { ExportedList } from './exported-list.js';
import { readSecondBoard } from './second-board.list.js';
import { readTrend } from './trend.list.js';
import { readWaiting } from './waiting.list.js';

/** Every list and board that goes out through `/files/lists`. Boards, people and ratings have addresses of their own. */
export const LISTS: readonly ExportedList[] = [
  {
    name: 'second-board',
    fileName: 'bang-khac',
    vi: 'Bảng khác',
    en: 'Other boards',
    screen: [SecondBoardsResolver, 'secondBoard'],
    takes: 'board.export',
    read: readSecondBoard,
  },
  {
    name: 'waiting',
    fileName: 'thoi-gian-cho',
    vi: 'Người đang ở đâu, đã bao lâu',
    en: 'Where people are, and for how long',
    screen: [WaitingResolver, 'waiting'],
    takes: 'board.export',
    read: readWaiting,
  },
  {
    name: 'trend',
    fileName: 'dien-bien',
    vi: 'Diễn biến và dự báo',
    en: 'Trend and forecast',
    screen: [TrendResolver, 'boardTrend'],
    takes: 'board.export',
    read: readTrend,
  },
];

import { AuditLogResolver } from '../access/audit-log.resolver.js';
import { UsersResolver } from '../access/users.resolver.js';
import { LedgerResolver } from '../boards/ledger.resolver.js';
import { PeerGroupsResolver } from '../boards/peer-groups.resolver.js';
import { RadarResolver } from '../boards/radar/radar.resolver.js';
import { SecondBoardsResolver } from '../boards/second.resolver.js';
import { TrendResolver } from '../boards/trend.resolver.js';
import { WaitingResolver } from '../boards/waiting.resolver.js';
import { CompletenessResolver } from '../completeness/completeness.resolver.js';
import { WeeksResolver } from '../confirmations/weeks.resolver.js';
import { AbsentResolver } from '../imports/absent/absent.resolver.js';
import { ImportsResolver } from '../imports/imports.resolver.js';
import { ConflictsResolver } from '../imports/police/conflicts.resolver.js';
import { TodoResolver } from '../todo/todo.resolver.js';
import { readAbsent } from './absent.list.js';
import { readAudit } from './audit.list.js';
import { readCompleteness } from './completeness.list.js';
import { readConflicts } from './conflicts.list.js';
import type { ExportedList } from './exported-list.js';
import { readImports } from './imports.list.js';
import { readLedgerPeople } from './ledger-people.list.js';
import { readLedger } from './ledger.list.js';
import { readPeerGroups } from './peer-groups.list.js';
import { readRadar } from './radar.list.js';
import { readSecondBoard } from './second-board.list.js';
import { readTodo } from './todo.list.js';
import { readTrend } from './trend.list.js';
import { readUsers } from './users.list.js';
import { readWaiting } from './waiting.list.js';
import { readWeeks } from './weeks.list.js';

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
  {
    name: 'ledger',
    fileName: 'vi-sao-thay-doi',
    vi: 'Vì sao tỷ lệ thay đổi',
    en: 'Why the rate changed',
    screen: [LedgerResolver, 'boardLedger'],
    takes: 'board.export',
    read: readLedger,
  },
  {
    name: 'ledger-people',
    fileName: 'ai-da-thay-doi',
    vi: 'Ai đã thay đổi',
    en: 'Who changed',
    screen: [LedgerResolver, 'ledgerPeople'],
    takes: 'people.export',
    read: readLedgerPeople,
  },
  {
    name: 'peer-groups',
    fileName: 'nhom-so-sanh',
    vi: 'Nhóm so sánh',
    en: 'Peer groups',
    screen: [PeerGroupsResolver, 'peerGroups'],
    takes: null,
    read: readPeerGroups,
  },
  {
    name: 'todo',
    fileName: 'viec-can-xu-ly',
    vi: 'Việc cần xử lý',
    en: 'To do',
    screen: [TodoResolver, 'todo'],
    takes: 'people.export',
    read: readTodo,
  },
  {
    name: 'weeks',
    fileName: 'xac-nhan-tuan',
    vi: 'Xác nhận số liệu tuần',
    en: 'Weekly confirmations',
    screen: [WeeksResolver, 'weeks'],
    takes: null,
    read: readWeeks,
  },
  {
    name: 'completeness',
    fileName: 'can-xac-nhan-danh-sach',
    vi: 'Cần xác nhận danh sách',
    en: 'Lists to be confirmed',
    screen: [CompletenessResolver, 'flaggedLists'],
    takes: null,
    read: readCompleteness,
  },
  {
    name: 'absent',
    fileName: 'vang-trong-danh-sach',
    vi: 'Vắng trong danh sách',
    en: 'Missing from lists',
    screen: [AbsentResolver, 'absentPeople'],
    takes: 'people.export',
    read: readAbsent,
  },
  {
    name: 'conflicts',
    fileName: 'mau-thuan',
    vi: 'Mâu thuẫn chờ quyết định',
    en: 'Conflicts to be decided',
    screen: [ConflictsResolver, 'conflicts'],
    takes: 'people.export',
    read: readConflicts,
  },
  {
    name: 'radar',
    fileName: 'dau-hieu-can-kiem-tra',
    vi: 'Dấu hiệu cần kiểm tra',
    en: 'Signs to look into',
    screen: [RadarResolver, 'list'],
    takes: null,
    read: readRadar,
  },
  {
    name: 'imports',
    fileName: 'danh-sach-da-gui',
    vi: 'Các tệp đã gửi',
    en: 'Imports',
    screen: [ImportsResolver, 'imports'],
    takes: null,
    read: readImports,
  },
  {
    name: 'users',
    fileName: 'tai-khoan',
    vi: 'Tài khoản',
    en: 'Accounts',
    screen: [UsersResolver, 'users'],
    takes: null,
    read: readUsers,
  },
  {
    name: 'audit',
    fileName: 'nhat-ky',
    vi: 'Nhật ký',
    en: 'Audit log',
    screen: [AuditLogResolver, 'audit'],
    takes: null,
    read: readAudit,
  },
];

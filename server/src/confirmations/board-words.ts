import type { Locale } from '@dat100/shared/rates';
import type { Basis } from '../people/counted-where.js';
import type { Since } from '../boards/since.js';
import type { ShownLine } from '../boards/suppress.js';

/** What a board that goes out as a file says, in the words of the screen. */
export interface BoardWords {
  board: string;
  sheet: string;
  directive: string;
  due: string;
  target: string;
  criterion: string;
  lens: string;
  basis: string;
  asOf: string;
  asKnown: string;
  /** before the days of the week */
  week: string;
  confirmed: string;
  unconfirmed: string;
  countedTo: string;
  comparedWith: string;
  hiddenRows: string;
  onlyGroup: string;
  group: string;
  rank: string;
  tied: string;
  code: string;
  unit: string;
  inScope: string;
  claimed: string;
  rate: string;
  left: string;
  gap: string;
  band: string;
  verified: string;
  verifiedRate: string;
  police: string;
  policeRate: string;
  claimedRate: string;
  uncounted: string;
  rankOn: string;
  rateOn: string;
  since: string;
  latestFact: string;
  note: string;
  total: string;
  direct: string;
  stale: string;
  badRate: string;
  bases: Readonly<Record<Basis, string>>;
  reasons: Readonly<Record<NonNullable<ShownLine['reason']>, string>>;
  /** of how many places; `unranked` says nothing */
  moved: Readonly<Record<Since['kind'], (places: string) => string>>;
  points: readonly [up: string, down: string, same: string, unit: string];
}

const VI: BoardWords = {
  board: 'Bảng xếp hạng',
  sheet: 'Bảng xếp hạng',
  directive: 'Theo',
  due: 'hạn',
  target: 'chỉ tiêu',
  criterion: 'Tiêu chí',
  lens: 'Nhóm đối tượng',
  basis: 'Xếp hạng theo',
  asOf: 'Số liệu đến ngày',
  asKnown: 'như đã biết vào cuối ngày',
  week: 'Xác nhận số liệu tuần',
  confirmed: 'đã xác nhận',
  unconfirmed: 'chưa xác nhận',
  countedTo: 'hệ thống đã tính đến ngày',
  comparedWith: 'so với ngày',
  hiddenRows: 'số dòng được ẩn',
  onlyGroup: 'Chỉ nhóm so sánh',
  group: 'Nhóm so sánh',
  rank: 'Hạng',
  tied: 'Số đơn vị cùng hạng',
  code: 'Mã đơn vị',
  unit: 'Cơ quan, đơn vị',
  inScope: 'Thuộc diện',
  claimed: 'Đạt, đơn vị báo cáo',
  rate: 'Tỷ lệ',
  left: 'Còn lại',
  gap: 'Cách chỉ tiêu',
  band: 'Mức',
  verified: 'Đã xác minh',
  verifiedRate: 'Tỷ lệ đã xác minh',
  police: 'Công an xác nhận',
  policeRate: 'Tỷ lệ Công an xác nhận',
  claimedRate: 'Tỷ lệ đơn vị báo cáo',
  uncounted: 'Chưa tính',
  rankOn: 'Hạng ngày',
  rateOn: 'Tỷ lệ ngày',
  since: 'So với ngày',
  latestFact: 'Tin mới nhất',
  note: 'Ghi chú',
  total: 'Tổng',
  direct: '(trực thuộc)',
  stale: 'số liệu cũ',
  badRate: 'lỗi số liệu',
  bases: { claimed: 'đơn vị báo cáo', verified: 'đã xác minh', police: 'Công an xác nhận' },
  reasons: {
    too_small: 'không xếp hạng, ít người',
    no_one_in_scope: 'chưa có ai thuộc diện',
    direct: 'không xếp hạng',
    bad_figures: 'không xếp hạng, số liệu mâu thuẫn',
    hidden: 'ẩn để không lộ người: dưới 5 người, hoặc ẩn cùng để không suy ra được đơn vị khác',
  },
  moved: {
    up: (places) => `tăng ${places} bậc`,
    down: (places) => `giảm ${places} bậc`,
    same: () => 'giữ hạng',
    unranked: () => '',
    new: () => 'mới',
    restructured: () => 'sắp xếp lại',
  },
  points: ['tăng', 'giảm', 'tỷ lệ không đổi', 'điểm'],
};

const EN: BoardWords = {
  board: 'Leaderboard',
  sheet: 'Leaderboard',
  directive: 'By',
  due: 'due',
  target: 'target',
  criterion: 'Criterion',
  lens: 'Group of people',
  basis: 'Ranked by',
  asOf: 'Figures as of',
  asKnown: 'as known at the end of',
  week: 'Week confirmed,',
  confirmed: 'confirmed',
  unconfirmed: 'not confirmed',
  countedTo: 'counted to',
  comparedWith: 'compared with',
  hiddenRows: 'rows hidden',
  onlyGroup: 'Peer group',
  group: 'Peer group',
  rank: 'Rank',
  tied: 'Units at this rank',
  code: 'Unit code',
  unit: 'Unit',
  inScope: 'In scope',
  claimed: 'Achieved, as units report',
  rate: 'Rate',
  left: 'Left to do',
  gap: 'Gap to the target',
  band: 'Band',
  verified: 'Verified',
  verifiedRate: 'Verified rate',
  police: 'Confirmed by the police',
  policeRate: 'Rate confirmed by the police',
  claimedRate: 'Rate reported',
  uncounted: 'Not counted',
  rankOn: 'Rank on',
  rateOn: 'Rate on',
  since: 'Since',
  latestFact: 'Latest fact',
  note: 'Note',
  total: 'Total',
  direct: '(direct)',
  stale: 'stale',
  badRate: 'figures contradict themselves',
  bases: { claimed: 'what units report', verified: 'what is verified', police: 'what the police confirmed' },
  reasons: {
    too_small: 'not ranked, few people',
    no_one_in_scope: 'no one in scope',
    direct: 'not ranked',
    bad_figures: 'not ranked, figures contradict themselves',
    hidden: 'hidden so that it tells of nobody: under 5 people, or hidden with another unit that could be worked out',
  },
  moved: {
    up: (places) => `up ${places}`,
    down: (places) => `down ${places}`,
    same: () => 'same rank',
    unranked: () => '',
    new: () => 'new',
    restructured: () => 'restructured',
  },
  points: ['up', 'down', 'same rate', 'points'],
};

export const BOARD_WORDS: Readonly<Record<Locale, BoardWords>> = { vi: VI, en: EN };

import { EMPLOYMENT_KINDS, STUCK_REASONS } from '@dat100/shared/codes';
import type { RosterCriterion } from '@dat100/shared/roster-headings';

/** A column of a template; `words` are all it may hold, offered as a list. */
export interface TemplateColumn {
  header: string;
  width: number;
  words?: readonly string[];
  /** shown when the cell is chosen */
  prompt?: string;
  /** an exact length that is asked for, with a warning */
  length?: number;
}

/** The words for each stage; the reader takes each for the stage it stands for. */
export const STAGE_WORDS: Readonly<Record<RosterCriterion, Readonly<Record<string, string>>>> = {
  chip_card: { none: 'Chưa có', applied: 'Đã làm, chờ cấp', held: 'Đã có' },
  vneid_level2: {
    not_registered: 'Chưa đăng ký',
    registered: 'Đã đăng ký, chờ duyệt',
    approved: 'Đã duyệt, chưa kích hoạt',
    activated: 'Đã kích hoạt',
    rejected: 'Bị từ chối',
  },
  online_service: { never: 'Chưa sử dụng', account_ready: 'Đã có tài khoản', used: 'Đã sử dụng' },
};
const stages = (criterion: RosterCriterion): readonly string[] => Object.values(STAGE_WORDS[criterion]);

const TICK = ['x'];
const DAY = 'Ghi ngày/tháng/năm, ví dụ 05/11/2023.';
const id = (header: string): TemplateColumn => ({
  header,
  width: 18,
  length: 12,
  prompt: 'Đủ 12 chữ số, kể cả số 0 ở đầu.',
});

/** `units`: names to choose from; without them everybody belongs to the unit the list is imported for. */
export function rosterColumns(units: readonly string[] | null): TemplateColumn[] {
  return [
    { header: 'STT', width: 6 },
    { header: 'Họ và tên', width: 28 },
    { header: 'Ngày sinh', width: 13, prompt: `${DAY} Không rõ ngày thì ghi năm.` },
    { header: 'Giới tính', width: 10, words: ['Nam', 'Nữ'] },
    id('Số CCCD'),
    { header: 'Số điện thoại', width: 15, prompt: 'Kể cả số 0 ở đầu.' },
    { header: 'Chức vụ', width: 22 },
    ...(units ? [{ header: 'Đơn vị', width: 32, words: units, prompt: 'Bỏ trống: đơn vị được chọn khi nhập.' }] : []),
    { header: 'Loại hình', width: 20, words: EMPLOYMENT_KINDS.map(({ vi }) => vi) },
    { header: 'Đảng viên', width: 10, words: TICK },
    { header: 'Đoàn viên', width: 10, words: TICK },
    { header: 'Đoàn viên công đoàn', width: 12, words: TICK },
    { header: 'Hội viên', width: 10, words: TICK },
    { header: 'CCCD gắn chip', width: 18, words: stages('chip_card') },
    { header: 'Ngày cấp CCCD', width: 14, prompt: DAY },
    { header: 'Định danh điện tử mức 2', width: 24, words: stages('vneid_level2') },
    { header: 'Ngày kích hoạt', width: 14, prompt: DAY },
    { header: 'Dịch vụ công trực tuyến', width: 20, words: stages('online_service') },
    { header: 'Ngày sử dụng DVC', width: 14, prompt: DAY },
    { header: 'Diện áp dụng', width: 18, words: ['Phải thực hiện', 'Tạm hoãn', 'Được miễn'] },
    { header: 'Tạm hoãn đến', width: 14, prompt: DAY },
    { header: 'Số văn bản miễn, tạm hoãn', width: 22 },
    {
      header: 'Khó khăn, vướng mắc',
      width: 34,
      words: STUCK_REASONS.map(({ vi }) => vi),
      prompt: 'Chọn trong danh sách. Lời khác mà không khớp lý do nào thì không được lưu.',
    },
    { header: 'Ghi chú', width: 24, prompt: 'Để bạn ghi cho mình: không lưu vào hồ sơ.' },
  ];
}

/** The columns of an official list of activated accounts. */
export function policeColumns(): TemplateColumn[] {
  return [
    { header: 'STT', width: 6 },
    id('Số định danh'),
    { header: 'Họ và tên', width: 28, prompt: 'Có dấu hay không dấu, chữ hoa hay chữ thường đều được.' },
    { header: 'Ngày sinh', width: 13, prompt: DAY },
    { header: 'Ngày kích hoạt', width: 14, prompt: DAY },
    { header: 'Đơn vị công tác', width: 32 },
  ];
}

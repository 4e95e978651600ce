import type { Locale } from '@dat100/shared/rates';

/** What a list of people that goes out as a file says, in the words of the screen. */
interface PeopleWords {
  list: string;
  sheet: string;
  filters: string;
  everybody: string;
  personal: string;
  columns: readonly { heading: string; width: number }[];
  on: string;
  source: string;
  note: string;
  noEvent: string;
  notAchieved: string;
  overdue: string;
  directOnly: string;
  lapsed: string;
  by: (day: string) => string;
  until: (day: string) => string;
  overdueDays: (days: string) => string;
}

export const PEOPLE_WORDS: Readonly<Record<Locale, PeopleWords>> = {
  vi: {
    list: 'Danh sách người',
    sheet: 'Danh sách',
    filters: 'Lọc',
    everybody: 'không lọc',
    personal:
      'Có dữ liệu cá nhân: chỉ dùng cho công việc, không gửi qua mạng xã hội, xóa khi xong việc. Mỗi lần xuất được ghi nhật ký.',
    columns: [
      { heading: 'Họ và tên', width: 30 },
      { heading: 'Ngày sinh', width: 12 },
      { heading: 'Số CCCD', width: 16 },
      { heading: 'Mã đơn vị', width: 12 },
      { heading: 'Cơ quan, đơn vị', width: 36 },
      { heading: 'Loại hình', width: 18 },
      { heading: 'Chức vụ, công việc', width: 24 },
      { heading: 'Tổ chức tham gia', width: 24 },
    ],
    on: 'ngày',
    source: 'căn cứ',
    note: 'ghi chú',
    noEvent: 'Chưa có thông tin',
    notAchieved: 'chưa đạt',
    overdue: 'quá hạn',
    directOnly: 'chỉ người trực thuộc',
    lapsed: 'thẻ đã hết hạn',
    by: (day) => `đến ${day}`,
    until: (day) => `đến ngày ${day}`,
    overdueDays: (days) => `quá hạn, ${days} ngày`,
  },
  en: {
    list: 'List of people',
    sheet: 'People',
    filters: 'Filters',
    everybody: 'none',
    personal: 'Holds personal data: for work only, do not pass it on, delete it when done. Each export is on record.',
    columns: [
      { heading: 'Full name', width: 30 },
      { heading: 'Date of birth', width: 12 },
      { heading: 'Citizen ID', width: 16 },
      { heading: 'Unit code', width: 12 },
      { heading: 'Unit', width: 36 },
      { heading: 'Kind', width: 18 },
      { heading: 'Title', width: 24 },
      { heading: 'Memberships', width: 24 },
    ],
    on: 'day',
    source: 'source',
    note: 'note',
    noEvent: 'No information yet',
    notAchieved: 'not achieved',
    overdue: 'overdue',
    directOnly: 'only people of the unit itself',
    lapsed: 'card has expired',
    by: (day) => `by ${day}`,
    until: (day) => `until ${day}`,
    overdueDays: (days) => `overdue, ${days} days`,
  },
};

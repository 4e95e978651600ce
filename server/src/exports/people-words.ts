import type { Locale } from '@dat100/shared/rates';
import type { WaitedFor } from '@dat100/shared/waiting';
import type { Basis, OutOfScope } from '../people/counted-where.js';

/** The columns of a person that do not depend on criteria, in their order; widths in characters. */
export const PERSON_COLUMNS = [
  { key: 'fullName', width: 30 },
  { key: 'birthDate', width: 12 },
  { key: 'citizenId', width: 16 },
  { key: 'unitCode', width: 12 },
  { key: 'unit', width: 36 },
  { key: 'kind', width: 18 },
  { key: 'title', width: 24 },
  { key: 'memberships', width: 24 },
] as const;
type PersonColumn = (typeof PERSON_COLUMNS)[number]['key'];

/** What a list of people that goes out as a file says, in the words of the screen. */
interface PeopleWords {
  list: string;
  sheet: string;
  filters: string;
  everybody: string;
  personal: string;
  headings: Readonly<Record<PersonColumn, string>>;
  on: string;
  source: string;
  note: string;
  noEvent: string;
  notAchieved: string;
  achieved: Readonly<Record<Basis, string>>;
  outOfScope: Readonly<Record<OutOfScope, string>>;
  overdue: string;
  counted: string;
  seen: string;
  noReason: string;
  waitsFor: Readonly<Record<WaitedFor, string>>;
  waitingAtLeast: (days: string) => string;
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
    headings: {
      fullName: 'Họ và tên',
      birthDate: 'Ngày sinh',
      citizenId: 'Số CCCD',
      unitCode: 'Mã đơn vị',
      unit: 'Cơ quan, đơn vị',
      kind: 'Loại hình',
      title: 'Chức vụ, công việc',
      memberships: 'Tổ chức tham gia',
    },
    on: 'ngày',
    source: 'căn cứ',
    note: 'ghi chú',
    noEvent: 'Chưa có thông tin',
    notAchieved: 'chưa đạt',
    achieved: {
      claimed: 'đã đạt, theo đơn vị báo cáo',
      verified: 'đã đạt, đã xác minh',
      police: 'đã đạt, Công an xác nhận',
    },
    outOfScope: {
      exempt: 'được miễn',
      deferred: 'tạm hoãn',
      achieved_out_of_scope: 'đạt dù được miễn, hoãn',
    },
    overdue: 'quá hạn',
    counted: 'thuộc diện thực hiện',
    seen: 'có trên bảng số liệu',
    noReason: 'chưa ghi khó khăn, vướng mắc',
    waitsFor: { person: 'chờ người được giao', unit: 'chờ đơn vị', police: 'chờ Công an' },
    waitingAtLeast: (days) => `chờ từ ${days} ngày trở lên`,
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
    headings: {
      fullName: 'Full name',
      birthDate: 'Date of birth',
      citizenId: 'Citizen ID',
      unitCode: 'Unit code',
      unit: 'Unit',
      kind: 'Kind',
      title: 'Title',
      memberships: 'Memberships',
    },
    on: 'day',
    source: 'source',
    note: 'note',
    noEvent: 'No information yet',
    notAchieved: 'not achieved',
    achieved: {
      claimed: 'achieved, as the unit reports',
      verified: 'achieved and verified',
      police: 'achieved, confirmed by the police',
    },
    outOfScope: {
      exempt: 'exempt',
      deferred: 'deferred',
      achieved_out_of_scope: 'achieved although exempt or deferred',
    },
    overdue: 'overdue',
    counted: 'in scope',
    seen: 'counted on the board',
    noReason: 'no difficulty on record',
    waitsFor: { person: 'waiting for the person', unit: 'waiting for the unit', police: 'waiting for the police' },
    waitingAtLeast: (days) => `waiting ${days} days or more`,
    directOnly: 'only people of the unit itself',
    lapsed: 'card has expired',
    by: (day) => `by ${day}`,
    until: (day) => `until ${day}`,
    overdueDays: (days) => `overdue, ${days} days`,
  },
};

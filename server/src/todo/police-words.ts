import type { NextAction } from '@dat100/shared/next-actions';
import type { Locale } from '@dat100/shared/rates';

/** What the list for the police says. */
interface PoliceWords {
  title: string;
  sheet: string;
  matter: string;
  matters: Readonly<Partial<Record<NextAction, string>>>;
  purpose: string;
  headings: readonly [string, string, string, string];
  personal: string;
}

export const POLICE_WORDS: Readonly<Record<Locale, PoliceWords>> = {
  vi: {
    title: 'Danh sách đề nghị Công an hỗ trợ',
    sheet: 'Đề nghị hỗ trợ',
    matter: 'Việc đề nghị',
    matters: {
      await_approval: 'duyệt hồ sơ định danh điện tử mức độ 2 đã đăng ký',
      await_card: 'cấp thẻ căn cước đã làm thủ tục',
      match_data: 'đối chiếu thông tin, ảnh giữa các cơ sở dữ liệu',
    },
    purpose: 'Mục đích',
    headings: ['STT', 'Họ và tên', 'Ngày sinh', 'Số CCCD'],
    personal:
      'Có số CCCD đầy đủ: chỉ giao cho Công an để giải quyết việc nêu trên, không gửi qua mạng xã hội, xóa khi xong việc. Mỗi lần lập được ghi nhật ký.',
  },
  en: {
    title: 'List of people for whom the help of the police is asked',
    sheet: 'Request',
    matter: 'Matter',
    matters: {
      await_approval: 'approval of the level-2 e-identity registered',
      await_card: 'issue of the ID card applied for',
      match_data: 'matching of data and photo between databases',
    },
    purpose: 'Purpose',
    headings: ['No.', 'Full name', 'Date of birth', 'Citizen ID'],
    personal:
      'Holds whole citizen IDs: hand it to the police for the matter above only, do not pass it on, delete it when done. Each list is on record.',
  },
};

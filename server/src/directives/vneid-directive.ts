import type { Day } from '@dat100/shared/calendar';
import type { Holder, StageLimit } from '@dat100/shared/waiting';

/** A stage as a directive defines it; `holder` is who must act next. */
export interface StageSeed {
  code: string;
  level: number;
  side?: boolean;
  achieved?: boolean;
  holder: Holder;
  limit: StageLimit | null;
  nameVi: string;
  nameEn: string;
}

export interface CriterionSeed {
  code: string;
  nameVi: string;
  nameEn: string;
  targetPercent: number;
  verifiedFrom: number;
  lapses: boolean;
  stages: StageSeed[];
}

export interface DirectiveSeed {
  code: string;
  number: string;
  issuer: string;
  issuedOn: Day;
  dueOn: Day;
  /** boards as of a day reach back to here */
  countedFrom: Day;
  titleVi: string;
  titleEn: string;
  criteria: CriterionSeed[];
}

const CHECKED = 3;

const calendarDays = (days: number): StageLimit => ({ days, kind: 'calendar', quicker: null });
const workingDays = (days: number, quicker: StageLimit['quicker'] = null): StageLimit => ({
  days,
  kind: 'working',
  quicker,
});

/**
 * The directive the software was first made for, as data. Its number and dates are settings: every city has its own.
 * Legal time limits: Decree 59/2022 and, after it, Decree 69/2024 (level 2 within 3 working days with a chip card, 7
 * without; activation within 7 days of the notice); card: 7 working days.
 */
export function vneidDirective(issuedOn: Day, dueOn: Day, countedFrom: Day): DirectiveSeed {
  return {
    code: 'vneid',
    number: 'Văn bản chỉ đạo về CCCD, VNeID và dịch vụ công trực tuyến',
    issuer: 'Ủy ban nhân dân Thành phố',
    issuedOn,
    dueOn,
    countedFrom,
    titleVi:
      '100 % cán bộ, công chức, viên chức, người lao động có thẻ căn cước gắn chip, tài khoản định danh mức độ 2 đã kích hoạt và sử dụng dịch vụ công trực tuyến',
    titleEn:
      '100 % of staff hold a chip-based ID card, an activated level-2 e-identity account, and use online public services',
    criteria: [
      {
        code: 'chip_card',
        nameVi: 'Căn cước gắn chip',
        nameEn: 'Chip-based ID card',
        targetPercent: 100,
        verifiedFrom: CHECKED,
        lapses: true,
        stages: [
          { code: 'none', level: 0, holder: 'person', limit: null, nameVi: 'Chưa có', nameEn: 'None' },
          {
            code: 'applied',
            level: 1,
            holder: 'police',
            limit: workingDays(7),
            nameVi: 'Đã làm thủ tục, chờ cấp',
            nameEn: 'Applied, waiting',
          },
          { code: 'held', level: 2, achieved: true, holder: 'none', limit: null, nameVi: 'Đã có', nameEn: 'Held' },
        ],
      },
      {
        code: 'vneid_level2',
        nameVi: 'Định danh điện tử mức độ 2',
        nameEn: 'VNeID level 2',
        targetPercent: 100,
        verifiedFrom: CHECKED,
        lapses: false,
        stages: [
          {
            code: 'not_registered',
            level: 0,
            holder: 'person',
            limit: null,
            nameVi: 'Chưa đăng ký',
            nameEn: 'Not registered',
          },
          {
            code: 'registered',
            level: 1,
            holder: 'police',
            limit: workingDays(7, { days: 3, criterion: 'chip_card' }),
            nameVi: 'Đã đăng ký, chờ duyệt',
            nameEn: 'Registered, waiting',
          },
          {
            code: 'rejected',
            level: 1,
            side: true,
            holder: 'person',
            limit: calendarDays(7),
            nameVi: 'Bị từ chối',
            nameEn: 'Rejected',
          },
          {
            code: 'approved',
            level: 2,
            holder: 'person',
            limit: calendarDays(7),
            nameVi: 'Đã duyệt, chưa kích hoạt',
            nameEn: 'Approved, not activated',
          },
          {
            code: 'activated',
            level: 3,
            achieved: true,
            holder: 'none',
            limit: null,
            nameVi: 'Đã kích hoạt',
            nameEn: 'Activated',
          },
        ],
      },
      {
        code: 'online_service',
        nameVi: 'Dịch vụ công trực tuyến',
        nameEn: 'Online public services',
        targetPercent: 100,
        verifiedFrom: CHECKED,
        lapses: false,
        stages: [
          { code: 'never', level: 0, holder: 'person', limit: null, nameVi: 'Chưa sử dụng', nameEn: 'Never used' },
          {
            code: 'account_ready',
            level: 1,
            holder: 'person',
            limit: calendarDays(30),
            nameVi: 'Đã có tài khoản',
            nameEn: 'Account ready',
          },
          {
            code: 'used',
            level: 2,
            achieved: true,
            holder: 'none',
            limit: null,
            nameVi: 'Đã sử dụng',
            nameEn: 'Used',
          },
        ],
      },
    ],
  };
}

import type { EmploymentKind, UnitKind } from '@dat100/shared/codes';
import type { SeedUnit } from './seed-types.js';

/** What kind of place people work in, for its size, its people and their titles. */
export interface Workplace {
  /** People employed by the unit itself in a real city, least and most. */
  size: readonly [number, number];
  /** Only the leaders work here, the others in the units under it: the size does not grow with the city. */
  leadersOnly: boolean;
  /** Women in a thousand. */
  women: number;
  headKind: EmploymentKind;
  /** Weights of the kinds of staff, and their titles. */
  staff: readonly (readonly [kind: EmploymentKind, weight: number, titles: readonly string[]])[];
}

const WORKER_TITLES = ['Nhân viên hợp đồng', 'Nhân viên văn thư', 'Bảo vệ', 'Lái xe', 'Phục vụ'];
const OFFICE_TITLES = ['Chuyên viên', 'Chuyên viên', 'Chuyên viên', 'Chuyên viên chính', 'Cán sự', 'Kế toán'];
const WARD_OFFICIAL_TITLES = [
  'Phó Bí thư Đảng ủy',
  'Chủ tịch Ủy ban MTTQ Việt Nam',
  'Chủ tịch Hội Liên hiệp Phụ nữ',
  'Bí thư Đoàn TNCS Hồ Chí Minh',
  'Chủ tịch Hội Cựu chiến binh',
  'Cán bộ chuyên trách',
];
const WARD_CIVIL_SERVANT_TITLES = [
  'Công chức Văn phòng - Thống kê',
  'Công chức Tư pháp - Hộ tịch',
  'Công chức Địa chính - Xây dựng',
  'Công chức Tài chính - Kế toán',
  'Công chức Văn hóa - Xã hội',
];
const TEACHER_TITLES = ['Giáo viên', 'Giáo viên', 'Giáo viên', 'Giáo viên', 'Tổ trưởng chuyên môn', 'Kế toán'];
const HEALTH_TITLES = ['Điều dưỡng', 'Điều dưỡng', 'Bác sĩ', 'Kỹ thuật viên', 'Dược sĩ', 'Hộ sinh', 'Kế toán'];
const SERVICE_TITLES = ['Chuyên viên', 'Chuyên viên', 'Kỹ sư', 'Kế toán', 'Văn thư'];
const ENTERPRISE_TITLES = ['Nhân viên', 'Chuyên viên', 'Kỹ sư', 'Kế toán viên', 'Công nhân kỹ thuật'];

const LEADERS: Workplace = {
  size: [4, 6],
  leadersOnly: true,
  women: 300,
  headKind: 'can_bo',
  staff: [['can_bo', 1, ['Ủy viên']]],
};
const DEPARTMENT_LEADERS: Workplace = {
  ...LEADERS,
  size: [3, 5],
  headKind: 'cong_chuc',
  staff: [['cong_chuc', 1, ['Chuyên viên cao cấp']]],
};
const WARD: Workplace = {
  size: [25, 60],
  leadersOnly: false,
  women: 480,
  headKind: 'can_bo',
  staff: [
    ['can_bo', 14, WARD_OFFICIAL_TITLES],
    ['cong_chuc', 34, WARD_CIVIL_SERVANT_TITLES],
    ['nguoi_lao_dong', 52, [...WORKER_TITLES, 'Nhân viên trật tự đô thị']],
  ],
};
const OFFICE: Workplace = {
  size: [10, 32],
  leadersOnly: false,
  women: 470,
  headKind: 'cong_chuc',
  staff: [
    ['cong_chuc', 83, OFFICE_TITLES],
    ['nguoi_lao_dong', 17, WORKER_TITLES],
  ],
};
const ASSOCIATION: Workplace = {
  ...OFFICE,
  size: [8, 24],
  headKind: 'can_bo',
  staff: [
    ['can_bo', 15, ['Cán bộ chuyên trách']],
    ['cong_chuc', 60, OFFICE_TITLES],
    ['nguoi_lao_dong', 25, WORKER_TITLES],
  ],
};
const ENTERPRISE: Workplace = {
  ...OFFICE,
  size: [30, 90],
  women: 380,
  headKind: 'nguoi_lao_dong',
  staff: [['nguoi_lao_dong', 1, ENTERPRISE_TITLES]],
};
const SCHOOL: Workplace = {
  size: [40, 110],
  leadersOnly: false,
  women: 780,
  headKind: 'vien_chuc',
  staff: [
    ['vien_chuc', 86, TEACHER_TITLES],
    ['nguoi_lao_dong', 14, ['Bảo vệ', 'Cấp dưỡng', 'Phục vụ']],
  ],
};
const HEALTH: Workplace = {
  size: [60, 110],
  leadersOnly: false,
  women: 650,
  headKind: 'vien_chuc',
  staff: [
    ['vien_chuc', 86, HEALTH_TITLES],
    ['nguoi_lao_dong', 14, ['Hộ lý', 'Bảo vệ', 'Lái xe cứu thương']],
  ],
};
const SERVICE: Workplace = {
  size: [25, 100],
  leadersOnly: false,
  women: 460,
  headKind: 'vien_chuc',
  staff: [
    ['vien_chuc', 78, SERVICE_TITLES],
    ['nguoi_lao_dong', 22, WORKER_TITLES],
  ],
};

const LOCAL_KINDS: readonly UnitKind[] = ['phuong', 'xa', 'thi_tran', 'dac_khu'];
const DISTRICT_KINDS: readonly UnitKind[] = ['thanh_pho', 'quan', 'huyen'];

/** The workplace that a unit is, from its kind, its parent (null: it is the city) and whether units stand under it. */
export function workplaceOf(unit: SeedUnit, parent: SeedUnit | null, hasChildren: boolean): Workplace {
  if (LOCAL_KINDS.includes(unit.kind)) return hasChildren ? { ...LEADERS, size: [5, 8] } : WARD;
  if (DISTRICT_KINDS.includes(unit.kind)) return LEADERS;
  const underWard = parent !== null && LOCAL_KINDS.includes(parent.kind);
  const underDistrict =
    parent !== null && !underWard && parent.parentCode !== null && DISTRICT_KINDS.includes(parent.kind);
  switch (unit.kind) {
    case 'truong_hoc':
      return unit.name.startsWith('Trường Mầm non') ? { ...SCHOOL, size: [25, 55], women: 960 } : SCHOOL;
    case 'benh_vien':
      return { ...HEALTH, size: [200, 400] };
    case 'don_vi_su_nghiep':
      if (/y tế|cấp cứu|kiểm soát bệnh/i.test(unit.name)) return underWard ? { ...HEALTH, size: [8, 18] } : HEALTH;
      return underDistrict ? { ...SERVICE, size: [14, 30] } : SERVICE;
    case 'phong':
    case 'van_phong':
      if (parent?.kind === 'doan_the') return ASSOCIATION;
      if (parent?.kind === 'doanh_nghiep') return ENTERPRISE;
      if (unit.kind === 'phong' && underDistrict) return { ...OFFICE, size: [6, 22] };
      return underWard ? { ...OFFICE, size: [8, 18] } : OFFICE;
    case 'doan_the':
      return hasChildren ? { ...LEADERS, size: [3, 5], staff: ASSOCIATION.staff } : ASSOCIATION;
    case 'doanh_nghiep':
      return hasChildren ? { ...LEADERS, headKind: 'nguoi_lao_dong', staff: ENTERPRISE.staff } : ENTERPRISE;
    default:
      return hasChildren ? DEPARTMENT_LEADERS : { ...OFFICE, size: [20, 60] };
  }
}

/** Beginnings of names of units with the titles of their head and of the deputies; the first that fits counts. */
const HEAD_TITLES: readonly (readonly [start: string, head: string, deputy: string])[] = [
  ['Thành phố Hồ Chí Minh', 'Chủ tịch UBND Thành phố', 'Phó Chủ tịch UBND Thành phố'],
  ['Thành phố ', 'Chủ tịch UBND thành phố', 'Phó Chủ tịch UBND thành phố'],
  ['Quận ', 'Chủ tịch UBND quận', 'Phó Chủ tịch UBND quận'],
  ['Huyện ', 'Chủ tịch UBND huyện', 'Phó Chủ tịch UBND huyện'],
  ['Phường ', 'Chủ tịch UBND phường', 'Phó Chủ tịch UBND phường'],
  ['Xã ', 'Chủ tịch UBND xã', 'Phó Chủ tịch UBND xã'],
  ['Thị trấn ', 'Chủ tịch UBND thị trấn', 'Phó Chủ tịch UBND thị trấn'],
  ['Đặc khu ', 'Chủ tịch UBND đặc khu', 'Phó Chủ tịch UBND đặc khu'],
  ['Sở ', 'Giám đốc Sở', 'Phó Giám đốc Sở'],
  ['Văn phòng Đăng ký', 'Giám đốc', 'Phó Giám đốc'],
  ['Văn phòng', 'Chánh Văn phòng', 'Phó Chánh Văn phòng'],
  ['Thanh tra', 'Chánh Thanh tra', 'Phó Chánh Thanh tra'],
  ['Ban Quản lý dự án', 'Giám đốc', 'Phó Giám đốc'],
  ['Ban ', 'Trưởng ban', 'Phó Trưởng ban'],
  ['Phòng ', 'Trưởng phòng', 'Phó Trưởng phòng'],
  ['Chi cục', 'Chi cục trưởng', 'Phó Chi cục trưởng'],
  ['Thuế cơ sở', 'Trưởng Thuế cơ sở', 'Phó Trưởng Thuế cơ sở'],
  ['Thuế', 'Trưởng Thuế Thành phố', 'Phó Trưởng Thuế Thành phố'],
  ['Cục Thuế', 'Cục trưởng', 'Phó Cục trưởng'],
  ['Trường ', 'Hiệu trưởng', 'Phó Hiệu trưởng'],
  ['Trạm Y tế', 'Trưởng trạm', 'Phó Trưởng trạm'],
  ['Bộ Tư lệnh', 'Tư lệnh', 'Phó Tư lệnh'],
  ['Ủy ban Mặt trận', 'Chủ tịch', 'Phó Chủ tịch'],
  ['Liên đoàn', 'Chủ tịch', 'Phó Chủ tịch'],
  ['Hội ', 'Chủ tịch', 'Phó Chủ tịch'],
  ['Thành Đoàn', 'Bí thư', 'Phó Bí thư'],
  ['Tổng Công ty', 'Tổng Giám đốc', 'Phó Tổng Giám đốc'],
];

/** Titles of the head of a unit and of the deputies, from the unit's name. */
export function leaderTitles(unitName: string): { head: string; deputy: string } {
  const found = HEAD_TITLES.find(([start]) => unitName.startsWith(start));
  return found ? { head: found[1], deputy: found[2] } : { head: 'Giám đốc', deputy: 'Phó Giám đốc' };
}

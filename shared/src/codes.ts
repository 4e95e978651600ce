import { REASON_PATTERNS } from './reason-patterns.js';
import { remember } from './remember.js';
import { searchForm } from './vietnamese-text.js';

/** A word on the screen in both languages. */
export interface Label {
  readonly vi: string;
  readonly en: string;
}

/** An entry of a code list. */
export interface Code<C extends string> extends Label {
  readonly code: C;
}

// Employment kinds ---------------------------------------------------------------------------------------------------

export type EmploymentKind = 'can_bo' | 'cong_chuc' | 'vien_chuc' | 'nguoi_lao_dong' | 'khong_chuyen_trach' | 'khac';

/** Exactly one for each person. `onByDefault`: counted unless the settings say otherwise. */
export const EMPLOYMENT_KINDS: readonly (Code<EmploymentKind> & {
  readonly short: string;
  readonly onByDefault: boolean;
})[] = [
  { code: 'can_bo', short: 'CB', vi: 'Cán bộ', en: 'Official', onByDefault: true },
  { code: 'cong_chuc', short: 'CC', vi: 'Công chức', en: 'Civil servant', onByDefault: true },
  { code: 'vien_chuc', short: 'VC', vi: 'Viên chức', en: 'Public employee', onByDefault: true },
  { code: 'nguoi_lao_dong', short: 'NLĐ', vi: 'Người lao động', en: 'Contract worker', onByDefault: true },
  {
    code: 'khong_chuyen_trach',
    short: 'KCT',
    vi: 'Người hoạt động không chuyên trách',
    en: 'Part-time worker',
    onByDefault: false,
  },
  { code: 'khac', short: 'Khác', vi: 'Khác', en: 'Other', onByDefault: false },
];

// Memberships and lenses ---------------------------------------------------------------------------------------------

export type Membership = 'dang_vien' | 'doan_vien' | 'cong_doan' | 'hoi_vien';

/** Any number for each person. A list that says only "đoàn viên" means the Youth Union. */
export const MEMBERSHIPS: readonly Code<Membership>[] = [
  { code: 'dang_vien', vi: 'Đảng viên', en: 'Party member' },
  { code: 'doan_vien', vi: 'Đoàn viên thanh niên', en: 'Youth Union member' },
  { code: 'cong_doan', vi: 'Đoàn viên công đoàn', en: 'Trade union member' },
  { code: 'hoi_vien', vi: 'Hội viên', en: 'Association member' },
];

/** A view of the same people: everyone, one employment kind, one membership. Lenses overlap and never add up. */
export type Lens = 'all' | `kind:${EmploymentKind}` | `membership:${Membership}`;

/** Every lens with its label, in the order of the screen. */
export const LENSES: readonly Code<Lens>[] = [
  { code: 'all', vi: 'Tất cả', en: 'Everyone' },
  ...EMPLOYMENT_KINDS.map(({ code, vi, en }): Code<Lens> => ({ code: `kind:${code}`, vi, en })),
  ...MEMBERSHIPS.map(({ code, vi, en }): Code<Lens> => ({ code: `membership:${code}`, vi, en })),
];

/** True for the code of a lens. */
export function isLens(value: string): value is Lens {
  return LENSES.some(({ code }) => code === value);
}

/** The lenses a person is seen through, in the order of LENSES, none twice. */
export function lensesOf(kind: EmploymentKind, memberships: readonly Membership[]): Lens[] {
  const held = MEMBERSHIPS.filter(({ code }) => memberships.includes(code));
  return ['all', `kind:${kind}`, ...held.map(({ code }): Lens => `membership:${code}`)];
}

// Scope and trust ----------------------------------------------------------------------------------------------------

export type ScopeStatus = 'in_scope' | 'deferred' | 'exempt';

export const SCOPE_STATUSES: readonly Code<ScopeStatus>[] = [
  { code: 'in_scope', vi: 'Thuộc diện thực hiện', en: 'In scope' },
  { code: 'deferred', vi: 'Tạm hoãn', en: 'Deferred' },
  { code: 'exempt', vi: 'Được miễn', en: 'Exempt' },
];

export type Trust = 'self' | 'unit' | 'checked' | 'evidence' | 'police';

/** How much a source weighs, from weak to strong. */
export const TRUST_LEVELS: Readonly<Record<Trust, number>> = { self: 1, unit: 2, checked: 3, evidence: 4, police: 5 };

export const TRUSTS: readonly Code<Trust>[] = [
  { code: 'self', vi: 'Cá nhân tự khai', en: 'Said by the person' },
  { code: 'unit', vi: 'Đơn vị báo cáo', en: "On the unit's list" },
  { code: 'checked', vi: 'Đã kiểm tra trực tiếp', en: 'Checked on the phone by a named person' },
  { code: 'evidence', vi: 'Đã xem giấy tờ', en: 'Document seen' },
  { code: 'police', vi: 'Công an xác nhận', en: 'Confirmed by the police' },
];

// Stuck reasons ------------------------------------------------------------------------------------------------------

export type StuckReason = (typeof REASON_PATTERNS)[number][0];

export const STUCK_REASONS: readonly Code<StuckReason>[] = [
  { code: 'sms_not_received', vi: 'Chưa nhận được tin nhắn', en: 'SMS not received' },
  { code: 'thought_spam', vi: 'Tưởng là tin nhắn rác, lừa đảo', en: 'Took the SMS for spam' },
  { code: 'sim_not_own_name', vi: 'SIM không chính chủ', en: 'SIM not in own name' },
  { code: 'phone_changed', vi: 'Đã đổi số điện thoại', en: 'Phone number changed' },
  { code: 'old_device_lost', vi: 'Mất hoặc hỏng điện thoại cũ', en: 'Old device lost or broken' },
  { code: 'no_smartphone', vi: 'Không có điện thoại thông minh', en: 'No smartphone' },
  { code: 'forgot_password_or_passcode', vi: 'Quên mật khẩu hoặc passcode', en: 'Forgot password or passcode' },
  { code: 'biometric_or_photo_mismatch', vi: 'Khuôn mặt không khớp ảnh', en: 'Face does not match the photo' },
  {
    code: 'data_mismatch_between_databases',
    vi: 'Thông tin lệch giữa các cơ sở dữ liệu',
    en: 'Data differ between databases',
  },
  { code: 'card_expired_or_none', vi: 'Chưa có CCCD gắn chip hoặc CCCD hết hạn', en: 'No chip card, or it expired' },
  { code: 'past_7_days', vi: 'Quá 7 ngày chưa kích hoạt', en: 'Past the 7 days to activate' },
  { code: 'app_error', vi: 'Ứng dụng báo lỗi', en: 'App error' },
  { code: 'away_or_abroad', vi: 'Đi vắng hoặc ở nước ngoài', en: 'Away or abroad' },
  { code: 'no_signal', vi: 'Sóng yếu, không có mạng', en: 'No signal' },
  { code: 'approved_but_never_opened', vi: 'Đã được duyệt nhưng chưa mở ứng dụng', en: 'Approved, app never opened' },
];

/**
 * The stuck reason an office's free text means; a code or a label is itself. null when no code fits: nothing is
 * guessed, and the words are not taken.
 */
export const reasonFromText = remember((text): StuckReason | null => {
  const plain = searchForm(text);
  const named = STUCK_REASONS.find(({ code, vi, en }) => [code, vi, en].some((word) => searchForm(word) === plain));
  if (named) return named.code;
  const words = plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  for (const [code, patterns] of REASON_PATTERNS) {
    if (patterns.some((pattern) => pattern.test(words))) return code;
  }
  return null;
});

// Unit kinds and peer groups -----------------------------------------------------------------------------------------

/** Kinds of unit with the words lists use for them besides code and labels (`also`, in search form). */
export const UNIT_KINDS = [
  { code: 'tinh', vi: 'Tỉnh', en: 'Province', also: ['province'] },
  { code: 'thanh_pho', vi: 'Thành phố', en: 'City', also: ['tp'] },
  { code: 'quan', vi: 'Quận', en: 'Urban district', also: ['district'] },
  { code: 'huyen', vi: 'Huyện', en: 'Rural district', also: [] },
  { code: 'thi_xa', vi: 'Thị xã', en: 'Town', also: [] },
  { code: 'phuong', vi: 'Phường', en: 'Ward', also: [] },
  { code: 'xa', vi: 'Xã', en: 'Commune', also: [] },
  { code: 'thi_tran', vi: 'Thị trấn', en: 'Township', also: [] },
  { code: 'dac_khu', vi: 'Đặc khu', en: 'Special zone', also: [] },
  { code: 'so_ban_nganh', vi: 'Sở, ban, ngành', en: 'Department', also: ['so'] },
  { code: 'co_quan_noi_chinh', vi: 'Cơ quan nội chính', en: 'Internal affairs agency', also: [] },
  { code: 'ban', vi: 'Ban quản lý', en: 'Management board', also: [] },
  { code: 'nganh_doc', vi: 'Cơ quan ngành dọc', en: 'Central agency in the city', also: [] },
  { code: 'doan_the', vi: 'Mặt trận, đoàn thể', en: 'Mass organisation', also: [] },
  { code: 'doanh_nghiep', vi: 'Doanh nghiệp', en: 'Enterprise', also: [] },
  { code: 'phong', vi: 'Phòng', en: 'Division', also: [] },
  { code: 'van_phong', vi: 'Văn phòng', en: 'Administrative office', also: [] },
  { code: 'truong_hoc', vi: 'Trường học', en: 'School', also: ['truong'] },
  { code: 'benh_vien', vi: 'Bệnh viện', en: 'Hospital', also: [] },
  { code: 'don_vi_su_nghiep', vi: 'Đơn vị sự nghiệp', en: 'Public service unit', also: ['don vi su nghiep cong lap'] },
  { code: 'office', vi: 'Phòng, ban', en: 'Office', also: [] },
  { code: 'team', vi: 'Tổ, đội', en: 'Team', also: ['to', 'doi'] },
] as const satisfies readonly (Code<string> & { also: readonly string[] })[];

export type UnitKind = (typeof UNIT_KINDS)[number]['code'];

/** The unit kind a text names by code, label in either language, or usual word; null when none. */
export function unitKindFromText(text: string): UnitKind | null {
  const plain = searchForm(text).replaceAll('_', ' ');
  if (plain === '') return null;
  const entry = UNIT_KINDS.find(({ code, vi, en, also }) =>
    [code.replaceAll('_', ' '), searchForm(vi), searchForm(en), ...also].includes(plain),
  );
  return entry?.code ?? null;
}

export type PeerGroup =
  | 'provinces'
  | 'districts'
  | 'departments'
  | 'organisations'
  | 'enterprises'
  | 'communes'
  | 'wards'
  | 'offices'
  | 'schools'
  | 'hospitals'
  | 'public_service_units'
  | 'teams';

/** Default groups that are ranked together; settable per period. */
export const PEER_GROUPS: readonly Code<PeerGroup>[] = [
  { code: 'provinces', vi: 'Tỉnh, thành phố', en: 'Provinces and cities' },
  { code: 'districts', vi: 'Quận, huyện, thành phố thuộc thành phố', en: 'Districts' },
  { code: 'departments', vi: 'Sở, ban, ngành', en: 'Departments' },
  { code: 'organisations', vi: 'Mặt trận, đoàn thể', en: 'Mass organisations' },
  { code: 'enterprises', vi: 'Doanh nghiệp', en: 'Enterprises' },
  { code: 'communes', vi: 'Phường, xã, đặc khu', en: 'Wards, communes and special zones' },
  { code: 'wards', vi: 'Phường, xã, thị trấn trong quận, huyện', en: 'Wards of the district' },
  { code: 'offices', vi: 'Phòng, ban', en: 'Offices' },
  { code: 'schools', vi: 'Trường học', en: 'Schools' },
  { code: 'hospitals', vi: 'Bệnh viện', en: 'Hospitals' },
  { code: 'public_service_units', vi: 'Đơn vị sự nghiệp', en: 'Public service units' },
  { code: 'teams', vi: 'Tổ, đội', en: 'Teams' },
];

/** [group right under the city or province, group further down]. */
const PEER_GROUP_OF: Readonly<Record<UnitKind, readonly [PeerGroup, PeerGroup]>> = {
  tinh: ['provinces', 'provinces'],
  thanh_pho: ['districts', 'districts'],
  quan: ['districts', 'districts'],
  huyen: ['districts', 'districts'],
  thi_xa: ['districts', 'districts'],
  phuong: ['communes', 'wards'],
  xa: ['communes', 'wards'],
  thi_tran: ['communes', 'wards'],
  dac_khu: ['communes', 'wards'],
  so_ban_nganh: ['departments', 'offices'],
  co_quan_noi_chinh: ['departments', 'offices'],
  ban: ['departments', 'offices'],
  nganh_doc: ['departments', 'offices'],
  doan_the: ['organisations', 'organisations'],
  doanh_nghiep: ['enterprises', 'enterprises'],
  phong: ['offices', 'offices'],
  van_phong: ['offices', 'offices'],
  truong_hoc: ['schools', 'schools'],
  benh_vien: ['hospitals', 'hospitals'],
  don_vi_su_nghiep: ['public_service_units', 'public_service_units'],
  office: ['offices', 'offices'],
  team: ['teams', 'teams'],
};

/**
 * The default peer group of a unit at a depth under the city (0 = the city itself, 1 = its children). A board ranks
 * the children of one unit, so "wards" are those of one district; under a city without districts (from 01/07/2025)
 * wards, communes and the special zone are one group.
 */
export function peerGroupOf(kind: UnitKind, depthUnderCity: number): PeerGroup {
  if (!Number.isInteger(depthUnderCity) || depthUnderCity < 0) throw new RangeError(`Not a depth: ${depthUnderCity}`);
  if (depthUnderCity === 0 && kind === 'thanh_pho') return 'provinces';
  return PEER_GROUP_OF[kind][depthUnderCity <= 1 ? 0 : 1];
}

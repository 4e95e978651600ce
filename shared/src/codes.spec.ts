import { describe, expect, it } from '@jest/globals';
import {
  EMPLOYMENT_KINDS,
  LENSES,
  MEMBERSHIPS,
  PEER_GROUPS,
  SCOPE_STATUSES,
  STUCK_REASONS,
  TRUSTS,
  TRUST_LEVELS,
  UNIT_KINDS,
  isLens,
  lensesOf,
  peerGroupOf,
  reasonFromText,
  unitKindFromText,
} from './codes.js';
import type { PeerGroup, UnitKind } from './codes.js';
import { REASON_PATTERNS } from './reason-patterns.js';

describe('code lists', () => {
  it.each([
    ['employment kinds', EMPLOYMENT_KINDS],
    ['memberships', MEMBERSHIPS],
    ['lenses', LENSES],
    ['scope statuses', SCOPE_STATUSES],
    ['trusts', TRUSTS],
    ['stuck reasons', STUCK_REASONS],
    ['unit kinds', UNIT_KINDS],
    ['peer groups', PEER_GROUPS],
  ])('%s: no code and no label twice, both languages there', (_name, list) => {
    for (const field of ['code', 'vi', 'en'] as const) {
      const values = list.map((entry) => entry[field]);
      expect(values.filter((value) => value.trim() === '')).toEqual([]);
      expect(new Set(values).size).toBe(list.length);
    }
  });

  it('counts the four kinds of the order by default', () => {
    expect(EMPLOYMENT_KINDS.filter(({ onByDefault }) => onByDefault).map(({ code }) => code)).toEqual([
      'can_bo',
      'cong_chuc',
      'vien_chuc',
      'nguoi_lao_dong',
    ]);
  });

  it('orders trust as TRUSTS lists it', () => {
    expect(TRUSTS.map(({ code }) => TRUST_LEVELS[code])).toEqual([1, 2, 3, 4, 5]);
  });

  it('has patterns for each stuck reason and no other', () => {
    expect(REASON_PATTERNS.map(([code]) => code as string).sort()).toEqual(
      STUCK_REASONS.map(({ code }) => code as string).sort(),
    );
  });
});

describe('lensesOf', () => {
  it.each([
    ['no membership', 'cong_chuc', [], ['all', 'kind:cong_chuc']],
    [
      'two, in the order of the list',
      'vien_chuc',
      ['doan_vien', 'dang_vien'],
      ['all', 'kind:vien_chuc', 'membership:dang_vien', 'membership:doan_vien'],
    ],
    ['one given twice', 'khac', ['hoi_vien', 'hoi_vien'], ['all', 'kind:khac', 'membership:hoi_vien']],
  ] as const)('%s', (_name, kind, memberships, lenses) => expect(lensesOf(kind, memberships)).toEqual(lenses));

  it('gives only lenses that are listed, and every listed one to someone', () => {
    const all = MEMBERSHIPS.map(({ code }) => code);
    const given = new Set(EMPLOYMENT_KINDS.flatMap(({ code }) => lensesOf(code, all)));
    expect([...given].sort()).toEqual(LENSES.map(({ code }) => code).sort());
    expect([...given].every(isLens)).toBe(true);
  });

  it.each(['', 'kind:', 'kind:toString', 'membership:can_bo', 'ALL', 'all '])('%j is no lens', (value) =>
    expect(isLens(value)).toBe(false),
  );
});

describe('reasonFromText', () => {
  it.each([
    ['Chưa nhận được SMS của Bộ Công an', 'sms_not_received'],
    ['ko thấy tin nhắn', 'sms_not_received'],
    ['CHƯA CÓ TIN NHẮN', 'sms_not_received'],
    ['tưởng tin nhắn rác', 'thought_spam'],
    ['Sợ lừa đảo nên xóa', 'thought_spam'],
    ['SIM không chính chủ', 'sim_not_own_name'],
    ['sim đứng tên vợ', 'sim_not_own_name'],
    ['số điện thoại do mẹ đứng tên', 'sim_not_own_name'],
    ['Đã đổi số', 'phone_changed'],
    ['mới thay sim', 'phone_changed'],
    ['số cũ không còn dùng', 'phone_changed'],
    ['mất điện thoại', 'old_device_lost'],
    ['Điện thoại cũ bị hỏng', 'old_device_lost'],
    ['máy cũ mất rồi', 'old_device_lost'],
    ['Không có điện thoại thông minh', 'no_smartphone'],
    ['không dùng smartphone', 'no_smartphone'],
    ['dùng điện thoại cục gạch', 'no_smartphone'],
    ['điện thoại đời cũ, app không cài được', 'no_smartphone'],
    ['Quên mật khẩu VNeID', 'forgot_password_or_passcode'],
    ['không nhớ passcode', 'forgot_password_or_passcode'],
    ['khuôn mặt không nhận diện được', 'biometric_or_photo_mismatch'],
    ['không xác thực được khuôn mặt', 'biometric_or_photo_mismatch'],
    ['ảnh thẻ không giống', 'biometric_or_photo_mismatch'],
    ['ngày sinh trên CSDL sai', null],
    ['sai tên đệm trong cơ sở dữ liệu dân cư', 'data_mismatch_between_databases'],
    ['thông tin cá nhân không khớp', 'data_mismatch_between_databases'],
    ['CCCD đã hết hạn', 'card_expired_or_none'],
    ['chưa làm CCCD', 'card_expired_or_none'],
    ['vẫn dùng CMND', 'card_expired_or_none'],
    ['mất thẻ căn cước', 'card_expired_or_none'],
    ['quá 7 ngày', 'past_7_days'],
    ['Quá hạn 07 ngày, chưa kích hoạt', 'past_7_days'],
    ['gọi tổng đài 1900.0368', 'past_7_days'],
    ['app báo lỗi', 'app_error'],
    ['Ứng dụng bị văng', 'app_error'],
    ['hệ thống bảo trì', 'app_error'],
    ['đang ở nước ngoài', 'away_or_abroad'],
    ['đi công tác dài ngày tại Cần Thơ', 'away_or_abroad'],
    ['đi học tập trung', 'away_or_abroad'],
    ['nhà sóng yếu, không nhận được tin nhắn', 'no_signal'],
    ['vùng không có mạng', 'no_signal'],
    ['được duyệt rồi nhưng chưa đăng nhập', 'approved_but_never_opened'],
    ['Đã duyệt, chưa kích hoạt'.normalize('NFD'), 'approved_but_never_opened'],
  ])('%j: %s', (text, code) => expect(reasonFromText(text)).toBe(code));

  it.each([
    '',
    '  ',
    '?',
    'x',
    'không',
    'bận việc',
    'đi công tác',
    'sẽ làm sau',
    'đã nhắc',
    'liên hệ công an',
    'đã nhận được tin nhắn',
    'đã có CCCD gắn chip',
    'không sao',
    'không mang theo CCCD',
    'đã đổi CMND sang CCCD',
    'chờ lấy vân tay',
    'đã được duyệt',
    'chờ hơn 7 ngày',
    'constructor',
  ])('%j fits no code', (text) => expect(reasonFromText(text)).toBeNull());

  it('reads its own codes and labels', () => {
    for (const { code, vi, en } of STUCK_REASONS)
      expect([code, vi, en, ` ${vi.toUpperCase()} `].map(reasonFromText)).toEqual([code, code, code, code]);
  });
});

describe('unitKindFromText', () => {
  it.each([
    ['phuong', 'phuong'],
    ['Phường', 'phuong'],
    ['ward', 'phuong'],
    ['office', 'office'],
    ['public_service_unit', 'don_vi_su_nghiep'],
    ['Đơn vị sự nghiệp', 'don_vi_su_nghiep'],
    ['SCHOOL', 'truong_hoc'],
    ['district', 'quan'],
    ['so_ban_nganh', 'so_ban_nganh'],
    ['ban', 'ban'],
    ['', null],
    [' ', null],
    ['_', null],
    ['làng', null],
    ['constructor', null],
  ])('%j is %p', (text, kind) => expect(unitKindFromText(text)).toBe(kind));

  it('reads its own codes and labels', () => {
    for (const { code, vi, en } of UNIT_KINDS) expect([code, vi, en].map(unitKindFromText)).toEqual([code, code, code]);
  });
});

describe('peerGroupOf', () => {
  it.each<[UnitKind, number, PeerGroup]>([
    ['thanh_pho', 0, 'provinces'],
    ['tinh', 0, 'provinces'],
    ['quan', 1, 'districts'],
    ['huyen', 1, 'districts'],
    ['thanh_pho', 1, 'districts'], // TP Thủ Đức
    ['thi_xa', 1, 'districts'],
    ['so_ban_nganh', 1, 'departments'],
    ['ban', 1, 'departments'],
    ['co_quan_noi_chinh', 1, 'departments'],
    ['doan_the', 1, 'organisations'],
    ['doanh_nghiep', 1, 'enterprises'],
    ['phuong', 2, 'wards'],
    ['xa', 2, 'wards'],
    ['thi_tran', 2, 'wards'],
    ['phuong', 1, 'communes'],
    ['xa', 1, 'communes'],
    ['dac_khu', 1, 'communes'],
    ['truong_hoc', 2, 'schools'],
    ['truong_hoc', 3, 'schools'],
    ['benh_vien', 2, 'hospitals'],
    ['don_vi_su_nghiep', 2, 'public_service_units'],
    ['phong', 2, 'offices'],
    ['van_phong', 2, 'offices'],
    ['office', 2, 'offices'],
    ['ban', 2, 'offices'],
    ['team', 3, 'teams'],
  ])('%s at depth %i: %s', (kind, depth, group) => expect(peerGroupOf(kind, depth)).toBe(group));

  it('gives a listed group to every kind at every depth', () => {
    const listed = PEER_GROUPS.map(({ code }) => code);
    for (const { code } of UNIT_KINDS)
      for (const depth of [0, 1, 2, 3, 9]) expect(listed).toContain(peerGroupOf(code, depth));
  });

  it.each([-1, 0.5, Number.NaN])('refuses the depth %p', (depth) =>
    expect(() => peerGroupOf('phuong', depth)).toThrow(RangeError),
  );
});

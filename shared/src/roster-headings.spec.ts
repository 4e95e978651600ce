import { describe, expect, it } from '@jest/globals';
import { columnRole, type ColumnRole } from './roster-headings.js';

const card = 'chip_card' as const;
const vneid = 'vneid_level2' as const;
const online = 'online_service' as const;

const cases: [heading: string, role: ColumnRole | null][] = [
  // People
  ['STT', { field: 'index' }],
  ['Số TT', { field: 'index' }],
  ['Họ và tên', { field: 'name' }],
  ['HỌ TÊN', { field: 'name' }],
  ['ho ten', { field: 'name' }],
  ['Họ, tên người lao động', { field: 'name' }],
  ['Họ và tên đệm', { field: 'name' }],
  ['Tên', { field: 'givenName' }],
  ['Ngày sinh', { field: 'birthDate' }],
  ['Năm sinh', { field: 'birthDate' }],
  ['Ngày, tháng, năm sinh', { field: 'birthDate' }],
  ['Ngày, tháng, năm sinh / Nam', { field: 'birthDateMale' }],
  ['Năm sinh / Nữ', { field: 'birthDateFemale' }],
  ['Giới tính', { field: 'sex' }],
  ['Giới tính / Nữ', { field: 'sexFemale' }],
  ['Nữ', { field: 'sexFemale' }],
  ['Số CCCD', { field: 'citizenId' }],
  ['CCCD', { field: 'citizenId' }],
  ['Số CCCD gắn chip', { field: 'citizenId' }],
  ['Số định danh cá nhân', { field: 'citizenId' }],
  ['Mã số định danh cá nhân', { field: 'citizenId' }],
  ['Số CCCD/CMND', { field: 'citizenId' }],
  ['CMND/CCCD', { field: 'citizenId' }],
  ['Số thẻ căn cước', { field: 'citizenId' }],
  ['Số căn cước công dân', { field: 'citizenId' }],
  ['Số CMND', { field: 'oldIdentityNumber' }],
  ['Số điện thoại', { field: 'phone' }],
  ['SĐT', { field: 'phone' }],
  ['Chức vụ, chức danh', { field: 'title' }],
  ['Mã đơn vị', { field: 'unitCode' }],
  ['Đơn vị', { field: 'unitName' }],
  ['Đơn vị công tác', { field: 'unitName' }],
  ['Tên cơ quan', { field: 'unitName' }],
  ['Loại', { field: 'kind' }],
  ['Loại hình', { field: 'kind' }],
  ['Đối tượng', { field: 'kind' }],
  ['Đối tượng / Công chức', { field: 'kindTick', kind: 'cong_chuc' }],
  ['Đảng viên', { field: 'membership', membership: 'dang_vien' }],
  ['Đoàn viên', { field: 'membership', membership: 'doan_vien' }],
  ['Đoàn viên công đoàn', { field: 'membership', membership: 'cong_doan' }],
  ['Hội viên', { field: 'membership', membership: 'hoi_vien' }],
  ['Diện áp dụng', { field: 'scope' }],
  ['Tạm hoãn đến', { field: 'scopeUntil' }],
  ['Số văn bản miễn', { field: 'scopeDocument' }],
  ['Lý do chưa thực hiện', { field: 'reason' }],
  ['Nguyên nhân, vướng mắc', { field: 'reason' }],
  ['Ghi chú', { field: 'note' }],
  // Ours, beside rows to be mended
  ['Mã đơn vị (Đạt100)', { field: 'unitCode' }],
  ['Mã dòng (Đạt100)', { field: 'rowKey' }],
  ['Lý do (Đạt100)', null],
  // The card
  ['CCCD gắn chip / Đã có (x)', { field: 'status', criterion: card, tick: 'held', tickColumn: true }],
  ['CCCD gắn chip / Tình trạng', { field: 'status', criterion: card, tick: 'held', tickColumn: false }],
  ['CCCD gắn chip', { field: 'status', criterion: card, tick: 'held', tickColumn: false }],
  ['Có thẻ', { field: 'status', criterion: card, tick: 'held', tickColumn: true }],
  ['Đã có thẻ căn cước', { field: 'status', criterion: card, tick: 'held', tickColumn: true }],
  ['CCCD gắn chip / Chưa có', { field: 'step', criterion: card, stage: 'none' }],
  ['CCCD gắn chip / Ngày cấp', { field: 'day', criterion: card }],
  ['Ngày cấp CCCD', { field: 'day', criterion: card }],
  ['Ngày cấp', { field: 'day', criterion: card }],
  ['Ngày làm CCCD', { field: 'step', criterion: card, stage: 'applied' }],
  // The account
  ['Định danh mức 2', { field: 'status', criterion: vneid, tick: null, tickColumn: false }],
  ['Định danh điện tử mức 2 / Tình trạng', { field: 'status', criterion: vneid, tick: null, tickColumn: false }],
  ['Định danh điện tử mức 2 / Ngày', { field: 'day', criterion: vneid }],
  ['Tài khoản định danh điện tử mức độ 2 / Ngày đăng ký', { field: 'step', criterion: vneid, stage: 'registered' }],
  [
    'Tài khoản định danh điện tử mức độ 2 / Ngày được phê duyệt',
    { field: 'step', criterion: vneid, stage: 'approved' },
  ],
  ['Tài khoản định danh điện tử mức độ 2 / Ngày kích hoạt', { field: 'step', criterion: vneid, stage: 'activated' }],
  ['Ngày đăng ký', { field: 'step', criterion: vneid, stage: 'registered' }],
  ['Ngày phê duyệt', { field: 'step', criterion: vneid, stage: 'approved' }],
  ['Ngày kích hoạt', { field: 'step', criterion: vneid, stage: 'activated' }],
  ['Đã kích hoạt', { field: 'step', criterion: vneid, stage: 'activated' }],
  ['Kích hoạt VNeID', { field: 'step', criterion: vneid, stage: 'activated' }],
  ['Đã duyệt, chưa kích hoạt', { field: 'step', criterion: vneid, stage: 'approved' }],
  ['Chưa kích hoạt', null],
  ['Định danh mức 1', null],
  // Online services
  ['Dịch vụ công trực tuyến', { field: 'status', criterion: online, tick: null, tickColumn: false }],
  ['Dịch vụ công trực tuyến / Ngày', { field: 'day', criterion: online }],
  ['Dịch vụ công trực tuyến / Có tài khoản (x)', { field: 'step', criterion: online, stage: 'account_ready' }],
  ['Dịch vụ công trực tuyến / Ngày sử dụng lần đầu', { field: 'step', criterion: online, stage: 'used' }],
  ['Sử dụng dịch vụ công trực tuyến', { field: 'step', criterion: online, stage: 'used' }],
  ['Ngày sử dụng', { field: 'step', criterion: online, stage: 'used' }],
  ['Mã hồ sơ', { field: 'reference', criterion: online }],
  // Nothing we use
  ['', null],
  ['(1)', null],
  ['Nơi cấp CCCD', null],
  ['Ngày vào Đảng', null],
  ['Trình độ', null],
  ['Quê quán', null],
];

describe('columnRole', () => {
  it.each(cases)('%s', (heading, role) => {
    expect(columnRole(heading === '' ? [] : heading.split(' / '))).toEqual(role);
  });

  it('reads decomposed accents and capitals the same', () => {
    expect(columnRole(['HỌ VÀ TÊN'.normalize('NFD')])).toEqual({ field: 'name' });
    expect(columnRole(['Số CCCD'.normalize('NFD')])).toEqual({ field: 'citizenId' });
  });
});

import { button, fill, tick } from './steps.mjs';

const period = (role, key) => ({ role, route: '/ratings/:periodId', at: (city) => `/ratings/${city[key]}` });
const agency = (role, key, unit) => ({
  role,
  route: '/ratings/:periodId/agencies/:unitId',
  at: (city) => `/ratings/${city[key]}/agencies/${city[unit]}`,
});
const sheet = (role, key, unit) => ({
  role,
  route: '/ratings/:periodId/units/:unitId',
  at: (city) => `/ratings/${city[key]}/units/${city[unit]}`,
});
const scheme = (view, role = 'committee', code = 'nd90') => ({
  role,
  route: '/ratings/schemes/:code',
  at: () => `/ratings/schemes/${code}?view=${view}`,
});
const own = { role: 'staff', route: '/me/ratings/:sheetId', at: ({ ownSheet }) => `/me/ratings/${ownSheet}` };
const results = { role: 'hr', route: '/ratings/results' };

/** Opens what explains the level of the first person of a sheet. */
const explained = (page) => page.locator('main tbody tr').first().getByRole('button').first().click();

/** A year's rating, from the draft of its period to what is asked after the lock. */
export const RATINGS = [
  { name: 'rating-periods', role: 'committee', route: '/ratings', at: () => '/ratings', shows: 'main tbody tr' },
  {
    name: 'rating-period-new',
    role: 'administrator',
    route: '/ratings',
    at: () => '/ratings',
    steps: [button('Chuẩn bị kỳ mới')],
    shows: '[role=dialog] input',
    parts: ['periods/period-dialog'],
  },
  { name: 'rating-draft-period', ...period('administrator', 'draft'), shows: 'main tbody tr' },
  {
    name: 'rating-period-settings',
    ...period('administrator', 'draft'),
    steps: [button('Quy định của kỳ')],
    shows: '[role=dialog] input',
    parts: ['periods/settings-dialog'],
  },
  {
    name: 'rating-period-discard',
    ...period('administrator', 'draft'),
    steps: [button('Bỏ bản chuẩn bị')],
    shows: '[role=dialog]',
    parts: ['periods/discard-dialog'],
  },
  {
    name: 'rating-period-head',
    ...period('administrator', 'draft'),
    steps: [button('Chọn thủ trưởng')],
    shows: '[role=dialog] input',
    parts: ['periods/head-dialog'],
  },
  {
    name: 'rating-period-agency',
    ...period('administrator', 'draft'),
    steps: [button('Thêm cơ quan')],
    shows: '[role=dialog] input',
    parts: ['periods/agency-dialog'],
  },
  {
    name: 'rating-period-open',
    ...period('administrator', 'ready'),
    steps: [button('Mở kỳ')],
    shows: '[role=dialog]',
    parts: ['periods/draft-panel'],
  },
  { name: 'rating-period', ...period('committee', 'lastYear'), shows: 'main tbody tr' },
  {
    name: 'rating-change-agency',
    ...period('administrator', 'lastYear'),
    steps: [button(/^Sửa /)],
    shows: '[role=dialog] input',
    parts: ['periods/change-agency-dialog'],
  },
  {
    name: 'rating-lock-unrated',
    ...period('city_hr', 'lastYear'),
    steps: [button('Chốt')],
    shows: '[role=dialog]',
    parts: ['periods/lock-unrated'],
  },
  {
    name: 'rating-units',
    role: 'committee',
    route: '/ratings/:periodId/unit-ratings',
    at: ({ thisYear }) => `/ratings/${thisYear}/unit-ratings`,
    shows: 'main tbody tr',
  },
  { name: 'rating-agency', ...agency('committee', 'lastYear', 'district'), shows: 'main tbody tr' },
  { name: 'rating-agency-open', ...agency('unit_head', 'thisYear', 'ward'), shows: 'main tbody tr' },
  { name: 'rating-agency-review', ...agency('agency_head', 'lastYear', 'society'), shows: 'main tbody tr' },
  ...[
    ['meeting', 'Ghi biên bản…', 'rating-sheets/agency-papers'],
    ['opinion', 'Ghi ý kiến…', 'rating-sheets/agency-papers'],
    ['delegate', 'Ủy quyền…', 'rating-sheets/delegations'],
    ['team-return', 'Trả lại', 'rating-sheets/agency-teams'],
    ['act', 'Hoàn tất họp nhận xét', 'rating-sheets/act-dialog'],
  ].map(([name, label, part]) => ({
    name: `rating-${name}`,
    ...agency('agency_head', 'lastYear', 'society'),
    steps: [button(label)],
    shows: '[role=dialog]',
    parts: [part],
  })),
  { name: 'rating-sheet', ...sheet('hr', 'lastYear', 'district'), shows: 'main tbody tr' },
  { name: 'rating-sheet-open', ...sheet('unit_head', 'thisYear', 'ward'), steps: [tick(2)], shows: 'main tbody tr' },
  {
    name: 'rating-explained',
    ...sheet('hr', 'lastYear', 'district'),
    steps: [explained],
    shows: '[data-testid=rating-outcome]',
    parts: ['rating-sheets/explain-drawer'],
  },
  {
    name: 'rating-facts',
    ...sheet('unit_head', 'thisYear', 'ward'),
    steps: [explained, button('Nhập điểm, dữ liệu…')],
    shows: '[role=dialog] input',
  },
  {
    name: 'rating-standing',
    ...sheet('city_hr', 'lastYear', 'untouched'),
    steps: [explained, button('Đưa ra khỏi diện xếp loại')],
    shows: '[role=dialog] textarea',
    parts: ['rating-sheets/standing-buttons'],
  },
  {
    name: 'rating-scores',
    role: 'unit_head',
    route: '/ratings/:periodId/units/:unitId/scores',
    at: ({ thisYear, ward }) => `/ratings/${thisYear}/units/${ward}/scores`,
    shows: 'main input[type=file]',
  },
  {
    name: 'rating-results',
    ...results,
    at: () => '/ratings/results',
    shows: `main:has(button:text-is("Bảng tính (XLSX)")):has(h2:text-is("Thông báo kết quả"))
      :text-matches("đến hết ngày [0-9/]{10}; kỳ này có [1-9][0-9.]* người")`,
  },
  {
    name: 'rating-schemes',
    role: 'committee',
    route: '/ratings/schemes',
    at: () => '/ratings/schemes',
    shows: 'main a',
  },
  { name: 'rating-rules', ...scheme(''), shows: 'main dl dt, main h2' },
  { name: 'rating-try', ...scheme('try'), shows: '[data-testid=rating-outcome]' },
  { name: 'rating-caps', ...scheme('caps'), shows: 'main input' },
  {
    name: 'rating-history',
    ...scheme('history'),
    shows: `main section:has(h2:text-is("Bản 1")):has(:text-matches("theo phần mềm · [0-9/]{10} [0-9:]{5}"))
      :text-matches("SHA-256: [0-9a-f]{64}")`,
  },
  {
    name: 'rating-draft',
    ...scheme('draft', 'administrator', 'nd335'),
    steps: [button('Bắt đầu bản thảo'), fill('Hoàn thành tốt nhiệm vụ: từ', '72,5')],
    shows: 'main input',
  },
  {
    name: 'rating-publish',
    ...scheme('draft', 'administrator', 'nd335'),
    steps: [fill('Hoàn thành tốt nhiệm vụ: từ', '72,5'), button('Lưu bản thảo'), button('Công bố…')],
    shows: '[role=dialog]',
    parts: ['ratings/publish-dialog'],
  },
  {
    name: 'rating-inbox',
    role: 'committee',
    route: '/ratings/inbox',
    at: () => '/ratings/inbox',
    shows: 'main tbody tr',
  },
  {
    name: 'rating-case',
    role: 'committee',
    route: '/ratings/cases/:sheetId',
    at: ({ lockedSheet }) => `/ratings/cases/${lockedSheet}`,
    shows: `main:has([data-testid=rating-result]:text-matches("Hoàn thành tốt nhiệm vụ [(]đã chốt, bản [1-9]"))
      :has(:text-matches("SHA-256: [0-9a-f]{64}")) article:has(:text("Nghỉ 4 tháng không lương, hồ sơ ghi thiếu."))`,
  },
  {
    name: 'rating-answer',
    role: 'committee',
    route: '/ratings/cases/:sheetId',
    at: ({ lockedSheet }) => `/ratings/cases/${lockedSheet}`,
    steps: [button('Trả lời…')],
    shows: '[role=dialog] textarea',
    parts: ['requests/answer-dialog'],
  },
  {
    name: 'rating-correction',
    role: 'hr',
    route: '/ratings/cases/:sheetId',
    at: ({ otherSheet }) => `/ratings/cases/${otherSheet}`,
    steps: [button('Đề nghị đính chính…')],
    shows: '[role=dialog] textarea',
    parts: ['requests/correction-dialog'],
  },
  { name: 'my-ratings', role: 'staff', route: '/me/ratings', at: () => '/me/ratings', shows: 'main tbody tr' },
  { name: 'my-rating', ...own, shows: 'main li, main tbody tr' },
  {
    name: 'my-rating-object',
    ...own,
    steps: [button('Nêu ý kiến…')],
    shows: '[role=dialog] textarea',
    parts: ['my-rating/review-panel'],
  },
];

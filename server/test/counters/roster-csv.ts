import type { Citizen, World } from './world.js';

const HEADER = [
  'STT',
  'Họ và tên',
  'Ngày sinh',
  'Số CCCD',
  'Đơn vị',
  'Loại hình',
  'Đảng viên',
  'Đoàn viên',
  'CCCD gắn chip',
  'Ngày cấp CCCD',
  'Định danh mức 2',
  'Ngày đăng ký',
  'Ngày kích hoạt',
  'Dịch vụ công trực tuyến',
  'Diện áp dụng',
  'Tạm hoãn đến',
  'Số văn bản miễn',
  'Lý do chưa thực hiện',
];
const KINDS = ['Công chức', 'Viên chức', 'Cán bộ', 'NLĐ', 'Không chuyên trách', ''];
const CARDS = ['Đã có', 'Đã có', 'Chưa có', 'Đã nộp hồ sơ', ''];
const ACCOUNTS = ['Đã kích hoạt', 'Đã duyệt, chưa kích hoạt', 'Đã đăng ký', 'Bị từ chối', 'Chưa đăng ký', 'lạ', ''];
const SERVICES = ['Đã sử dụng', 'Đã có tài khoản', 'Chưa sử dụng', ''];
const SCOPES = ['', '', '', '', '', 'Phải thực hiện', 'Được miễn', 'Tạm hoãn'];
const REASONS = ['', '', '', 'Chưa nhận được tin nhắn', 'không chính chủ', 'bận'];

/** A unit's list as separated text: some rows right, some wrong, some of people who are known elsewhere. */
export function rosterCsv(w: World, units: readonly { name: string }[]): { bytes: Buffer; rows: number } {
  const lines = [HEADER.join(';')];
  const rows = w.random.between(1, 7);
  for (let n = 1; n <= rows; n += 1) {
    const row = rowOf(w, units, n);
    lines.push(row.join(';'));
    // The same line twice is one person; another unit or another stage in the second is a conflict.
    if (w.random.permille(60)) lines.push(again(w, units, row).join(';'));
  }
  return { bytes: Buffer.from(lines.join('\r\n'), 'utf8'), rows: lines.length - 1 };
}

function rowOf(w: World, units: readonly { name: string }[], n: number): string[] {
  const { random } = w;
  const citizen = random.pick(w.citizens);
  const card = random.pick(CARDS);
  const scope = random.pick(SCOPES);
  const unit = random.permille(40) ? 'Phòng Không Có' : random.permille(150) ? '' : random.pick(units).name;
  return [
    String(n),
    nameOn(w, citizen),
    birthOn(w, citizen),
    random.permille(40) ? citizen.citizenId.slice(0, 9) : citizen.citizenId,
    unit,
    random.pick(KINDS),
    random.pick(['x', '', '']),
    random.pick(['x', '', '']),
    card,
    card === 'Đã có' && random.permille(600) ? shown(issueDay(w, citizen)) : '',
    random.pick(ACCOUNTS),
    random.permille(250) ? shown(w.pastDay()) : '',
    random.permille(200) ? shown(w.anyDay()) : '',
    random.pick(SERVICES),
    scope,
    scope === 'Tạm hoãn' ? shown(w.later(w.pastDay(), random.between(1, 60))) : '',
    scope === 'Được miễn' ? '15/QĐ' : '',
    random.pick(REASONS),
  ];
}

function again(w: World, units: readonly { name: string }[], row: readonly string[]): string[] {
  const copy = [...row];
  if (w.random.permille(400)) copy[4] = w.random.pick(units).name;
  if (w.random.permille(400)) copy[10] = w.random.pick(ACCOUNTS);
  return copy;
}

function nameOn({ random }: World, { fullName }: Citizen): string {
  if (random.permille(30)) return '';
  if (random.permille(40)) return 'Tô Thị Người Khác';
  return random.permille(150) ? fullName.toUpperCase() : fullName;
}

function birthOn({ random }: World, { birthDate }: Citizen): string {
  if (birthDate === null || random.permille(300)) return '';
  return random.permille(100) ? birthDate.slice(0, 4) : shown(birthDate);
}

/** Around the two years before a birthday on which a card ends, and any other day. */
function issueDay(w: World, { birthDate }: Citizen): string {
  const age = w.random.pick([25, 40, 60]);
  const turn = birthDate === null ? '' : `${Number(birthDate.slice(0, 4)) + age}${birthDate.slice(4)}`;
  const near = turn === '' ? '' : w.later(turn.replace('-02-29', '-02-28'), -730 + w.random.between(-20, 20));
  if (near !== '' && near < w.today && w.random.permille(700)) return near;
  return w.random.permille(500) ? w.pastDay() : w.random.pick(['2016-03-02', '2019-08-20', '2021-04-05', '2022-06-30']);
}

const shown = (day: string): string => day.split('-').reverse().join('/');

import type { Command } from './command.js';
import { IMPORT_COMMANDS } from './import-commands.js';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'serve',
    usage: '[--port N]',
    summary: { vi: 'Chạy máy chủ cho đến khi dừng.', en: 'Serve until stopped.' },
    examples: ['dat100 serve --port 4010'],
    options: { port: text },
    files: 0,
    run: async (given) => (await import('./serve.js')).serve(given),
  },
  {
    name: 'worker',
    usage: '',
    summary: {
      vi: 'Chỉ chạy việc nền (đọc, nhập, hoàn tác tệp) cho đến khi dừng, bên cạnh các máy chủ dùng chung DATABASE_URL.',
      en: 'Only run background work (reading, applying, undoing files) until stopped, beside servers on the same DATABASE_URL.',
    },
    examples: ['dat100 worker'],
    options: {},
    files: 0,
    run: async () => (await import('./worker.js')).work(),
  },
  {
    name: 'migrate',
    usage: '',
    summary: { vi: 'Đưa cấu trúc cơ sở dữ liệu lên bản mới nhất.', en: 'Bring the database schema up to date.' },
    examples: ['dat100 migrate'],
    options: {},
    files: 0,
    run: async () => (await import('./migrate.js')).migrateSchema(),
  },
  {
    name: 'units',
    usage: '[--unit CODE]',
    summary: {
      vi: 'Liệt kê các đơn vị ngay dưới một đơn vị (mặc định: cấp cao nhất).',
      en: 'List the units right below one (by default: the top).',
    },
    examples: ['dat100 units', 'dat100 units --unit 760'],
    options: { unit: text },
    files: 0,
    run: async (given) => (await import('./units.js')).listUnits(given),
  },
  ...IMPORT_COMMANDS,
  {
    name: 'board',
    usage: '--unit CODE --criterion CODE [--lens LENS] [--as-of DATE]',
    summary: { vi: 'In bảng xếp hạng các đơn vị trực thuộc.', en: 'Print the leaderboard of the units below a unit.' },
    examples: [
      'dat100 board --unit 79 --criterion vneid_level2',
      'dat100 board --unit 760 --criterion chip_card --lens dang_vien --as-of 2023-09-30 --json',
    ],
    options: { unit: text, criterion: text, lens: text, 'as-of': text },
    files: 0,
    run: async (given) => (await import('./board.js')).printBoard(given),
  },
  {
    name: 'export people',
    usage:
      '--unit CODE --out FILE.csv|FILE.xlsx [--direct] [--search TEXT] [--kind KIND] [--membership CODE] [--criterion CODE [--stage S] [--not-achieved] [--achieved claimed|verified|police] [--scope exempt|deferred|achieved_out_of_scope] [--overdue] [--lens L] [--holder H] [--reason R] [--waiting-at-least DAYS]] [--sort NAME_ASC|NAME_DESC|UNIT_ASC|WAITING_DESC] [--lang vi|en] [--force]',
    summary: {
      vi: 'Xuất danh sách người của một đơn vị và cấp dưới ra CSV hoặc Excel, như trên trang: đủ dòng, số định danh che bớt, ghi nhật ký. Không ghi đè nếu thiếu --force.',
      en: 'Write the people of a unit and all below it as CSV or a workbook, as the page does: complete, ids masked, logged. Overwrites only with --force.',
    },
    examples: [
      'dat100 export people --unit 760 --out quan-1.xlsx',
      'dat100 export people --unit 79 --criterion vneid_level2 --not-achieved --sort WAITING_DESC --out chua-dat.csv --as nguyen.van.an',
    ],
    options: {
      ...{ unit: text, out: text, force: flag, lang: text, sort: text, direct: flag, search: text, kind: text },
      ...{ membership: text, criterion: text, stage: text, 'not-achieved': flag, overdue: flag, lens: text },
      ...{ holder: text, reason: text, 'waiting-at-least': text, achieved: text, scope: text },
    },
    files: 0,
    run: async (given) => (await import('./export.js')).exportPeople(given),
  },
  {
    name: 'export board',
    usage:
      '--unit CODE --criterion CODE --out FILE.csv|FILE.xlsx [--lens LENS] [--as-of DATE] [--as-known] [--basis claimed|verified|police] [--since DATE] [--peers GROUP] [--order rank|name|left|rise] [--lang vi|en] [--force]',
    summary: {
      vi: 'Xuất bảng xếp hạng ra CSV hoặc Excel, như trên trang; --peers: chỉ một nhóm so sánh, --order: cách sắp trong nhóm; ghi nhật ký.',
      en: 'Write a leaderboard as CSV or a workbook, as the page does; --peers: one peer group alone, --order: how rows stand in a group; logged.',
    },
    examples: [
      'dat100 export board --unit 79 --criterion vneid_level2 --out bang-xep-hang.xlsx',
      'dat100 export board --unit 79 --criterion vneid_level2 --peers wards --order left --out phuong.csv',
    ],
    options: {
      ...{ unit: text, criterion: text, out: text, force: flag, lang: text, lens: text, 'as-of': text },
      ...{ 'as-known': flag, basis: text, since: text, peers: text, order: text },
    },
    files: 0,
    run: async (given) => (await import('./export.js')).exportBoard(given),
  },
  {
    name: 'export results',
    usage:
      '--period P --out FILE.csv|FILE.xlsx [--unit CODE] [--agency CODE] [--list all|party|emulation] [--level LEVEL] [--lang vi|en] [--force]',
    summary: {
      vi: 'Xuất kết quả xếp loại của một kỳ (mã kỳ hoặc năm) ra CSV hoặc Excel, như trên trang; ghi nhật ký.',
      en: 'Write the results of a rating period (its key or year) as CSV or a workbook, as the page does; logged.',
    },
    examples: ['dat100 export results --period 2023 --out xep-loai-2023.xlsx'],
    options: {
      ...{ period: text, out: text, force: flag, lang: text, unit: text, agency: text, list: text, level: text },
    },
    files: 0,
    run: async (given) => (await import('./export.js')).exportResults(given),
  },
  {
    name: 'recount',
    usage: '[--repair]',
    summary: {
      vi: 'Đếm lại tất cả từ dữ liệu gốc và so với bộ đếm; --repair thì sửa. Còn sai lệch thì mã thoát là 1.',
      en: 'Count everything anew and compare with the counters; --repair puts them right. Drift left: exit code 1.',
    },
    examples: ['dat100 recount', 'dat100 recount --repair'],
    options: { repair: flag },
    files: 0,
    run: async (given) => (await import('./recount.js')).recountAll(given),
  },
  {
    name: 'seed',
    usage: '--people N --era 2023|2025 [--seed N] [--as-of DATE]',
    summary: {
      vi: 'Tạo thành phố mẫu với người hư cấu; chỉ trên cơ sở dữ liệu trống.',
      en: 'Make the sample city with invented people; only in an empty database.',
    },
    examples: ['dat100 seed --people 20000 --era 2023', 'dat100 seed --people 2000 --era 2025 --seed 7'],
    options: { people: text, era: text, seed: text, 'as-of': text },
    files: 0,
    run: async (given) => (await import('./seed.js')).seedCity(given),
  },
  {
    name: 'user add',
    usage: 'USERNAME --role ROLE [--unit CODE] [--name NAME] [--lens LENS] [--from DATE] [--to DATE]',
    summary: {
      vi: 'Tạo tài khoản và in phiếu mở tài khoản dùng một lần.',
      en: 'Open an account and print its one-time slip.',
    },
    examples: ['dat100 user add q1.thu-truong --role unit_head --unit 760 --name "Nguyễn Thị Hoa"'],
    options: { role: text, unit: text, name: text, lens: text, from: text, to: text },
    files: 1,
    run: async (given) => (await import('./user.js')).addUser(given),
  },
  {
    name: 'user reset',
    usage: 'USERNAME',
    summary: {
      vi: 'Cấp lại phiếu; mật khẩu cũ và các phiên làm việc hết hiệu lực.',
      en: 'Print a new slip; the old password and all sessions end.',
    },
    examples: ['dat100 user reset q1.thu-truong'],
    options: {},
    files: 1,
    run: async (given) => (await import('./user.js')).resetUser(given),
  },
  {
    name: 'rating verify',
    usage: '--period P',
    summary: {
      vi: 'Tính lại kỳ xếp loại đã chốt (mã kỳ hoặc năm) từ số liệu đóng băng và so từng chữ số. Có sai lệch thì mã thoát là 1.',
      en: 'Work out a locked rating period (its key or year) again from what was frozen and compare to the digit. Differences: exit code 1.',
    },
    examples: ['dat100 rating verify --period 2023 --json'],
    options: { period: text },
    files: 0,
    run: async (given) => (await import('./rating.js')).verifyRating(given),
  },
  {
    name: 'doctor',
    usage: '',
    summary: {
      vi: 'Kiểm tra cài đặt, cơ sở dữ liệu, khóa và ngày của bộ đếm.',
      en: 'Check the settings, the database, the key and the day of the counters.',
    },
    examples: ['dat100 doctor --json'],
    options: {},
    files: 0,
    run: async () => (await import('./doctor.js')).examine(),
  },
];

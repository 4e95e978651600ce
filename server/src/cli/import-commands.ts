import type { Command } from './command.js';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

/** The commands that bring lists in, and all that is done with an import afterwards. */
export const IMPORT_COMMANDS: readonly Command[] = [
  {
    name: 'import units',
    usage: 'FILE.csv|FOLDER [--dry-run]',
    summary: {
      vi: 'Nhập danh sách đơn vị: code,name,kind,parent_code,valid_from,valid_to. Mã trống thì tự đặt. Thư mục: đơn vị cấp trên nằm ở tệp nào cũng được.',
      en: 'Import units: code,name,kind,parent_code,valid_from,valid_to. An empty code is made. Of a folder: a parent may stand in any of its files.',
    },
    examples: ['dat100 import units don-vi.csv', 'dat100 import units cac-don-vi/ --dry-run'],
    options: { 'dry-run': flag },
    files: 1,
    run: async (given) => (await import('./import-units.js')).importUnitsFile(given),
  },
  {
    name: 'import roster',
    usage:
      'FILE|FOLDER --unit CODE [--as-of DATE] [--dry-run] [--all-or-nothing] [--map COLUMN=FIELD,… [--sheet NAME]]',
    summary: {
      vi: 'Nhập danh sách cán bộ (xlsx, csv) của một đơn vị, hoặc mọi danh sách trong một thư mục theo thứ tự ngày. --dry-run chỉ kiểm tra. Dòng lỗi được liệt kê và để lại; --all-or-nothing: có dòng lỗi thì không nhập gì. --map: nói cột nào là gì, được nhớ cho tệp cùng kiểu.',
      en: 'Import the staff list (xlsx, csv) of a unit, or every list of a folder in the order of their days. --dry-run only checks. Rows in error are listed and left out; --all-or-nothing applies nothing when there are any. --map says what columns mean, remembered for files of the same shape.',
    },
    examples: [
      'dat100 import roster danh-sach.xlsx --unit 26740 --dry-run',
      'dat100 import roster danh-sach.csv --unit STTTT --as-of 2023-11-20 --all-or-nothing',
      'dat100 import roster cac-danh-sach/ --unit 760 --json',
      'dat100 import roster danh-sach.xlsx --unit 26740 --map B=name,D=citizenId,F=-',
    ],
    options: { unit: text, 'as-of': text, 'dry-run': flag, 'all-or-nothing': flag, map: text, sheet: text },
    files: 1,
    run: async (given) => (await import('./import-roster.js')).importRosterFile(given),
  },
  {
    name: 'import police',
    usage: 'FILE|FOLDER [--unit CODE] [--as-of DATE] [--dry-run] [--map COLUMN=FIELD,… [--sheet NAME]]',
    summary: {
      vi: 'Đối chiếu danh sách đã kích hoạt của Công an với dữ liệu của một đơn vị (mặc định: cả thành phố).',
      en: 'Hold an official list of activated accounts against the records of a unit (by default: the city).',
    },
    examples: ['dat100 import police da-kich-hoat.xlsx --dry-run', 'dat100 import police tu-cong-an/ --unit 760'],
    options: { unit: text, 'as-of': text, 'dry-run': flag, map: text, sheet: text },
    files: 1,
    run: async (given) => (await import('./import-police.js')).importPoliceFile(given),
  },
  {
    name: 'import list',
    usage: '[--unit CODE]',
    summary: { vi: 'Liệt kê các lần nhập, mới nhất trước.', en: 'List the imports on record, newest first.' },
    examples: ['dat100 import list --unit 760'],
    options: { unit: text },
    files: 0,
    run: async (given) => (await import('./import-records.js')).listImports(given),
  },
  {
    name: 'import undo',
    usage: 'ID',
    summary: {
      vi: 'Hoàn tác cả một lần nhập; dòng nào đã có thay đổi mới hơn thì giữ lại và nêu lý do.',
      en: 'Take a whole import back; rows that something newer stands on are left, with the reason.',
    },
    examples: ['dat100 import undo 123456789'],
    options: {},
    files: 1,
    run: async (given) => (await import('./import-records.js')).undoImport(given),
  },
  {
    name: 'import columns',
    usage: 'FILE --unit CODE [--police] [--as-of DATE] [--map COLUMN=FIELD,… [--sheet NAME]]',
    summary: {
      vi: 'Cho biết mỗi cột của tệp được hiểu là gì, và các mã dùng cho --map. Không ghi gì. Tệp bị từ chối thì nêu lý do, mã thoát là 1.',
      en: 'Tell what each column of a file is taken for, and the codes for --map. Writes nothing. Of a refused file it tells why, exit code 1.',
    },
    examples: ['dat100 import columns danh-sach.xlsx --unit 26740'],
    options: { unit: text, police: flag, 'as-of': text, map: text, sheet: text },
    files: 1,
    run: async (given) => (await import('./import-columns.js')).showColumns(given),
  },
  {
    name: 'import template',
    usage: 'roster|police --out FILE.xlsx [--unit CODE] [--force]',
    summary: {
      vi: 'Ghi tệp mẫu để điền, như trên trang; --unit (chỉ với roster): thêm cột các đơn vị cấp dưới.',
      en: 'Write the workbook to fill in, as the page gives it; --unit, with roster only, adds a column with the units below.',
    },
    examples: ['dat100 import template roster --unit 760 --out mau.xlsx'],
    options: { out: text, unit: text, force: flag },
    files: 1,
    run: async (given) => (await import('./import-books.js')).writeTemplateFile(given),
  },
  {
    name: 'import rows',
    usage: 'ID [--outcome new|changed|unchanged|conflict|rejected] [--unit CODE] [--row N] [--remarked] [--page N]',
    summary: {
      vi: 'Liệt kê từng dòng của một lần nhập: đọc được gì, đổi gì, vướng gì. Số định danh che bớt.',
      en: 'List the rows of an import: what each says, what it changes, what is wrong with it. Ids are masked.',
    },
    examples: ['dat100 import rows 123456789 --outcome rejected'],
    options: { outcome: text, unit: text, row: text, remarked: flag, page: text },
    files: 1,
    run: async (given) => (await import('./import-rows.js')).listRows(given),
  },
  {
    name: 'import piles',
    usage: 'ID --pile confirmed|newly_activated|date_differs|unknown|ours_not_theirs|name_mismatch [--page N]',
    summary: {
      vi: 'Liệt kê một nhóm đối chiếu của danh sách Công an: danh sách ghi gì, hệ thống có gì.',
      en: 'List a pile of a police list: what the list says, what the records say.',
    },
    examples: ['dat100 import piles 123456789 --pile ours_not_theirs'],
    options: { pile: text, page: text },
    files: 1,
    run: async (given) => (await import('./import-rows.js')).listPile(given),
  },
  {
    name: 'import errors',
    usage: 'ID --out FILE.xlsx [--lang vi|en] [--force]',
    summary: {
      vi: 'Ghi tệp lỗi của một lần nhập: các dòng chưa vào, lý do và cách sửa. Sửa rồi nhập lại. Ghi nhật ký.',
      en: 'Write the error workbook of an import: the rows that did not go in, why, and what to do. Mend it and import it again. Logged.',
    },
    examples: ['dat100 import errors 123456789 --out can-sua.xlsx'],
    options: { out: text, lang: text, force: flag },
    files: 1,
    run: async (given) => (await import('./import-books.js')).writeErrorsFile(given),
  },
  {
    name: 'import conflicts',
    usage: '[--unit CODE] [--import ID] [--code CODE] [--page N]',
    summary: {
      vi: 'Liệt kê các dòng chờ quyết định, cũ nhất trước: danh sách ghi gì, hệ thống có gì.',
      en: 'List the rows that wait for a decision, the oldest first: what the list says, what the records say.',
    },
    examples: ['dat100 import conflicts --unit 760', 'dat100 import conflicts --code name_does_not_match_id --json'],
    options: { unit: text, import: text, code: text, page: text },
    files: 0,
    run: async (given) => (await import('./import-conflicts.js')).listConflicts(given),
  },
  {
    name: 'import decide',
    usage:
      'ID[,ID…]|all --decision keep|apply [--reason TEXT] [--order NUMBER] [--code CODE [--unit CODE] [--import ID]]',
    summary: {
      vi: 'Quyết định một hay nhiều dòng đang chờ: keep giữ hệ thống, apply theo danh sách. all: mọi dòng cùng --code, trong --unit hay --import; các dòng của cùng một người trong một tệp thì chọn theo số. Dòng không làm được thì nêu lý do, mã thoát là 1.',
      en: 'Decide one or many waiting rows: keep the records, or apply the list. all: every row of --code, within --unit or --import; rows of one person in one file are chosen by number. What could not be decided is told, exit code 1.',
    },
    examples: [
      'dat100 import decide 4711,4712 --decision keep',
      'dat100 import decide all --code name_does_not_match_id --import 123456789 --decision apply --reason "Đã đối chiếu thẻ"',
    ],
    options: { decision: text, reason: text, order: text, code: text, unit: text, import: text },
    files: 1,
    run: async (given) => (await import('./import-conflicts.js')).decideMany(given),
  },
  {
    name: 'import missing',
    usage: '[--unit CODE] [--import ID] [--state open|answered|settled] [--page N]',
    summary: {
      vi: 'Liệt kê những người không có trong danh sách mới hơn của đơn vị mình.',
      en: 'List the people whom a newer list of their unit does not name.',
    },
    examples: ['dat100 import missing --unit 26740'],
    options: { unit: text, import: text, state: text, page: text },
    files: 0,
    run: async (given) => (await import('./import-missing.js')).listMissing(given),
  },
  {
    name: 'import answer',
    usage:
      'PERSON[,PERSON…] --answer left|moved|still_here [--last-day DATE] [--to CODE] [--order NUMBER] [--reason TEXT]',
    summary: {
      vi: 'Trả lời cho những người vắng trong danh sách: đã nghỉ, chuyển đi hay vẫn còn. Một câu trả lời cho tất cả hoặc không ai; mỗi lần nhiều nhất 200 người.',
      en: 'Answer for people missing from a list: left, moved, or still here. One answer for all of them or for none; at most 200 people at a time.',
    },
    examples: [
      'dat100 import answer 815,816 --answer left --last-day 2023-11-30 --reason "Nghỉ hưu"',
      'dat100 import answer 817 --answer moved --last-day 2023-11-30 --to 26743',
    ],
    options: { answer: text, 'last-day': text, to: text, order: text, reason: text },
    files: 1,
    run: async (given) => (await import('./import-missing.js')).answerMissing(given),
  },
];

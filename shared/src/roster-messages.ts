import { CITIZEN_ID_FAULTS, type CitizenIdFault } from './citizen-id.js';
import { EMPLOYMENT_KINDS } from './codes.js';
import { FORMULA_SENTENCES } from './formula-messages.js';
import { HEADER_SENTENCES } from './header-messages.js';
import { PLAN_SENTENCES } from './plan-messages.js';
import { POLICE_SENTENCES } from './police-messages.js';
import type { RefusalCode } from './roster-grid.js';
import type { RosterRefusal, RowIssue } from './roster-reading.js';
import { shown, VALUE_SENTENCES } from './value-messages.js';

/** A sentence in both languages. */
export interface Message {
  vi: string;
  en: string;
}

type Sentence = Message | ((issue: RowIssue) => Message);

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const otherVi = ({ otherRow }: RowIssue): string =>
  otherRow ? lowerFirst(placeVi(otherRow.sheet, otherRow.row)) : '?';
const otherEn = ({ otherRow }: RowIssue): string =>
  otherRow ? lowerFirst(placeEn(otherRow.sheet, otherRow.row)) : '?';

/** What is wrong and what to do, by issue code. Texts name no person and no id: they may be logged. */
const SENTENCES: Readonly<Record<string, Sentence>> = {
  ...POLICE_SENTENCES,
  ...FORMULA_SENTENCES,
  ...HEADER_SENTENCES,
  ...PLAN_SENTENCES,
  ...VALUE_SENTENCES,
  missing_name: {
    vi: 'thiếu họ và tên. Hãy ghi đủ họ và tên rồi nhập lại dòng này.',
    en: 'the name is missing. Write the full name and import the row again.',
  },
  bad_name: {
    vi: 'họ và tên có chữ số, ký hiệu lạ hoặc quá dài. Hãy ghi đúng họ và tên như trên thẻ căn cước.',
    en: 'the name holds digits or signs, or is too long. Write the name as on the citizen card.',
  },
  missing_citizen_id: {
    vi: 'thiếu số CCCD. Hãy ghi đủ 12 chữ số rồi nhập lại dòng này.',
    en: 'the citizen ID is missing. Write its 12 digits and import the row again.',
  },
  bad_citizen_id: ({ why }) => {
    const fault = CITIZEN_ID_FAULTS[why as CitizenIdFault];
    return fault
      ? { vi: `số CCCD không đúng. ${fault.vi}`, en: `the citizen ID is not valid. ${fault.en}` }
      : {
          vi: 'số CCCD không đúng. Hãy ghi lại 12 chữ số.',
          en: 'the citizen ID is not valid. Write its 12 digits again.',
        };
  },
  id_padded_warning: {
    vi: 'số CCCD mất số 0 ở đầu, đã thêm lại. Hãy định dạng cột là văn bản (Text) và đối chiếu với thẻ.',
    en: 'the citizen ID had lost its leading zeros; they were put back. Format the column as text and compare with the card.',
  },
  phone_padded_warning: {
    vi: 'số điện thoại mất số 0 ở đầu, đã thêm lại. Hãy định dạng cột là văn bản (Text).',
    en: 'the phone number had lost its leading zero; it was put back. Format the column as text.',
  },
  duplicate_in_file: (issue) => ({
    vi: `người này đã có ở ${otherVi(issue)}; dòng này không được nhập. Hãy xóa một trong hai dòng.`,
    en: `this person already stands in ${otherEn(issue)}; this row is not imported. Delete one of the two.`,
  }),
  same_person_two_units: (issue) => ({
    vi: `người này có ở hai đơn vị (xem ${otherVi(issue)}). Hãy chọn đơn vị đúng, hoặc xóa dòng sai rồi nhập lại.`,
    en: `this person is listed in two units (see ${otherEn(issue)}). Choose the right one, or delete the wrong row and import again.`,
  }),
  same_person_two_statuses: (issue) => ({
    vi: `người này có ở hai dòng với tình trạng khác nhau (xem ${otherVi(issue)}). Hãy chọn dòng đúng, hoặc xóa dòng sai rồi nhập lại.`,
    en: `this person is listed twice with different statuses (see ${otherEn(issue)}). Choose the right row, or delete the wrong one and import again.`,
  }),
  same_id_two_names: (issue) =>
    issue.otherRow
      ? {
          vi: `số CCCD này đứng tên hai người khác nhau (xem ${otherVi(issue)}). Hãy đối chiếu thẻ và sửa dòng sai.`,
          en: `this citizen ID stands beside two different names (see ${otherEn(issue)}). Compare with the cards and correct the wrong row.`,
        }
      : {
          vi: 'số CCCD này đã đứng tên khác trong hệ thống. Hãy đối chiếu thẻ: sửa dòng này, hoặc quyết định lấy tên trong danh sách.',
          en: 'this citizen ID stands beside another name on record. Compare with the card: correct the row, or decide for the name in the list.',
        },
  other_unit_in_title_warning: (issue) => ({
    vi: `tiêu đề ghi đơn vị khác (${shown(issue)}) với đơn vị được nhập. Hãy kiểm tra đã chọn đúng tệp và đúng đơn vị.`,
    en: `the title names another unit (${shown(issue)}) than the one imported for. Check that file and unit belong together.`,
  }),
  closed_unit: {
    vi: 'đơn vị này đã ngừng hoạt động vào ngày của danh sách. Hãy ghi đơn vị mới.',
    en: 'this unit was closed by the day of the list. Name its successor.',
  },
  employed_elsewhere: {
    vi: 'người này đang thuộc đơn vị khác. Hãy chuyển công tác (có số quyết định) hoặc xóa khỏi danh sách này.',
    en: 'this person is employed in another unit. Record the transfer with its decision number, or remove the row.',
  },
  sex_mismatch_warning: {
    vi: 'giới tính không khớp số CCCD. Hãy đối chiếu với thẻ.',
    en: 'the sex does not agree with the citizen ID. Compare with the card.',
  },
  birth_year_mismatch_warning: {
    vi: 'năm sinh không khớp số CCCD; vẫn dùng ngày sinh trong danh sách. Hãy đối chiếu với thẻ.',
    en: 'the birth year does not agree with the citizen ID; the list is followed. Compare with the card.',
  },
  bad_date: (issue) => ({
    vi: `${shown(issue)} không phải là ngày; ô này không được dùng. Hãy ghi theo dạng ngày/tháng/năm, ví dụ 05/11/2023.`,
    en: `${shown(issue)} is not a day; the cell is not used. Write day/month/year, for example 05/11/2023.`,
  }),
  date_order_warning: {
    vi: 'ngày này trước ngày của bước liền trước (ví dụ kích hoạt trước khi được duyệt). Hãy kiểm tra hai ngày.',
    en: 'this day comes before the day of the step before it (for example activated before approved). Check both days.',
  },
  status_date_mismatch_warning: {
    vi: 'ngày này không hợp với tình trạng đã ghi; đã dùng tình trạng. Hãy sửa một trong hai ô.',
    en: 'this day does not fit the status written; the status was used. Correct one of the two cells.',
  },
  kind_assumed_warning: (issue) => ({
    vi: `danh sách không ghi loại hình; người mới được xếp là “${kindName(issue, 'vi')}”. Nếu không đúng, hãy thêm cột “Loại hình” hoặc sửa trên trang cá nhân.`,
    en: `the list does not say what kind of staff; a new person is taken as “${kindName(issue, 'en')}”. If that is wrong, add a column “Loại hình” or correct it on the person's page.`,
  }),
  older_than_known: {
    vi: 'danh sách này cũ hơn dữ liệu đã có về người này; ô này không được dùng. Nếu ô này mới đúng, hãy sửa trên trang cá nhân.',
    en: "this list is older than what is known of this person; the cell is not used. If it is the cell that is right, correct it on the person's page.",
  },
  card_expired_warning: {
    vi: 'thẻ căn cước đã hết hạn ở tuổi 25, 40 hoặc 60 nên không tính là đạt. Hãy đổi thẻ, hoặc ghi ngày cấp của thẻ mới.',
    en: 'the card ended at the age of 25, 40 or 60 and does not count. Renew it, or write the day the new card was issued.',
  },
  moves_backwards: {
    vi: 'tình trạng này lùi so với tình trạng đã ghi nhận. Nếu đúng, hãy đính chính kèm lý do; nếu không, hãy sửa danh sách.',
    en: 'this status is earlier than the one on record. If it is right, correct the record with a reason; if not, correct the list.',
  },
  weaker_source: {
    vi: 'đã có nguồn mạnh hơn ghi khác; danh sách không thay được. Nếu danh sách đúng, hãy kiểm tra trực tiếp rồi ghi nhận.',
    en: 'a stronger source says otherwise, and a list cannot replace it. If the list is right, check in person and record that.',
  },
  contradicts_stronger: {
    vi: 'tình trạng này trái với nguồn mạnh hơn; chờ người có trách nhiệm quyết định.',
    en: 'this status contradicts a stronger source; it waits for a decision.',
  },
  hidden_rows_warning: ({ value }) => ({
    vi: `có ${value ?? ''} dòng bị ẩn có tên người, bắt đầu từ đây; các dòng này vẫn được đọc. Hãy bỏ ẩn, hoặc xóa nếu không dùng.`,
    en: `${value ?? ''} hidden rows hold people, this being the first; they were read. Unhide them, or delete them if they do not belong.`,
  }),
  hidden_columns_warning: {
    vi: 'cột này bị ẩn nhưng vẫn được đọc. Hãy bỏ ẩn để kiểm tra.',
    en: 'this column is hidden, and was read. Unhide it to check.',
  },
  sheet_not_read_warning: ({ value }) => ({
    vi: `trang này có ${value ?? ''} dòng ghi số CCCD, bắt đầu từ đây, nhưng không tìm thấy dòng tiêu đề nên không được đọc. Hãy thêm dòng tiêu đề có cột “Họ và tên” và “Số CCCD” rồi nhập lại.`,
    en: `${value ?? ''} rows of this sheet hold a citizen ID, this being the first, but no header was found: it was not read. Add a header with the columns “Họ và tên” and “Số CCCD” and import again.`,
  }),
  rows_not_read_warning: ({ value }) => ({
    vi: `có ${value ?? ''} dòng không được đọc, bắt đầu từ đây: không có số CCCD và không rõ có phải là người hay không. Nếu là người trong danh sách, hãy ghi đủ họ tên và số CCCD rồi nhập lại.`,
    en: `${value ?? ''} rows were not read, this being the first: they have no citizen ID, and it is not clear that they are people. If they are, write the full name and the citizen ID and import again.`,
  }),
  hidden_sheet_warning: ({ value }) => ({
    vi: `trang này bị ẩn, có ${value ?? ''} dòng tên người, không được đọc. Hãy bỏ ẩn nếu cần nhập.`,
    en: `this sheet is hidden and holds ${value ?? ''} people; it was not read. Unhide it if it belongs.`,
  }),
};

function kindName({ readAs }: RowIssue, language: 'vi' | 'en'): string {
  return EMPLOYMENT_KINDS.find(({ code }) => code === readAs)?.[language] ?? readAs ?? '';
}

/** All issue codes that have a sentence. */
export const ISSUE_CODES: readonly string[] = Object.keys(SENTENCES);

/** The sentence for one remark: place, what was read, what to do. Throws RangeError for a code without a sentence. */
export function issueMessage(issue: RowIssue): Message {
  const sentence = SENTENCES[issue.code];
  if (!sentence) throw new RangeError(`No sentence for the issue ${issue.code}`);
  const { vi, en } = typeof sentence === 'function' ? sentence(issue) : sentence;
  const { sheet, row, column, header } = issue;
  const heading = header === null ? '' : ` (${header})`;
  return {
    vi: `${placeVi(sheet, row)}${column === null ? '' : `, cột ${column}${heading}`}: ${vi}`,
    en: `${placeEn(sheet, row)}${column === null ? '' : `, column ${column}${heading}`}: ${en}`,
  };
}

function placeVi(sheet: string, row: number): string {
  return sheet === '' ? `Dòng ${row}` : `Trang “${sheet}”, dòng ${row}`;
}

function placeEn(sheet: string, row: number): string {
  return sheet === '' ? `Row ${row}` : `Sheet “${sheet}”, row ${row}`;
}

const REFUSALS: Readonly<Record<RefusalCode, Message>> = {
  empty_file: {
    vi: 'Tệp rỗng. Hãy mở tệp để kiểm tra, lưu lại rồi tải lên lần nữa.',
    en: 'The file is empty. Open it to check, save it and upload it again.',
  },
  no_rows: {
    vi: 'Tìm thấy dòng tiêu đề nhưng bên dưới không có ai. Hãy kiểm tra đã chọn đúng tệp.',
    en: 'The header was found, but nobody stands below it. Check that this is the right file.',
  },
  no_header: {
    vi: 'Không tìm thấy dòng tiêu đề trong 30 dòng đầu. Danh sách cần có ít nhất cột “Họ và tên” và “Số CCCD”. Hãy thêm hai cột này hoặc dùng tệp mẫu.',
    en: 'No header was found in the first 30 rows. A list needs at least the columns “Họ và tên” and “Số CCCD”. Add them, or use the template.',
  },
  not_a_workbook: {
    vi: 'Đây không phải bảng tính .xlsx hay tệp .csv. Hãy mở tệp bằng chương trình bảng tính, lưu thành .xlsx rồi tải lên.',
    en: 'This is neither an .xlsx workbook nor a .csv file. Open it in a spreadsheet program, save it as .xlsx and upload that.',
  },
  picture_or_scan: {
    vi: 'Đây là ảnh chụp, bản quét hoặc tệp PDF: trong đó không có ô nào để đọc. Hãy xin tệp bảng tính gốc (.xlsx), hoặc ghi vào tệp mẫu rồi tải lên.',
    en: 'This is a picture, a scan or a PDF: it holds no cells to read. Ask for the original workbook (.xlsx), or fill in the template and upload that.',
  },
  password_protected: {
    vi: 'Tệp được đặt mật khẩu. Hãy mở tệp, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ sổ làm việc), lưu lại rồi tải lên.',
    en: 'The file is protected by a password. Open it, remove the password (File › Info › Protect Workbook), save it and upload it.',
  },
  old_xls_format: {
    vi: 'Đây là tệp .xls kiểu cũ (Excel 97–2003). Hãy mở tệp và lưu thành “Excel Workbook (.xlsx)” rồi tải lên.',
    en: 'This is an old .xls file (Excel 97–2003). Open it, save it as “Excel Workbook (.xlsx)” and upload that.',
  },
  legacy_font_text: {
    vi: 'Chữ trong tệp gõ bằng phông cũ (.VnTime, VNI), không đọc được chắc chắn. Hãy chuyển mã sang Unicode (ví dụ bằng UniKey Toolkit) rồi tải lên.',
    en: 'The text was typed in a pre-Unicode font (.VnTime, VNI) and cannot be read safely. Convert it to Unicode, for example with the UniKey Toolkit, and upload it.',
  },
  file_too_large_inside: {
    vi: 'Nội dung tệp quá lớn để đọc an toàn. Hãy xóa các trang, dòng và định dạng thừa, hoặc chia thành nhiều tệp.',
    en: 'The file is too large inside to be read safely. Delete unused sheets, rows and formats, or split it into several files.',
  },
  bad_zip: {
    vi: 'Tệp .xlsx bị hỏng. Hãy mở và lưu lại bằng chương trình bảng tính, hoặc gửi lại tệp gốc.',
    en: 'The .xlsx file is damaged. Open and save it in a spreadsheet program, or send the original again.',
  },
  bad_xml: {
    vi: 'Nội dung tệp .xlsx bị hỏng. Hãy mở và lưu lại bằng chương trình bảng tính rồi tải lên.',
    en: 'The content of the .xlsx file is damaged. Open and save it in a spreadsheet program and upload it.',
  },
  dtd_not_allowed: {
    vi: 'Tệp có phần khai báo không được phép (DTD). Hãy mở và lưu lại bằng chương trình bảng tính rồi tải lên.',
    en: 'The file contains a declaration that is not allowed (DTD). Open and save it in a spreadsheet program and upload it.',
  },
  unknown_encoding: {
    vi: 'Không nhận ra bảng mã chữ của tệp. Hãy lưu thành “CSV UTF-8” hoặc .xlsx rồi tải lên.',
    en: 'The character encoding is not recognised. Save the file as “CSV UTF-8” or as .xlsx and upload that.',
  },
};

/** All codes of whole-file refusals. */
export const REFUSAL_CODES = Object.keys(REFUSALS) as readonly RefusalCode[];

/** Why a whole file is refused and what to do. `record`: the CSV record in which a quotation mark is never closed. */
export function refusalOf(code: RefusalCode, record: number | null = null): RosterRefusal {
  const { vi, en } = REFUSALS[code];
  if (record === null) return { code, messageVi: vi, messageEn: en };
  return {
    code,
    messageVi: `Dấu ngoặc kép mở ở bản ghi ${record} không được đóng, nên phần còn lại không đọc được. Hãy sửa chỗ này, hoặc lưu thành .xlsx rồi tải lên.`,
    messageEn: `A quotation mark opened in record ${record} is never closed, so the rest cannot be read. Correct it there, or save the file as .xlsx and upload that.`,
  };
}

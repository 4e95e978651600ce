import type { Day } from './calendar.js';

export type Sex = 'male' | 'female';

/** Why a value is not a citizen id. Each has a text in CITIZEN_ID_FAULTS. */
export type CitizenIdFault =
  | 'nine_digits'
  | 'letters'
  | 'other_characters'
  | 'not_exact'
  | 'too_long'
  | 'too_short'
  | 'bad_province'
  | 'bad_century';

/** `padded`: leading zeros that a spreadsheet had dropped were put back. */
export type CitizenIdResult =
  | { ok: true; id: string; padded: boolean }
  | { ok: false; code: 'missing_citizen_id'; why?: undefined }
  | { ok: false; code: 'bad_citizen_id'; why: CitizenIdFault };

export type CitizenIdWarning = 'sex_mismatch_warning' | 'birth_year_mismatch_warning';

/** What to tell the user about each fault: what is wrong and what to do. */
export const CITIZEN_ID_FAULTS: Readonly<Record<CitizenIdFault, { vi: string; en: string }>> = {
  nine_digits: {
    vi: 'Đây là số CMND 9 số cũ. Hãy nhập số CCCD 12 số.',
    en: 'This is an old 9-digit identity card number. Enter the 12-digit citizen ID.',
  },
  letters: {
    vi: 'Số CCCD có chữ cái (ví dụ chữ O thay cho số 0). Hãy nhập lại 12 chữ số.',
    en: 'The citizen ID contains letters (for example the letter O for zero). Enter 12 digits.',
  },
  other_characters: {
    vi: 'Số CCCD có ký tự không phải chữ số. Hãy nhập lại 12 chữ số.',
    en: 'The citizen ID contains characters other than digits. Enter 12 digits.',
  },
  not_exact: {
    vi: 'Bảng tính đã làm tròn số này, không đọc được đủ chữ số. Hãy định dạng ô là văn bản và nhập lại.',
    en: 'The spreadsheet rounded this number, so digits are lost. Format the cell as text and enter it again.',
  },
  too_long: {
    vi: 'Số CCCD dài hơn 12 chữ số. Hãy kiểm tra lại.',
    en: 'The citizen ID has more than 12 digits. Check it.',
  },
  too_short: {
    vi: 'Số CCCD chưa đủ 12 chữ số. Hãy kiểm tra lại.',
    en: 'The citizen ID has fewer than 12 digits. Check it.',
  },
  bad_province: {
    vi: 'Ba số đầu không phải mã tỉnh, thành phố nơi đăng ký khai sinh (001 đến 096). Hãy kiểm tra lại.',
    en: 'The first three digits are not a province of birth registration (001 to 096). Check it.',
  },
  bad_century: {
    vi: 'Số thứ tư (thế kỷ sinh và giới tính) phải từ 0 đến 3. Hãy kiểm tra lại.',
    en: 'The fourth digit (century and sex) must be 0 to 3. Check it.',
  },
};

const LENGTH = 12;
const SHOWN_DIGITS = 3;
const LAST_PROVINCE = 96;
const BLANKS = /[\s\p{Cf}]/gu;
const LEADING_APOSTROPHE = /^['’‘ʼ`]/;
/** A number cell shown in scientific form: one digit, a decimal point or comma, digits, exponent. */
const SCIENTIFIC = /^([1-9])[.,](\d+)e\+?(\d+)$/i;

/**
 * Reads a citizen id: 12 digits = 3 province of birth registration (001–096), 1 century and sex, 2 birth year,
 * 6 others; there is no check digit (Decree 137/2015, article 13, and Circular 59/2021 of the Ministry of Public
 * Security). Blanks and a leading apostrophe are dropped; zeros lost to a number cell are put back (11 digits, or
 * 10 for provinces 001–009). Nothing else is repaired: a guess could name another person.
 */
export function parseCitizenId(raw: string | number | null | undefined): CitizenIdResult {
  if (raw === null || raw === undefined) return { ok: false, code: 'missing_citizen_id' };
  if (typeof raw === 'number' && !(Number.isInteger(raw) && raw >= 0)) return bad('other_characters');
  if (typeof raw === 'number' && raw >= 10 ** LENGTH) return bad('too_long');
  const text = textOf(raw);
  if (text === '') return { ok: false, code: 'missing_citizen_id' };
  const digits = digitsOf(text);
  if (digits.why) return bad(digits.why);
  return checkDigits(digits.value);
}

/** Province code, sex and birth year in a valid id. Throws RangeError for anything else (the id is not repeated). */
export function citizenIdFacts(id: string): { province: string; sex: Sex; birthYear: number } {
  const parsed = parseCitizenId(id);
  if (!parsed.ok || parsed.id !== id) throw new RangeError('Not a citizen id of 12 digits');
  const century = Number(id.charAt(3));
  return {
    province: id.slice(0, 3),
    sex: century % 2 === 0 ? 'male' : 'female',
    birthYear: 1900 + 100 * Math.floor(century / 2) + Number(id.slice(4, 6)),
  };
}

/**
 * Where a list disagrees with the id. Only warnings: sex and birth year may have been corrected in the register
 * after the number was given. What the list does not say is not compared; birthDate comes before birthYear.
 */
export function citizenIdWarnings(
  id: string,
  said: { sex?: Sex | null; birthDate?: Day | null; birthYear?: number | null },
): CitizenIdWarning[] {
  const facts = citizenIdFacts(id);
  const year = said.birthDate ? Number(said.birthDate.slice(0, 4)) : (said.birthYear ?? null);
  const warnings: CitizenIdWarning[] = [];
  if (said.sex && said.sex !== facts.sex) warnings.push('sex_mismatch_warning');
  if (year !== null && year !== facts.birthYear) warnings.push('birth_year_mismatch_warning');
  return warnings;
}

/** '•••••••••663': at most the last three characters, and none of a text that short. Any text may be given. */
export function maskCitizenId(id: string): string {
  const shown = id.length > SHOWN_DIGITS ? id.slice(-SHOWN_DIGITS) : '';
  return '•'.repeat(id.length - shown.length) + shown;
}

/**
 * Reads a Vietnamese phone number: mobile 03, 05, 07, 08, 09 (10 digits) or landline 02 (11 digits), with +84 or 0,
 * separators allowed. `padded`: the leading 0 lost to a number cell was put back. phone is null when unreadable.
 */
export function parsePhone(raw: string | number | null | undefined): { phone: string | null; padded: boolean } {
  const text = raw === null || raw === undefined ? '' : textOf(raw);
  const compact = text.replace(/[()]/g, '').replace(/(?<=\d)[-.](?=\d)/g, '');
  const national = compact.replace(/^(?:\+|00)?84(?=[235789]\d{8,9}$)/, '0');
  if (isPhone(national)) return { phone: national, padded: false };
  // Only bare digits can be a number cell that lost its zero.
  if (isPhone(`0${text}`)) return { phone: `0${text}`, padded: true };
  return { phone: null, padded: false };
}

function isPhone(text: string): boolean {
  return /^0(?:[35789]\d{8}|2\d{9})$/.test(text);
}

function textOf(raw: string | number): string {
  if (typeof raw === 'string' && /^\d+$/.test(raw)) return raw;
  return String(raw).replace(BLANKS, '').replace(LEADING_APOSTROPHE, '');
}

function digitsOf(text: string): { value: string; why?: undefined } | { why: CitizenIdFault } {
  if (/^\d+$/.test(text)) return { value: text };
  const scientific = SCIENTIFIC.exec(text);
  if (scientific) {
    const [, first = '', rest = '', exponent = ''] = scientific;
    // Fewer digits than the exponent asks for: the display was rounded. More: not a whole number.
    return rest.length === Number(exponent) ? { value: first + rest } : { why: 'not_exact' };
  }
  return { why: /\p{L}/u.test(text) ? 'letters' : 'other_characters' };
}

function checkDigits(digits: string): CitizenIdResult {
  if (digits.length === 9) return bad('nine_digits');
  if (digits.length > LENGTH) return bad('too_long');
  // A number that lost its zeros cannot begin with one: such a text is cut off, not stripped.
  const stripped = digits.length >= LENGTH - 2 && digits.length < LENGTH && !digits.startsWith('0');
  if (digits.length < LENGTH && !stripped) return bad('too_short');
  const id = digits.padStart(LENGTH, '0');
  const province = Number(id.slice(0, 3));
  if (province < 1 || province > LAST_PROVINCE) return bad('bad_province');
  if (Number(id.charAt(3)) > 3) return bad('bad_century');
  return { ok: true, id, padded: stripped };
}

function bad(why: CitizenIdFault): CitizenIdResult {
  return { ok: false, code: 'bad_citizen_id', why };
}

import { EMPLOYMENT_KINDS, type EmploymentKind, type Membership } from './codes.js';
import { remember } from './remember.js';
import { searchForm } from './vietnamese-text.js';

/** The criteria a roster can speak of. */
export type RosterCriterion = 'chip_card' | 'vneid_level2' | 'online_service';

/** What a column can tell by itself. */
export type PlainField =
  | 'index'
  | 'name'
  | 'givenName'
  | 'birthDate'
  | 'birthDateMale'
  | 'birthDateFemale'
  | 'sex'
  | 'sexMale'
  | 'sexFemale'
  | 'citizenId'
  | 'oldIdentityNumber'
  | 'phone'
  | 'title'
  | 'unitCode'
  | 'unitName'
  | 'kind'
  | 'scope'
  | 'scopeUntil'
  | 'scopeDocument'
  | 'reason'
  | 'note'
  /** Which of our rows a row mends: only in workbooks that we wrote. */
  | 'rowKey';

/** What a column of a roster tells. */
export type ColumnRole =
  | { field: PlainField }
  | { field: 'kindTick'; kind: EmploymentKind }
  | { field: 'membership'; membership: Membership }
  /** Where the person stands. `tick` is the stage a mere tick means; `tickColumn`: an empty cell means the first stage. */
  | { field: 'status'; criterion: RosterCriterion; tick: string | null; tickColumn: boolean }
  /** One stage: a day, a tick or a word. */
  | { field: 'step'; criterion: RosterCriterion; stage: string }
  /** The day of the status; for the card the day of issue. */
  | { field: 'day'; criterion: RosterCriterion }
  | { field: 'reference'; criterion: RosterCriterion };

/** Whole headings, in search form without punctuation. */
const WHOLE: readonly (readonly [PlainField, readonly string[]])[] = [
  ['index', ['stt', 'tt', 'so tt', 'so thu tu', 'no', '#']],
  ['givenName', ['ten']],
  ['name', ['ho', 'ho va ten dem', 'ho va chu dem', 'ho dem', 'ho va dem', 'full name', 'name']],
  ['sexMale', ['nam']],
  ['sexFemale', ['nu']],
  ['sex', ['phai', 'sex', 'gender']],
  [
    'citizenId',
    ['cccd', 'can cuoc', 'can cuoc cong dan', 'cccd / cmnd', 'cmnd / cccd', 'ma dinh danh', 'id', 'citizen id'],
  ],
  ['oldIdentityNumber', ['cmnd', 'cmt', 'so cmnd', 'so cmt', 'chung minh nhan dan', 'so chung minh nhan dan']],
  [
    'kind',
    ['loai', 'loai hinh', 'doi tuong', 'nhom doi tuong', 'loai doi tuong', 'loai hinh lao dong', 'loai lao dong'],
  ],
  ['kind', ['cb cc vc nld', 'cb / cc / vc / nld', 'cbccvc nld', 'dien can bo', 'phan loai']],
  ['unitName', ['don vi', 'co quan', 'co quan don vi', 'phong ban', 'phong / ban', 'phong', 'bo phan', 'unit']],
];

/** Parts of headings, first match wins. */
const PARTS: readonly (readonly [PlainField, RegExp])[] = [
  ['rowKey', /^ma dong dat100$/],
  ['birthDate', /\b(?:ngay|thang|nam) sinh\b|^sinh\b|\bdate of birth\b/],
  ['sex', /\bgioi tinh\b/],
  ['name', /\bho(?: va)? ten\b/],
  ['phone', /\bdien thoai\b|\bsdt\b|\bso dt\b|\bdi dong\b|^dt$|\bphone\b/],
  ['unitCode', /\bma (?:so )?(?:don vi|co quan|phong|bo phan)\b/],
  ['unitName', /\bdon vi cong tac\b|\bnoi cong tac\b|\bco quan cong tac\b|^ten (?:don vi|co quan|phong)\b/],
  ['title', /\bchuc vu\b|\bchuc danh\b|\bvi tri viec lam\b|\bcong viec\b/],
  ['scopeUntil', /\bhoan (?:thuc hien )?den\b/],
  ['scopeDocument', /\bvan ban (?:mien|tam hoan)\b|\bcan cu mien\b/],
  ['scope', /\bdien (?:ap dung|thuc hien)\b|\bthuoc dien\b/],
  ['reason', /\bly do\b|\bnguyen nhan\b|\bvuong mac\b|\bkho khan\b/],
  ['note', /\bghi chu\b|^note\b/],
];

const MEMBERSHIP_PARTS: readonly (readonly [Membership, RegExp])[] = [
  ['dang_vien', /\bdang vien\b/],
  ['cong_doan', /\bcong doan\b/],
  ['doan_vien', /\bdoan vien\b|\bdoan tncs\b/],
  ['hoi_vien', /\bhoi vien\b/],
];

const KIND_OF_HEADING: ReadonlyMap<string, EmploymentKind> = new Map(
  EMPLOYMENT_KINDS.flatMap(({ code, vi, short }) => [vi, short].map((word) => [searchForm(word), code] as const)),
);

const ID_NUMBER = /\b(?:so|ma)(?: so)?(?: the)? (?:cccd|can cuoc|dinh danh|ddcn|cmnd \/ cccd)\b/;
/** A card's other particulars: not the number, not its day, not its status; and what we write beside rows to be mended. */
const IGNORED = /\bnoi cap\b|\bnoi sinh\b|\bmuc (?:do )?1\b|\bngay vao\b|(?<!\bma (?:don vi|dong) )\bdat100\b/;

/**
 * What a column tells, by its heading from the top row down (['CCCD gắn chip', 'Ngày cấp']). Accents, letter case and
 * punctuation do not matter. Null when the heading says nothing we use.
 */
export function columnRole(heading: readonly string[]): ColumnRole | null {
  return knownRole(heading.join(BETWEEN));
}

const BETWEEN = '\u0000';

/** A row is looked at with those below it and without; sheets of a file have the same headings. */
const knownRole = remember((heading): ColumnRole | null => {
  const parts = heading
    .split(BETWEEN)
    .map(plainHeading)
    .filter((part) => part !== '');
  const last = parts.at(-1);
  if (last === undefined) return null;
  const whole = parts.join(' / ');
  if (IGNORED.test(whole)) return null;
  return personRole(whole, last, parts.length > 1) ?? criterionRole(whole, last);
}, 2_000);

/** Search form with punctuation as spaces; the slash stays, with a space on each side. */
const plainHeading = remember(
  (text) =>
    searchForm(text)
      .replace(/\(x\)/g, ' dauchon ')
      .replace(/[^\p{L}\p{N}#/]+/gu, ' ')
      .replace(/ ?\/ ?/g, ' / ')
      .trim(),
  5_000,
);

function personRole(whole: string, last: string, grouped: boolean): ColumnRole | null {
  if (/\bsinh\b/.test(whole) && grouped && (last === 'nam' || last === 'nu')) {
    return { field: last === 'nam' ? 'birthDateMale' : 'birthDateFemale' };
  }
  if (/\bgioi tinh\b/.test(whole) && (last === 'nam' || last === 'nu')) {
    return { field: last === 'nam' ? 'sexMale' : 'sexFemale' };
  }
  if (ID_NUMBER.test(whole) && !/\bngay\b/.test(last)) return { field: 'citizenId' };
  const exact = WHOLE.find(([, words]) => words.includes(whole));
  if (exact) return { field: exact[0] };
  const membership = MEMBERSHIP_PARTS.find(([, words]) => words.test(whole));
  if (membership) return { field: 'membership', membership: membership[0] };
  const part = PARTS.find(([, words]) => words.test(whole));
  if (part) return { field: part[0] };
  const bare = last.replace(' dauchon', '');
  const kind = KIND_OF_HEADING.get(bare);
  return kind ? { field: 'kindTick', kind } : null;
}

function criterionRole(whole: string, last: string): ColumnRole | null {
  if (/\bdich vu cong\b|\bdvc(?:tt)?\b/.test(whole)) return onlineRole(last);
  if (/\bdinh danh\b|\bvneid\b|\bkich hoat\b|\bmuc (?:do )?2\b|\bdddt\b/.test(whole)) return vneidRole(last);
  if (/\bcccd\b|\bcan cuoc\b|\bchip\b|\bco the\b|\bthe\b/.test(whole)) return cardRole(last);
  // Without a group above, these words belong to one criterion only.
  if (/\bngay cap\b/.test(last)) return cardRole(last);
  if (/\bma ho so\b|\bngay su dung\b/.test(last)) return onlineRole(last);
  return /\bngay (?:dang ky|(?:duoc )?(?:phe )?duyet)\b/.test(last) ? vneidRole(last) : null;
}

function cardRole(last: string): ColumnRole {
  const criterion = 'chip_card';
  if (/\bngay\b/.test(last)) {
    return /\blam\b|\bnop\b|\bdang ky\b/.test(last)
      ? { field: 'step', criterion, stage: 'applied' }
      : { field: 'day', criterion };
  }
  if (/\bchua\b/.test(last)) return { field: 'step', criterion, stage: 'none' };
  return { field: 'status', criterion, tick: 'held', tickColumn: /\bdauchon\b|^(?:da )?co\b/.test(last) };
}

function vneidRole(last: string): ColumnRole | null {
  const criterion = 'vneid_level2';
  if (/\bchua dang ky\b/.test(last)) return { field: 'step', criterion, stage: 'not_registered' };
  if (/\bduyet\b/.test(last)) return { field: 'step', criterion, stage: 'approved' };
  // "Chưa kích hoạt" says where a person is not, and nothing of where they are.
  if (/\bchua kich hoat\b/.test(last)) return null;
  if (/\bkich hoat\b/.test(last)) return { field: 'step', criterion, stage: 'activated' };
  if (/\bdang ky\b/.test(last)) return { field: 'step', criterion, stage: 'registered' };
  if (/\bngay\b/.test(last)) return { field: 'day', criterion };
  return { field: 'status', criterion, tick: null, tickColumn: false };
}

function onlineRole(last: string): ColumnRole {
  const criterion = 'online_service';
  if (/\b(?:ma|so) ho so\b/.test(last)) return { field: 'reference', criterion };
  if (/\bchua\b/.test(last)) return { field: 'step', criterion, stage: 'never' };
  if (/\bsu dung\b|\bnop\b|\blan dau\b/.test(last)) return { field: 'step', criterion, stage: 'used' };
  if (/\btai khoan\b/.test(last)) return { field: 'step', criterion, stage: 'account_ready' };
  if (/\bngay\b/.test(last)) return { field: 'day', criterion };
  return { field: 'status', criterion, tick: null, tickColumn: false };
}

import { describe, expect, it } from '@jest/globals';
import { ISSUE_CODES, issueMessage, REFUSAL_CODES, refusalOf } from './roster-messages.js';
import type { RosterCriterion } from './roster-headings.js';
import type { RowIssue } from './roster-reading.js';
import { ROSTER_STAGES, stageFromText } from './roster-stage-words.js';
import { stageWords } from './value-messages.js';

const issue = (code: string, given: Partial<RowIssue> = {}): RowIssue => ({
  severity: 'warning',
  code,
  sheet: 'P. Đa Kao',
  row: 49,
  column: 'E',
  header: 'Số CCCD',
  value: null,
  ...given,
});

/** The stable words that scripts rely on. */
const STABLE_CODES = [
  ...[
    'missing_name',
    'missing_citizen_id',
    'bad_citizen_id',
    'id_padded_warning',
    'phone_padded_warning',
    'duplicate_in_file',
  ],
  ...[
    'same_person_two_units',
    'unknown_unit',
    'sex_mismatch_warning',
    'birth_year_mismatch_warning',
    'bad_date',
    'future_date',
  ],
  ...['date_order_warning', 'unknown_stage_text', 'card_expired_warning', 'employed_elsewhere', 'closed_unit'],
  ...[
    'same_person_two_statuses',
    'same_id_two_names',
    'moves_backwards',
    'weaker_source',
    'contradicts_stronger',
    'bad_name',
  ],
  ...['hidden_rows_warning', 'hidden_columns_warning'],
];

describe('issueMessage', () => {
  it.each(STABLE_CODES)('knows %s', (code) => {
    expect(ISSUE_CODES).toContain(code);
  });

  it.each(ISSUE_CODES)('%s names the place and says what to do, in both languages', (code) => {
    const { vi, en } = issueMessage(issue(code));
    expect(vi).toMatch(/^Trang “P\. Đa Kao”, dòng 49, cột E \(Số CCCD\): .{30,}\.$/);
    expect(en).toMatch(/^Sheet “P\. Đa Kao”, row 49, column E \(Số CCCD\): .{30,}\.$/);
  });

  it('names a CSV row without a sheet, and a row without a column', () => {
    const { vi, en } = issueMessage(issue('hidden_rows_warning', { sheet: '', column: null, header: null, value: 3 }));
    expect([vi, en]).toEqual([
      expect.stringMatching(/^Dòng 49: có 3 dòng/),
      expect.stringMatching(/^Row 49: 3 hidden rows/),
    ]);
  });

  it('points to the other row', () => {
    const { vi, en } = issueMessage(issue('duplicate_in_file', { otherRow: { sheet: 'Khối phòng ban', row: 24 } }));
    expect(vi).toContain('trang “Khối phòng ban”, dòng 24');
    expect(en).toContain('sheet “Khối phòng ban”, row 24');
  });

  it('says which fault an id has', () => {
    expect(issueMessage(issue('bad_citizen_id', { why: 'nine_digits' })).vi).toContain('CMND 9 số');
    expect(issueMessage(issue('bad_citizen_id')).en).toContain('12 digits');
  });

  it('shows values short, and no long numbers', () => {
    const { vi, en } = issueMessage(issue('unknown_unit', { value: `Tổ 079080900001 ${'x'.repeat(100)}` }));
    for (const text of [vi, en]) {
      expect(text).toContain('“Tổ •••••••••••• xxx');
      expect(text).not.toMatch(/\d{6}|x{70}/);
    }
    expect(issueMessage(issue('future_date', { value: '2032-11-10', fallsBackTo: 'approved' })).en).toContain(
      '“10/11/2032”',
    );
  });

  it.each<[Partial<RowIssue>, string]>([
    [{ code: 'unknown_value_text', why: 'sex' }, '“Nam” hoặc “Nữ”'],
    [{ code: 'unknown_value_text', why: 'phone' }, '10 chữ số'],
    [{ code: 'unknown_value_text', why: 'kind' }, '“Viên chức”'],
    [{ code: 'unknown_value_text', why: 'membership' }, 'đánh dấu “x”'],
    [{ code: 'unknown_value_text', why: 'scope' }, '“Được miễn”'],
    [{ code: 'unknown_stage_text', why: 'chip_card' }, '“Chưa có thẻ”, “Đã làm, chờ cấp”, “Đã có thẻ”.'],
    [{ code: 'text_too_long', why: '120' }, 'đến 120 ký tự'],
    [{ code: 'future_date', why: 'birthDate', value: '2032-11-10' }, 'ngày sinh “10/11/2032” ở sau ngày'],
    [{ code: 'unknown_unit', why: 'several', readAs: '“Quận 1 / Phường 1”' }, 'Hãy ghi mã đơn vị, hoặc'],
  ])('%j says what may stand there', (given, words) => {
    const { vi } = issueMessage(issue(given.code ?? '', given));
    expect(vi).toContain(words);
    expect(vi).not.toContain('tình trạng lấy theo');
  });

  it.each(Object.keys(ROSTER_STAGES) as RosterCriterion[])('every word offered for %s is understood', (criterion) => {
    expect(stageWords(criterion).map((word) => stageFromText(criterion, word))).toEqual(ROSTER_STAGES[criterion]);
  });

  it('refuses a code it does not know', () => {
    expect(() => issueMessage(issue('nothing_like_this'))).toThrow(RangeError);
  });
});

describe('refusalOf', () => {
  it.each(REFUSAL_CODES)('%s says what to do in both languages', (code) => {
    const { code: same, messageVi, messageEn } = refusalOf(code);
    expect(same).toBe(code);
    expect(messageVi).toMatch(/Hãy .+\.$/);
    expect(messageEn).toMatch(/.{40,}\.$/);
  });

  it('names the record of an open quotation mark', () => {
    expect(refusalOf('not_a_workbook', 17).messageVi).toContain('bản ghi 17');
    expect(refusalOf('not_a_workbook', 17).messageEn).toContain('record 17');
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  CITIZEN_ID_FAULTS,
  citizenIdFacts,
  citizenIdWarnings,
  maskCitizenId,
  parseCitizenId,
  parsePhone,
} from './citizen-id.js';

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const validId = fc
  .tuple(fc.integer({ min: 1, max: 96 }), fc.integer({ min: 0, max: 3 }), digits(8))
  .map(([province, century, rest]) => `${String(province).padStart(3, '0')}${century}${rest}`);

describe('parseCitizenId', () => {
  it.each([
    ['text of 12 digits', '079065946530', '079065946530', false],
    ['blanks between', '079 065 946 530', '079065946530', false],
    ['no-break spaces and zero width', '\u00a0079065946530\u200b', '079065946530', false],
    ['apostrophe of a text cell', "'079065946530", '079065946530', false],
    ['curly apostrophe', '’079065946530', '079065946530', false],
    ['number cell, one zero lost', 79065946530, '079065946530', true],
    ['text, one zero lost', '79065946530', '079065946530', true],
    ['number cell, two zeros lost', 1068923580, '001068923580', true],
    ['text, two zeros lost', '9068923580', '009068923580', true],
    ['scientific text with every digit', '7.9065946530E+10', '079065946530', true],
    ['scientific text with a comma', '7,9065946530e10', '079065946530', true],
    ['scientific text, two zeros lost', '1.068923580E+09', '001068923580', true],
    ['first province', '001000000000', '001000000000', false],
    ['last province', '096399999999', '096399999999', false],
  ])('%s', (_name, raw, id, padded) => expect(parseCitizenId(raw)).toEqual({ ok: true, id, padded }));

  it.each([[null], [undefined], [''], ['  '], ['\u00a0'], ["'"]])('%j is missing', (raw) =>
    expect(parseCitizenId(raw)).toEqual({ ok: false, code: 'missing_citizen_id' }),
  );

  it.each([
    ['024955352', 'nine_digits'],
    [124955352, 'nine_digits'],
    ['O79192977201', 'letters'],
    ['07919297720l', 'letters'],
    ['chưa có', 'letters'],
    ['E+10', 'letters'],
    ['0791799398231', 'too_long'],
    [790659465301, 'bad_province'],
    [7906594653012, 'too_long'],
    ['7906594653', 'bad_century'], // 007 9…: ten digits that cannot be a stripped id
    ['0790659465', 'too_short'], // a leading zero is there, so the end is missing
    ['01012345678', 'too_short'],
    ['24955352', 'too_short'],
    ['0', 'too_short'],
    [0, 'too_short'],
    ['000065946530', 'bad_province'],
    ['097065946530', 'bad_province'],
    ['979065946530', 'bad_province'],
    ['079465946530', 'bad_century'],
    ['079965946530', 'bad_century'],
    [79465946530, 'bad_century'],
    ['079.065.946.530', 'other_characters'],
    ['079-065-946-530', 'other_characters'],
    ["079065'946530", 'other_characters'],
    ['79065946530.0', 'other_characters'],
    ['-', 'other_characters'],
    [-79065946530, 'other_characters'],
    ['٠٧٩٠٦٥٩٤٦٥٣٠', 'other_characters'],
    [79065946530.5, 'other_characters'],
    [Number.NaN, 'other_characters'],
    [Infinity, 'other_characters'],
    ['7.90659E+10', 'not_exact'],
    ['1.2E+10', 'not_exact'],
    ['7.90659465305E+10', 'not_exact'],
    [1e21, 'too_long'],
  ] as const)('%j is refused: %s', (raw, why) =>
    expect(parseCitizenId(raw)).toEqual({ ok: false, code: 'bad_citizen_id', why }),
  );

  it('law: every id survives a number cell', () => {
    fc.assert(
      fc.property(validId, (id) => {
        expect(parseCitizenId(id)).toEqual({ ok: true, id, padded: false });
        expect(parseCitizenId(Number(id))).toEqual({ ok: true, id, padded: true });
        expect(parseCitizenId(Number(id).toExponential(String(Number(id)).length - 1))).toEqual({
          ok: true,
          id,
          padded: true,
        });
      }),
    );
  });

  it('law: what is accepted ends in the digits that were given', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 14 }).chain(digits), (text) => {
        const result = parseCitizenId(text);
        if (!result.ok) return;
        expect(result.id).toMatch(/^0\d{2}[0-3]\d{8}$/);
        expect(result.id.endsWith(text)).toBe(true);
        expect(result.id.slice(0, 12 - text.length)).toMatch(/^0*$/);
      }),
    );
  });

  it('has a text in both languages for each fault', () => {
    for (const { vi, en } of Object.values(CITIZEN_ID_FAULTS)) expect(vi && en && vi !== en).toBe(true);
  });
});

describe('citizenIdFacts', () => {
  it.each([
    ['079065946530', '079', 'male', 1965],
    ['079165946530', '079', 'female', 1965],
    ['001200946530', '001', 'male', 2000],
    ['096323946530', '096', 'female', 2023],
    ['079000946530', '079', 'male', 1900],
  ])('%s', (id, province, sex, birthYear) => expect(citizenIdFacts(id)).toEqual({ province, sex, birthYear }));

  it.each(['', '79065946530', ' 079065946530', '024955352', '079465946530'])(
    'refuses %j without repeating it',
    (id) => {
      expect(() => citizenIdFacts(id)).toThrow(RangeError);
      expect(() => citizenIdFacts(id)).toThrow(/^Not a citizen id of 12 digits$/);
    },
  );
});

describe('citizenIdWarnings', () => {
  const maleOf1965 = '079065946530';
  it.each([
    ['nothing said', {}, []],
    ['nulls', { sex: null, birthDate: null, birthYear: null }, []],
    ['agrees', { sex: 'male', birthDate: '1965-06-26', birthYear: 1965 }, []],
    ['sex differs', { sex: 'female', birthDate: '1965-06-26' }, ['sex_mismatch_warning']],
    ['date differs', { birthDate: '1966-01-01' }, ['birth_year_mismatch_warning']],
    ['year differs', { birthYear: 1956 }, ['birth_year_mismatch_warning']],
    ['the date counts, not the year', { birthDate: '1965-01-01', birthYear: 1956 }, []],
    ['both', { sex: 'female', birthYear: 2065 }, ['sex_mismatch_warning', 'birth_year_mismatch_warning']],
  ] as const)('%s', (_name, said, codes) => expect(citizenIdWarnings(maleOf1965, said)).toEqual(codes));
});

describe('maskCitizenId', () => {
  it.each([
    ['079065946663', '•••••••••663'],
    ['024955352', '••••••352'],
    ['1234', '•234'],
    ['123', '•••'],
    ['1', '•'],
    ['', ''],
  ])('%j shows %j', (id, masked) => expect(maskCitizenId(id)).toBe(masked));

  it('law: at most the last three stay, the length too', () => {
    fc.assert(
      fc.property(digits(12), fc.integer({ min: 0, max: 12 }), (all, length) => {
        const id = all.slice(0, length);
        const masked = maskCitizenId(id);
        expect(masked).toHaveLength(length);
        expect(masked.replaceAll('•', '').length).toBeLessThanOrEqual(3);
        expect(id.endsWith(masked.replaceAll('•', ''))).toBe(true);
      }),
    );
  });
});

describe('parsePhone', () => {
  it.each([
    ['0770004792', '0770004792', false],
    ['0770 004 792', '0770004792', false],
    ['0770.004.792', '0770004792', false],
    ['(077) 000-4792', '0770004792', false],
    ["'0770004792", '0770004792', false],
    ['+84 770 004 792', '0770004792', false],
    ['84770004792', '0770004792', false],
    ['0084770004792', '0770004792', false],
    ['02838000123', '02838000123', false],
    [350006679, '0350006679', true],
    ['980004494', '0980004494', true],
    [841234567, '0841234567', true], // a number beginning 084, not the country code
    [2838000123, '02838000123', true],
  ])('%j is %s', (raw, phone, padded) => expect(parsePhone(raw)).toEqual({ phone, padded }));

  it.each([
    [null],
    [undefined],
    [''],
    [0],
    [-350006679],
    ['không có'],
    ['0123456789'],
    ['01234567890'],
    ['077000479'],
    ['07700047921'],
    ['0770004792 / 0770004793'],
    ['+1 202 555 0100'],
    ['0770004792x'],
    [35000667.5],
    ['35000667.5'],
    ['-350006679'],
    [1e21],
    [Number.NaN],
  ])('%j is not a phone number', (raw) => expect(parsePhone(raw)).toEqual({ phone: null, padded: false }));
});

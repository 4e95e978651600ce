import { describe, expect, it } from '@jest/globals';
import { canAsk, isPolicePile, maybeMeant, policePile, type PoliceKnown, type Someone } from './police-match.js';

const on = (since: string, dayKind: 'on' | 'by' = 'on') => ({ since, dayKind });
const ours = (fullName: string, activated: PoliceKnown['activated'] = null): PoliceKnown => ({ fullName, activated });
const DAY = '2023-05-01';

describe('the pile of a row', () => {
  it.each([
    // the name in the list, its day, whom we have, the pile
    ['NGUYEN VAN AN', DAY, null, 'unknown'],
    ['', null, null, 'unknown'],
    ['NGUYEN VAN AN', DAY, ours('Nguyễn Văn Ấn', on(DAY)), 'confirmed'],
    ['NGUYEN VAN AN', null, ours('Nguyễn Văn Ấn', on(DAY)), 'confirmed'],
    ['NGUYEN VAN AN', DAY, ours('Nguyễn Văn Ấn', on('2023-11-27', 'by')), 'confirmed'],
    ['NGUYEN VAN AN', DAY, ours('Nguyễn Văn Ấn', on(DAY, 'by')), 'confirmed'],
    ['NGUYEN VAN AN', DAY, ours('Nguyễn Văn Ấn', on('2023-05-03')), 'date_differs'],
    ['NGUYEN VAN AN', DAY, ours('Nguyễn Văn Ấn', on('2023-04-30')), 'date_differs'],
    ['NGUYEN VAN AN', DAY, ours('Nguyễn Văn Ấn'), 'newly_activated'],
    ['NGUYEN VAN AN', null, ours('Nguyễn Văn Ấn'), 'newly_activated'],
    // accents, đ, letter case, repeated and lost spaces, decomposed letters
    ['DO DINH DUC', DAY, ours('Đỗ Đình Đức', on(DAY)), 'confirmed'],
    ['ĐỖ ĐÌNH ĐỨC', DAY, ours('Do Dinh Duc', on(DAY)), 'confirmed'],
    ['do  dinh   duc ', DAY, ours('Đỗ Đình Đức', on(DAY)), 'confirmed'],
    ['ĐỖ ĐÌNH ĐỨC'.normalize('NFD'), DAY, ours('Đỗ Đình Đức', on(DAY)), 'confirmed'],
    ['DO DINHDUC', DAY, ours('Đỗ Đình Đức', on(DAY)), 'confirmed'],
    // another name, whatever else agrees
    ['DO DINH DUNG', DAY, ours('Đỗ Đình Đức', on(DAY)), 'name_mismatch'],
    ['DINH DUC', DAY, ours('Đỗ Đình Đức', on(DAY)), 'name_mismatch'],
    ['DUC DINH DO', DAY, ours('Đỗ Đình Đức'), 'name_mismatch'],
    ['', DAY, ours('Đỗ Đình Đức'), 'name_mismatch'],
    ['NGUYEN VAN AN', DAY, ours(''), 'name_mismatch'],
  ] as const)('%s, %s beside %o: %s', (fullName, day, known, pile) => {
    expect(policePile({ fullName, on: day }, known)).toBe(pile);
    expect(isPolicePile(pile)).toBe(true);
  });

  it('has no other words', () => expect(isPolicePile('new')).toBe(false));
});

describe('who may be meant by an id that is nobody’s', () => {
  const said = (facts: Partial<Someone>): Someone => ({
    fullName: 'TRAN THI HOA',
    birthDate: null,
    birthYear: null,
    unitId: null,
    ...facts,
  });
  const known = (facts: Partial<Someone>): Someone => said({ fullName: 'Trần Thị Hòa', ...facts });
  it.each([
    ['a name alone asks nothing', said({}), known({}), false],
    ['nor when we know more', said({}), known({ birthDate: '1980-02-03', birthYear: 1980, unitId: 7 }), false],
    ['the birth date', said({ birthDate: '1980-02-03' }), known({ birthDate: '1980-02-03' }), true],
    ['another birth date of that year', said({ birthDate: '1980-03-02' }), known({ birthDate: '1980-02-03' }), false],
    ['the year', said({ birthYear: 1980 }), known({ birthYear: 1980 }), true],
    ['the year of a date', said({ birthYear: 1980 }), known({ birthDate: '1980-02-03' }), true],
    ['a date of that year', said({ birthDate: '1980-02-03' }), known({ birthYear: 1980 }), true],
    ['another year', said({ birthYear: 1981 }), known({ birthYear: 1980 }), false],
    ['a year we do not know', said({ birthYear: 1980 }), known({}), false],
    ['the unit', said({ unitId: 7 }), known({ unitId: 7 }), true],
    ['another unit', said({ unitId: 8 }), known({ unitId: 7 }), false],
    [
      'another date in the unit',
      said({ unitId: 7, birthDate: '1970-01-01' }),
      known({ unitId: 7, birthYear: 1980 }),
      true,
    ],
    ['all but the name', said({ fullName: 'TRAN THI HO', unitId: 7 }), known({ unitId: 7 }), false],
    ['no name at all', said({ fullName: '', unitId: 7 }), known({ fullName: '', unitId: 7 }), false],
  ])('%s', (_, row, person, expected) => {
    expect(maybeMeant(row, person)).toBe(expected);
  });

  it('is not even looked for on a name alone', () => {
    expect(canAsk(said({}))).toBe(false);
    for (const facts of [{ birthDate: '1980-02-03' }, { birthYear: 1980 }, { unitId: 7 }])
      expect(canAsk(said(facts))).toBe(true);
  });
});

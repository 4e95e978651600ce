import { describe, expect, it } from '@jest/globals';
import { askedKinds, kindsIn, PERIOD_KINDS } from './rating-period-settings.js';

describe('kinds of a period', () => {
  it('are all that count where nothing is said, workers among them and part-timers not', () => {
    expect(kindsIn({})).toEqual(['can_bo', 'cong_chuc', 'vien_chuc', 'nguoi_lao_dong']);
    expect(kindsIn({ kinds: ['vien_chuc', 'can_bo'] })).toEqual(['can_bo', 'vien_chuc']);
    expect(kindsIn({ kinds: [] })).toEqual([]);
  });

  it.each<[string, string[], readonly string[] | null]>([
    ['one', ['vien_chuc'], ['vien_chuc']],
    ['all, in another order', [...PERIOD_KINDS].reverse(), PERIOD_KINDS],
    ['none', [], null],
    ['one twice', ['can_bo', 'can_bo'], null],
    ['one that is unknown', ['can_bo', 'giao_vien'], null],
    ['one that counts nowhere', ['khong_chuyen_trach'], null],
  ])('asked for: %s', (_, codes, kinds) => {
    expect(askedKinds(codes)).toEqual(kinds);
  });
});

import { describe, expect, it } from '@jest/globals';
import {
  askedKinds,
  DEFAULT_SETTINGS,
  dutyGroupOf,
  HEADS_GROUP,
  kindsIn,
  OTHERS_GROUP,
  PERIOD_KINDS,
} from './rating-period-settings.js';

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

describe('duty group', () => {
  const teachers = { code: 'giao_vien', vi: 'Giáo viên', en: 'Teachers', titles: ['Giáo viên', 'Giáo viên hạng II'] };
  const [heads, others] = DEFAULT_SETTINGS.dutyGroups;
  const settings = {
    ...DEFAULT_SETTINGS,
    dutyGroups: [{ ...heads!, titles: ['Phó Chủ tịch'] }, { ...others!, titles: ['', '  '] }, teachers],
  };

  it.each<[string, string | null, boolean, string]>([
    ['a title of a group', 'Giáo viên', false, 'giao_vien'],
    ['written otherwise', '  GIÁO   viên HẠNG ii ', false, 'giao_vien'],
    ['in decomposed letters', 'Giáo viên'.normalize('NFD'), false, 'giao_vien'],
    ['a deputy, by the title', 'phó chủ tịch', false, HEADS_GROUP],
    ['only the beginning of a title', 'Giáo viên hạng', false, OTHERS_GROUP],
    ['an unknown title', 'Chuyên viên', false, OTHERS_GROUP],
    ['no title', null, false, OTHERS_GROUP],
    ['an empty title', '   ', false, OTHERS_GROUP],
    ['a head without a title', null, true, HEADS_GROUP],
    ['a head of an unknown title', 'Chuyên viên', true, HEADS_GROUP],
  ])('of %s', (_, title, head, code) => {
    expect(dutyGroupOf(settings, title, head)).toBe(code);
  });
});

import { describe, expect, it } from '@jest/globals';
import { keptFields, type FieldTexts } from './kept-fields.js';

describe('fields kept over what somebody else entered', () => {
  it.each<[string, FieldTexts, FieldTexts, FieldTexts, FieldTexts]>([
    ['nothing anywhere', {}, {}, {}, {}],
    ['only they changed', { away: '0' }, { away: '0' }, { away: '4' }, { away: '4' }],
    ['only I changed', { away: '3' }, { away: '0' }, { away: '0' }, { away: '3' }],
    ['both changed one: mine', { away: '3' }, { away: '0' }, { away: '4' }, { away: '3' }],
    ['each another', { a: '1', b: '0' }, { a: '0', b: '0' }, { a: '0', b: '2' }, { a: '1', b: '2' }],
    ['I emptied it', { away: '' }, { away: '3' }, { away: '4' }, { away: '' }],
    ['they emptied it', { away: '3' }, { away: '3' }, {}, { away: '' }],
    ['they entered what was not there', {}, {}, { score: '7' }, { score: '7' }],
    ['typed and taken back: theirs', { away: '' }, {}, { away: '4' }, { away: '4' }],
  ])('%s', (_, typed, begun, theirs, expected) => {
    expect(keptFields(typed, begun, theirs)).toEqual(expected);
  });
});

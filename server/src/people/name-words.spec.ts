import { describe, expect, it } from '@jest/globals';
import { turnsOf } from './name-words.js';

describe('the turns of a name', () => {
  it.each([
    ['', []],
    ['an', ['an ']],
    ['nguyen van an', ['nguyen van an ', 'van an nguyen ', 'an  nguyen van ']],
    ['an van an', ['an  van an ', 'van an an ']],
    ["h'hen nie", ["h'hen nie ", "nie  h'hen "]],
  ])('of "%s" bring each of its words to the front once', (name, turns) => {
    expect(turnsOf(name)).toEqual(turns);
  });
});

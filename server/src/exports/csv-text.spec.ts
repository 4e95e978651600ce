import { describe, expect, it } from '@jest/globals';
import { csvText } from './csv-text.js';

describe('text of a CSV cell', () => {
  it.each([
    ['', ''],
    ['Phường 10', 'Phường 10'],
    ['079085900001', '079085900001'],
    ['97,4 %', '97,4 %'],
    ['Tổ 1-2', 'Tổ 1-2'],
    ['=1+1', "'=1+1"],
    ['+84', "'+84"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1', "'＝1"],
    [' =1', " '=1"],
    ['\tx', "'\tx"],
    ['\rx', "'\rx"],
    ['a;=1', "a;'=1"],
    ['a, "=1', 'a, "\'=1'],
    ['a\n@b', "a\n'@b"],
  ])('%j is written %j', (text, written) => expect(csvText(text)).toBe(written));
});

import { describe, expect, it } from '@jest/globals';
import { holdsPersonalNumber } from './personal-number.js';

describe('numbers of people in free text', () => {
  it.each([
    ['', false],
    ['Đề nghị duyệt hồ sơ quá hạn', false],
    ['theo công văn 1234/UBND-VX ngày 30/11/2023', false],
    ['từ 30.11.2023 15.12.2023', false],
    ['từ 01/11/2023 - 30/11/2023', false],
    ['2023-11-01 2023-11-30', false],
    ['tổng đài 1900 0368', false],
    ['12345678', false],
    ['các phường 1, 3, 5, 10, 12, 15 và 20', false],
    ['079062000222', true],
    ['của ông A, 079062000222, quá hạn', true],
    ['079 062 000 222', true],
    ['0790.6200.0222', true],
    ['079-062-000-222', true],
    ['079 - 062 - 000 - 222', true],
    ['CMND 024567890', true],
    ['gọi 0977 000 123', true],
    ['０７９０６２０００２２２', true],
    ['ngày 30/11/2023 079062000222', true],
    ['số079062000222x', true],
  ])('%j: %s', (text, expected) => {
    expect(holdsPersonalNumber(text)).toBe(expected);
  });
});

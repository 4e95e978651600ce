import { describe, expect, it } from '@jest/globals';
import type { RosterCriterion } from './roster-headings.js';
import { ROSTER_STAGES, stageFromText } from './roster-stage-words.js';

const cases: [criterion: RosterCriterion, text: string, stage: string | null][] = [
  ['chip_card', 'Đã có', 'held'],
  ['chip_card', 'co', 'held'],
  ['chip_card', 'Đã nhận thẻ', 'held'],
  ['chip_card', 'Đã làm, chờ cấp', 'applied'],
  ['chip_card', 'chờ cấp', 'applied'],
  ['chip_card', 'Đang chờ nhận', 'applied'],
  ['chip_card', 'Đã làm thủ tục', 'applied'],
  ['chip_card', 'Chưa có', 'none'],
  ['chip_card', 'chưa', 'none'],
  ['chip_card', 'Không', 'none'],
  ['chip_card', 'Hết hạn', 'none'],
  ['chip_card', 'đang làm', null],
  ['chip_card', '?', null],
  ['vneid_level2', 'Đã kích hoạt', 'activated'],
  ['vneid_level2', 'ĐÃ KÍCH HOẠT', 'activated'],
  ['vneid_level2', 'Đã duyệt, chưa kích hoạt', 'approved'],
  ['vneid_level2', 'Đã được phê duyệt', 'approved'],
  ['vneid_level2', 'Đã đăng ký', 'registered'],
  ['vneid_level2', 'Đã đăng ký, chờ duyệt', 'registered'],
  ['vneid_level2', 'Chưa được duyệt', 'registered'],
  ['vneid_level2', 'Chưa đăng ký', 'not_registered'],
  ['vneid_level2', 'Mức 1', 'not_registered'],
  ['vneid_level2', 'Bị từ chối', 'rejected'],
  ['vneid_level2', 'Không được duyệt', 'rejected'],
  ['vneid_level2', 'Chưa kích hoạt', 'not_last'],
  ['vneid_level2', 'activated', 'activated'],
  ['vneid_level2', 'đang làm', null],
  ['vneid_level2', 'CA hẹn', null],
  ['vneid_level2', '???', null],
  ['vneid_level2', 'Có', null],
  ['vneid_level2', '', null],
  ['online_service', 'Đã sử dụng', 'used'],
  ['online_service', 'Đã nộp hồ sơ', 'used'],
  ['online_service', 'Đã có tài khoản', 'account_ready'],
  ['online_service', 'Có tài khoản, chưa sử dụng', 'account_ready'],
  ['online_service', 'Chưa sử dụng', 'never'],
  ['online_service', 'Chưa có tài khoản', 'never'],
  ['online_service', 'có', null],
];

describe('stageFromText', () => {
  it.each(cases)('%s: %s', (criterion, text, stage) => {
    expect(stageFromText(criterion, text)).toBe(stage);
  });

  it('knows every stage by its code', () => {
    for (const [criterion, stages] of Object.entries(ROSTER_STAGES)) {
      for (const stage of stages) expect(stageFromText(criterion as RosterCriterion, stage)).toBe(stage);
    }
  });
});

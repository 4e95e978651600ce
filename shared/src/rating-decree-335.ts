import { CORRUPTION_BELOW, DECLINE, DECREE_90 } from './rating-decree-90.js';
import type { PointsScheme } from './rating-scheme.js';

/**
 * Decree 335/2025/NĐ-CP for civil servants, from 01/01/2026: 100 points = 30 general + 70 results; 90, 70 and 50 (Article
 * 20). Results are the mean of quantity, quality and progress of (converted) work, each done of given (Article 14); leaders
 * also answer for the results of their unit, which are all of it, or half when anyone under them has not completed their
 * tasks, for how they organise the work, and for unity. The year is the mean of its months or quarters; a mover brings
 * those of the old unit; who was ill, on maternity leave or away for good reason is rated on the time worked (Article
 * 21), so there is no least time and no limit for time away. As the press tells it; the decree itself was not read.
 * Believed and not confirmed, hence settings: how the 30 general points are shared out, quarters rather than months,
 * where the orders' criteria count (10 % of discipline) and the higher ratio of an outstanding agency.
 */
export const DECREE_335: PointsScheme = {
  kind: 'points',
  code: 'nd335',
  name: { vi: 'Nghị định 335/2025/NĐ-CP', en: 'Decree 335/2025/NĐ-CP' },
  years: { from: 2026, to: null },
  kinds: ['cong_chuc'],
  inputs: [
    {
      code: 'ethics',
      kind: 'score',
      for: 'everyone',
      name: {
        vi: 'Phẩm chất chính trị, đạo đức, văn hóa thực thi công vụ',
        en: 'Political quality, ethics, culture of public duty',
      },
    },
    {
      code: 'discipline',
      kind: 'score',
      for: 'everyone',
      name: {
        vi: 'Ý thức kỷ luật, tinh thần trách nhiệm, thái độ phục vụ',
        en: 'Discipline, responsibility, service to people and businesses',
      },
    },
    {
      code: 'initiative',
      kind: 'score',
      for: 'everyone',
      name: { vi: 'Đổi mới sáng tạo, dám nghĩ, dám làm', en: 'Innovation, daring to think and to act' },
    },
    { code: 'quantity', kind: 'share', for: 'everyone', name: { vi: 'Số lượng công việc', en: 'Quantity of work' } },
    { code: 'quality', kind: 'share', for: 'everyone', name: { vi: 'Chất lượng công việc', en: 'Quality of work' } },
    { code: 'progress', kind: 'share', for: 'everyone', name: { vi: 'Tiến độ công việc', en: 'Progress of work' } },
    {
      code: 'unit_work',
      kind: 'unit_below',
      for: 'heads',
      name: { vi: 'Kết quả hoạt động của đơn vị phụ trách', en: 'Results of the unit in charge of' },
    },
    {
      code: 'organising',
      kind: 'score',
      for: 'heads',
      name: { vi: 'Khả năng tổ chức triển khai thực hiện nhiệm vụ', en: 'Organising the work' },
    },
    {
      code: 'unity',
      kind: 'score',
      for: 'heads',
      name: { vi: 'Năng lực tập hợp, đoàn kết', en: 'Bringing people together' },
    },
    DECLINE,
    CORRUPTION_BELOW,
  ],
  compliance: { ...DECREE_90.compliance, into: 'discipline', percent: 1000 },
  blocks: [
    {
      code: 'general',
      name: { vi: 'Tiêu chí chung', en: 'General criteria' },
      points: 3000,
      items: [
        { input: 'ethics', parts: 10 },
        { input: 'discipline', parts: 10 },
        { input: 'initiative', parts: 10 },
      ],
      parts: { heads: 30, others: 30 },
      source: 'Nghị định 335/2025/NĐ-CP: 30 điểm',
    },
    {
      code: 'results',
      name: { vi: 'Kết quả thực hiện nhiệm vụ', en: 'Results of duty' },
      points: 7000,
      items: [
        { input: 'quantity', parts: 1 },
        { input: 'quality', parts: 1 },
        { input: 'progress', parts: 1 },
        { input: 'unit_work', parts: 1 },
        { input: 'organising', parts: 1 },
        { input: 'unity', parts: 1 },
      ],
      parts: { heads: 6, others: 3 },
      source: 'Nghị định 335/2025/NĐ-CP: 70 điểm',
    },
  ],
  bands: [
    { level: 'xuat_sac', from: 9000 },
    { level: 'tot', from: 7000 },
    { level: 'hoan_thanh', from: 5000 },
    { level: 'khong_hoan_thanh', from: 0 },
  ],
  per: 'quarter',
  leaving: 'block',
  unitBelow: { inputs: ['unit_work'], keeps: 5000, source: 'Nghị định 335/2025/NĐ-CP' },
  forcing: [
    { input: 'decline', compare: 'at_least', percent: 10_000, source: 'Nghị định 335/2025/NĐ-CP, Điều 20 (4.b)' },
    {
      input: 'corruption_below',
      compare: 'at_least',
      percent: 10_000,
      source: 'Nghị định 335/2025/NĐ-CP, Điều 20 (4.d)',
    },
  ],
  otherDiscipline: null,
  disciplineSource: 'Nghị định 335/2025/NĐ-CP, Điều 20 (4.c)',
  time: {
    ...DECREE_90.time,
    leastWorked: 0,
    ceiling: 'xuat_sac',
    moverOpinionFrom: 0,
    source: 'Nghị định 335/2025/NĐ-CP, Điều 21',
  },
  caps: { ...DECREE_90.caps, kinds: ['cong_chuc'], source: 'Nghị định 335/2025/NĐ-CP, Điều 20 (5.a, 5.b)' },
};

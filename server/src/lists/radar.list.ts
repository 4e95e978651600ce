import { isRadarRule, type RadarRule } from '@dat100/shared/radar';
import type { Locale } from '@dat100/shared/rates';
import { stateWords } from '@dat100/shared/state-words';
import type { RadarFinding } from '../boards/radar/radar.model.js';
import { RadarResolver } from '../boards/radar/radar.resolver.js';
import { askedText } from '../exports/asked.js';
import { allPages } from './all-pages.js';
import { tableOf, type ListAsk, type ListColumn, type ReadList } from './exported-list.js';
import {
  askedSlice,
  askedUnit,
  dayCell,
  instantCell,
  rateCell,
  unitColumns,
  unitRef,
  type Both,
} from './list-words.js';

const RULES: Readonly<Record<RadarRule, Both>> = stateWords('radar_rule');
const OPEN: Both = { vi: 'Chờ giải thích', en: 'Waiting for an explanation' };
const ANSWERED: Both = { vi: 'Đã giải thích', en: 'Explained' };
const QUESTION: Both = {
  vi: 'Mỗi dòng là một câu hỏi, không phải kết luận; tính trên người do chính đơn vị quản lý, không gồm đơn vị trực thuộc.',
  en: "Each line is a question, not a verdict; it is about a unit's own people, without the units below it.",
};

/**
 * What is odd about figures, as questions.
 * With unitId, criterion, rule and open of the query `radar`.
 */
export async function readRadar(ask: ListAsk): Promise<ReadList> {
  const { ctx, asked, language, get } = ask;
  const {
    criterion,
    filters: [ofCriterion = ''],
  } = await askedSlice(ask);
  const unitId = askedUnit(ask);
  const [rule, open] = [askedText(asked['rule']), askedText(asked['open']) !== 'false'];
  const findings = await allPages(
    (page, perPage) => get(RadarResolver).list(ctx, unitId, criterion.code, rule, open, page, perPage),
    ({ id }) => id,
  );
  return {
    unit: await unitRef(ask, unitId),
    asOf: ctx.today,
    filters: [ofCriterion, (open ? OPEN : ANSWERED)[language], ...(rule === null ? [] : [ruleText(rule, language)])],
    chosen: { criterion: criterion.code, rule, open },
    notes: [QUESTION[language]],
    total: findings.length,
    ...tableOf(columnsIn(language), findings, language),
  };
}

const ruleText = (rule: string, language: Locale): string => (isRadarRule(rule) ? RULES[rule][language] : rule);

const columnsIn = (language: Locale): ListColumn<RadarFinding>[] => [
  ...unitColumns<RadarFinding>(({ unit }) => unit),
  { vi: 'Dấu hiệu cần hỏi', en: 'What is asked about', width: 40, of: ({ rule }) => ruleText(rule, language) },
  { vi: 'Hạn, ngày chốt', en: 'Due or cut-off day', width: 12, of: ({ cutOff }) => dayCell(cutOff) },
  { vi: 'Từ ngày', en: 'From', width: 12, of: ({ from }) => dayCell(from) },
  { vi: 'Đến ngày', en: 'To', width: 12, of: ({ to }) => dayCell(to) },
  { vi: 'Số người', en: 'People', width: 10, of: ({ part }) => part },
  { vi: 'Trong số', en: 'Of', width: 10, of: ({ of }) => of },
  { vi: 'Tỷ lệ trước', en: 'Rate before', width: 12, of: ({ before }) => rateCell(before, language) },
  { vi: 'Tỷ lệ sau', en: 'Rate after', width: 12, of: ({ after }) => rateCell(after, language) },
  {
    vi: 'Đã giải thích',
    en: 'Explained so far',
    width: 60,
    of: ({ answers }) =>
      answers
        .map(({ text, answeredBy, answeredAt }) => `${text} (${answeredBy}, ${instantCell(answeredAt)})`)
        .join('; ') || null,
  },
];

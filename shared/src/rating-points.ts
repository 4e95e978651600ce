import type { Judged, PeriodInputs, RatingFacts, Step } from './rating-facts.js';
import { ALL, both, fraction, times, UNKNOWN, weightedMean, type Range, type Weighed } from './rating-fractions.js';
import { readInput, toldOf, type ReadInput, untold } from './rating-inputs.js';
import { periodsDue } from './rating-periods.js';
import { isAskedOf, LEVELS, WHOLE, type Block, type Level, type PointsScheme } from './rating-scheme.js';
import { compareFractions } from './second-boards.js';
import { hundredthsOf, inBoth, levelWords, percentWords, pointWords } from './rating-words.js';

/** The mean of the periods that were due, held against the bands exactly: 89.999 points are below 90. */
export function byPoints(scheme: PointsScheme, facts: RatingFacts): Judged {
  const scored = periodsDue(scheme, facts).map((period, i) => scorePeriod(scheme, facts, period, i));
  const year = weightedMean(scored.flatMap(({ score }) => (score ? [{ weight: ALL, value: score }] : [])));
  const known = year ?? UNKNOWN;
  const [best, worst] = [bandOf(scheme, known.high), bandOf(scheme, known.low)];
  return {
    best,
    worst,
    score: year && both(year, (share) => times(share, fraction(100, 1))),
    steps: [...belowSteps(scheme, facts), ...scored.flatMap(({ steps }) => steps), bandStep(year, best, worst)],
  };
}

/** A period's share of the 100 points; null when nothing of it applies. */
function scorePeriod(scheme: PointsScheme, facts: RatingFacts, period: PeriodInputs, index: number) {
  const blocks = scheme.blocks.map((block, b) => {
    const items = block.items.flatMap(({ input, parts }, i) => {
      if (!isAskedHere(scheme, facts, input)) return [];
      const read = halved(scheme, facts, input, readInput(scheme, facts, period, input));
      return [{ ...read, parts, step: itemStep(scheme, block, read, `blocks.${b}.items.${i}.parts`, index) }];
    });
    return { block, items };
  });
  return {
    score: weightedMean(blocks.flatMap(({ block, items }) => weigh(scheme, block, items))),
    steps: blocks.flatMap(({ items }) => items.map(({ step }) => step)),
  };
}

/** What does not apply leaves sum and weight: inside its block, or of the 100 points. */
function weigh(
  scheme: PointsScheme,
  block: Block,
  items: readonly { parts: number; value: Range | null }[],
): Weighed[] {
  const all = items.reduce((sum, { parts }) => sum + parts, 0);
  const applying = items.flatMap(({ parts, value }) => (value ? [{ weight: fraction(parts, 1), value }] : []));
  if (scheme.leaving === 'block') {
    const value = weightedMean(applying);
    return value ? [{ weight: fraction(block.points, 1), value }] : [];
  }
  return applying.map(({ weight, value }) => ({ weight: times(weight, fraction(block.points, all)), value }));
}

function isAskedHere(scheme: PointsScheme, facts: RatingFacts, code: string): boolean {
  const input = scheme.inputs.find((one) => one.code === code);
  return input === undefined || isAskedOf(input, facts.head);
}

/** What is left of a head's input when somebody below them is at the lowest level, and when that is not known. */
function halved(scheme: PointsScheme, facts: RatingFacts, code: string, read: ReadInput): ReadInput {
  const rule = scheme.unitBelow;
  if (!rule || !read.value || !facts.head || !rule.inputs.includes(code)) return read;
  const cut = (of: Range['low']) => times(of, fraction(rule.keeps, WHOLE));
  const { low, high } = read.value;
  if (!facts.below) return { ...read, value: { low: cut(low), high } };
  return facts.below.counts.khong_hoan_thanh > 0 ? { ...read, value: both(read.value, cut) } : read;
}

function itemStep(scheme: PointsScheme, block: Block, { used, value }: ReadInput, path: string, index: number): Step {
  const [vi, en] = scheme.per === 'month' ? ['Tháng', 'Month'] : ['Quý', 'Quarter'];
  const missing = value !== null && compareFractions(value.low, value.high) !== 0;
  const got = value && !missing ? percentWords(hundredthsOf(value.low, WHOLE)) : null;
  return {
    rule: 'item',
    path,
    label: {
      vi: `${vi} ${index + 1} · ${block.name.vi} · ${used.label.vi}${got ? `: ${got.vi}` : ''}`,
      en: `${en} ${index + 1} · ${block.name.en} · ${used.label.en}${got ? `: ${got.en}` : ''}`,
    },
    held: value === null ? 'does_not_apply' : missing ? 'missing' : 'yes',
    inputs: [used],
    allows: null,
    source: block.source,
  };
}

/** Said of every head, whether it holds or not, because it takes points away. */
function belowSteps({ unitBelow, inputs }: PointsScheme, facts: RatingFacts): Step[] {
  const { head, below } = facts;
  if (!head || !unitBelow) return [];
  const names = inputs.filter(({ code }) => unitBelow.inputs.includes(code)).map(({ name }) => name);
  const kept = percentWords(unitBelow.keeps);
  const lowest = below?.counts.khong_hoan_thanh ?? 0;
  return [
    {
      rule: 'below',
      path: 'unitBelow.keeps',
      label: {
        vi: `Có người thuộc quyền không hoàn thành nhiệm vụ: chỉ tính ${kept.vi} của ${names.map((n) => n.vi).join(', ')}`,
        en: `Somebody below has not completed their tasks: only ${kept.en} counts of ${names.map((n) => n.en).join(', ')}`,
      },
      held: !below ? 'missing' : lowest > 0 ? 'yes' : 'no',
      inputs: [
        {
          label: { vi: 'Số người không hoàn thành nhiệm vụ', en: 'People who have not completed their tasks' },
          value: below ? { vi: String(lowest), en: String(lowest) } : untold(facts),
          ...(below ? toldOf(below) : {}),
        },
      ],
      allows: null,
      source: unitBelow.source,
    },
  ];
}

function bandOf(scheme: PointsScheme, share: Range['low']): Level {
  const reached = scheme.bands.find(({ from }) => compareFractions(share, fraction(from, WHOLE)) >= 0);
  return reached?.level ?? 'khong_hoan_thanh';
}

function bandStep(year: Range | null, best: Level, worst: Level): Step {
  const known = year !== null && best === worst;
  const points = year && [year.low, year.high].map((end) => pointWords(hundredthsOf(end, WHOLE)));
  const said = points && inBoth((l) => [...new Set(points.map((p) => p[l]))].join(' – '));
  const bands = LEVELS.filter(({ code }) => code === best || code === worst).map(({ code }) => levelWords(code));
  return {
    rule: 'band',
    path: 'bands',
    label: inBoth(
      (locale) =>
        `${locale === 'vi' ? 'Mức theo điểm' : 'Level by points'}: ${bands.map((b) => b[locale]).join(' – ')}`,
    ),
    held: known ? 'yes' : 'missing',
    inputs: [{ label: { vi: 'Điểm của năm', en: "The year's points" }, value: said }],
    allows: best,
    source: '',
  };
}

import type { Fraction } from './ledger-points.js';
import type { PeriodInputs, RatingFacts } from './rating-facts.js';
import type { Judge } from './rating-fast.js';
import { meanOf, partOf, valueReader, type Part, type ReadValue } from './rating-fast-inputs.js';
import { UNKNOWN, type Range } from './rating-fractions.js';
import { isAskedOf, WHOLE, type Level, type PointsScheme } from './rating-scheme.js';

interface FastItem {
  readonly read: ReadValue;
  readonly parts: bigint;
}

/** A block as it is asked of a head, or of somebody who is none. */
interface FastBlock {
  readonly points: bigint;
  readonly items: readonly FastItem[];
  /** what a part of this block weighs beside those of the others, where what does not apply leaves the 100 points */
  readonly scale: bigint;
}

/** The mean of the periods against the bands: `byPoints` without score and words. */
export function fastPoints(scheme: PointsScheme, head: boolean): Judge {
  const blocks = blocksOf(scheme, head);
  const scorePeriod = (facts: RatingFacts, period: PeriodInputs): Range | null =>
    meanOf(
      scheme.leaving === 'block'
        ? blocks.flatMap((block) => {
            const value = meanOf(applying(block, facts, period, 1n));
            return value ? [{ weight: block.points, value }] : [];
          })
        : blocks.flatMap((block) => applying(block, facts, period, block.scale)),
    );
  return (facts, periods) => {
    const scored: Part[] = [];
    for (const period of periods) {
      const value = scorePeriod(facts, period);
      if (value) scored.push({ weight: 1n, value });
    }
    const { low, high } = meanOf(scored) ?? UNKNOWN;
    const worst = bandOf(scheme, low);
    return { best: low === high ? worst : bandOf(scheme, high), worst };
  };
}

function blocksOf(scheme: PointsScheme, head: boolean): FastBlock[] {
  const asked = scheme.blocks.map((block) => {
    const items = block.items.filter(({ input }) => {
      const known = scheme.inputs.find(({ code }) => code === input);
      return !known || isAskedOf(known, head);
    });
    return { block, items, all: items.reduce((sum, { parts }) => sum + parts, 0) };
  });
  return asked.map(({ block, items }, at) => ({
    points: BigInt(block.points),
    items: items.map(({ input, parts }) => ({ read: itemReader(scheme, input, head), parts: BigInt(parts) })),
    scale: asked.reduce((product, { all }, i) => (i === at ? product : product * BigInt(all)), BigInt(block.points)),
  }));
}

/** Of a head's input a part is left when somebody below is at the lowest level, or may be. */
function itemReader(scheme: PointsScheme, code: string, head: boolean): ReadValue {
  const read = valueReader(scheme, code, head);
  const rule = scheme.unitBelow;
  if (!head || !rule?.inputs.includes(code)) return read;
  return (facts, period) => {
    const value = read(facts, period);
    if (!value) return null;
    if (!facts.below) return { low: partOf(value, rule.keeps, WHOLE).low, high: value.high };
    return facts.below.counts.khong_hoan_thanh > 0 ? partOf(value, rule.keeps, WHOLE) : value;
  };
}

function applying({ items }: FastBlock, facts: RatingFacts, period: PeriodInputs, scale: bigint): Part[] {
  const parts: Part[] = [];
  for (const { read, parts: weight } of items) {
    const value = read(facts, period);
    if (value) parts.push({ weight: weight * scale, value });
  }
  return parts;
}

function bandOf(scheme: PointsScheme, share: Fraction): Level {
  for (const { level, from } of scheme.bands) if (share.num * BigInt(WHOLE) >= BigInt(from) * share.den) return level;
  return 'khong_hoan_thanh';
}

import { WHOLE, type CapRules, type Hundredths } from './rating-scheme.js';

/** People of a group who count for the cap, by where they stand. */
export interface CapCount {
  /** rated good or better: who may be excellent */
  readonly good: number;
  /** of these: decided as excellent */
  readonly excellent: number;
  /** rated lower */
  readonly lower: number;
}

/** A duty group of an agency. */
export interface CapGroup extends CapCount {
  readonly code: string;
}

export interface CapAgency {
  readonly code: string;
  readonly outstanding: boolean;
  readonly groups: readonly CapGroup[];
}

/** What a group, several pooled ones, or the agency may have. */
export interface CapCell {
  readonly kind: 'agency' | 'group' | 'pool';
  /** codes of the duty groups it is about, the agency's own for the agency */
  readonly codes: readonly string[];
  readonly good: number;
  readonly excellent: number;
  /** the most that may be excellent */
  readonly most: number;
  /** how many more may be, 0 when none; and how many too many there are */
  readonly more: number;
  readonly over: number;
}

export interface CapAnswer {
  readonly cells: readonly CapCell[];
  /** the most excellent people of the agency, all cells held */
  readonly most: number;
  /** how many more it may have from here, none taken back */
  readonly more: number;
  /** how many in each duty group reach `most`, by code */
  readonly share: Readonly<Record<string, number>>;
  /** duty groups that can have nobody by themselves */
  readonly tooSmall: readonly string[];
}

/**
 * How many are allowed beside so many others: percent × base, rounded as set. `good` counts all rated good or better,
 * `excellent` those of them who are excellent.
 */
export function allowedBeside(rules: CapRules, percent: Hundredths, { good, excellent, lower }: CapCount): number {
  const base = { tot: good - excellent, tot_or_better: good, all_rated: good + lower }[rules.base];
  const scaled = base * percent;
  if (rules.rounding === 'up') return Math.ceil(scaled / WHOLE);
  return Math.floor((scaled + (rules.rounding === 'half_up' ? WHOLE / 2 : 0)) / WHOLE);
}

/**
 * The most of `good` people who may be excellent, `lower` more being rated lower. Each one more makes the base smaller
 * or leaves it, so what is allowed never rises with them, and the last number that holds is found by halving.
 */
export function mostExcellent(rules: CapRules, percent: Hundredths, good: number, lower: number): number {
  let [held, broken] = [0, good + 1];
  while (broken - held > 1) {
    const tried = Math.floor((held + broken) / 2);
    if (tried <= allowedBeside(rules, percent, { good, excellent: tried, lower })) held = tried;
    else broken = tried;
  }
  return held;
}

/**
 * What an agency may have in each duty group and in all. The limits lie inside each other (group or pool, then agency),
 * so the most of all is the lesser of the agency's own and the sum of what its parts may have.
 */
export function capsOf(rules: CapRules, agency: CapAgency): CapAnswer {
  const percent = agency.outstanding ? rules.outstandingPercent : rules.percent;
  const cellOf = (kind: CapCell['kind'], codes: readonly string[], groups: readonly CapCount[]): CapCell => {
    const [good, excellent, lower] = [sum(groups, 'good'), sum(groups, 'excellent'), sum(groups, 'lower')];
    const most = mostExcellent(rules, percent, good, lower);
    const [more, over] = [Math.max(0, most - excellent), Math.max(0, excellent - most)];
    return { kind, codes, good, excellent, most, more, over };
  };
  const small = agency.groups.filter(({ good, lower }) => mostExcellent(rules, percent, good, lower) === 0);
  const pooled = rules.poolSmall && small.length > 1 ? small : [];
  const parts = !rules.perDutyGroup
    ? []
    : [
        ...agency.groups
          .filter((group) => !pooled.includes(group))
          .map((group) => cellOf('group', [group.code], [group])),
        ...(pooled.length > 0
          ? [
              cellOf(
                'pool',
                pooled.map(({ code }) => code),
                pooled,
              ),
            ]
          : []),
      ];
  const whole = cellOf('agency', [agency.code], agency.groups);
  const limit = rules.perAgency ? whole.most : whole.good;
  const ofParts = rules.perDutyGroup
    ? parts
    : [{ ...whole, codes: agency.groups.map(({ code }) => code), most: limit }];
  const most = Math.min(limit, sum(ofParts, 'most'));
  const room = sum(
    ofParts.map(({ most: all, excellent }) => ({ room: Math.max(0, all - excellent) })),
    'room',
  );
  return {
    cells: rules.perAgency ? [...parts, whole] : parts,
    most,
    more: Math.min(Math.max(0, limit - whole.excellent), room),
    share: shareOf(agency.groups, ofParts, most),
    tooSmall: rules.perDutyGroup ? small.map(({ code }) => code) : [],
  };
}

/** The cells that are broken: nothing is approved while there are any. */
export function capBreaches({ cells }: CapAnswer): CapCell[] {
  return cells.filter(({ over }) => over > 0);
}

/** Fills the parts one after the other, and the groups of a part by how many may be chosen there. */
function shareOf(groups: readonly CapGroup[], parts: readonly CapCell[], most: number): Record<string, number> {
  let left = most;
  const shares = parts.flatMap(({ codes, most: ofPart }) => {
    let open = Math.min(left, ofPart);
    left -= open;
    return codes.map((code): [string, number] => {
      const taken = Math.min(open, groups.find((group) => group.code === code)?.good ?? 0);
      open -= taken;
      return [code, taken];
    });
  });
  return Object.fromEntries(shares);
}

function sum<K extends string>(items: readonly Readonly<Record<K, number>>[], key: K): number {
  return items.reduce((total, item) => total + item[key], 0);
}

import type { EmploymentKind } from '@dat100/shared/codes';
import type { PeriodInputs, RatingFacts, ShareFact } from '@dat100/shared/rating-facts';
import {
  isAskedOf,
  isEntered,
  LEVELS,
  WHOLE,
  type Level,
  type RatingScheme,
  type SchemeInput,
} from '@dat100/shared/rating-scheme';
import { parseHundredths } from '@dat100/shared/rating-words';

/** What was typed or chosen, by the name of its field; what is not there is empty. */
export type Typed = Readonly<Record<string, string>>;

/** Names of the fields that are not one figure each. */
export const periodField = (period: number, input: string, part: 'k' | 'n' = 'k') =>
  `period.${period}.${input}.${part}`;
export const complianceField = (criterion: string) => `compliance.${criterion}`;
export const belowField = (level: Level) => `below.${level}`;

const HELD: ShareFact = { achieved: 1, of: 1 };
const NOT_HELD: ShareFact = { achieved: 0, of: 1 };
const OUT: ShareFact = { achieved: 0, of: 0 };
const MEANT: Readonly<Partial<Record<string, ShareFact>>> = { yes: HELD, no: NOT_HELD, out: OUT };

/** True for a text that should be a number and is none. */
export function isWrong(typed: string | undefined): boolean {
  return typed !== undefined && typed.trim() !== '' && parseHundredths(typed) === null;
}

/** The inputs that a form asks of a person in each period: what is counted of people below is not typed. */
export function askedInputs(scheme: RatingScheme, head: boolean): SchemeInput[] {
  return scheme.inputs.filter((input) => isEntered(input) && isAskedOf(input, head));
}

/** The facts that the form says; a field left empty is a figure nobody knows. */
export function factsOf(scheme: RatingScheme, typed: Typed, periods: number): RatingFacts {
  const head = typed['head'] === 'yes';
  const monthsOf = (name: string) => {
    const months = parseHundredths(typed[name] ?? '');
    return months === null ? null : { months };
  };
  const there = monthsOf('moved');
  const discipline = typed['discipline'];
  return {
    kind: (typed['kind'] ?? scheme.kinds[0] ?? 'cong_chuc') as EmploymentKind,
    head,
    worked: monthsOf('worked'),
    away: monthsOf('away'),
    maternity: typed['maternity'] === 'yes',
    moved: there && {
      monthsThere: there.months,
      unitExists: typed['oldUnit'] !== 'no',
      opinion: typed['opinion'] === 'yes',
    },
    discipline: discipline === 'none' || discipline === 'duty' || discipline === 'other' ? { kind: discipline } : null,
    compliance: Object.fromEntries(
      scheme.compliance.criteria.map(({ code }) => {
        const figure = MEANT[typed[complianceField(code)] ?? ''];
        return [code, figure ? { [scheme.compliance.basis]: figure } : {}];
      }),
    ),
    periods: Array.from({ length: periods }, (_, period) => inputsOf(scheme, typed, head, period)),
    below: head ? belowOf(typed) : null,
  };
}

function inputsOf(scheme: RatingScheme, typed: Typed, head: boolean, period: number): PeriodInputs {
  const figures = askedInputs(scheme, head).flatMap((input): [string, ShareFact][] => {
    const first = typed[periodField(period, input.code)] ?? '';
    if (input.kind === 'yes_no') {
      const figure = MEANT[first];
      return figure ? [[input.code, figure]] : [];
    }
    const achieved = parseHundredths(first);
    const of = input.kind === 'score' ? WHOLE : parseHundredths(typed[periodField(period, input.code, 'n')] ?? '');
    return achieved === null || of === null ? [] : [[input.code, { achieved, of }]];
  });
  return Object.fromEntries(figures);
}

/** Nobody knows who is below until one of the four is filled in; the others are then none. */
function belowOf(typed: Typed): RatingFacts['below'] {
  const counts = LEVELS.map(({ code }) => [code, typed[belowField(code)]?.trim() ?? ''] as const);
  if (counts.every(([, text]) => text === '')) return null;
  // What is no count is a fault that factFaults says in words.
  const numbers = counts.map(([code, text]) => [
    code,
    text === '' || /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN,
  ]);
  return { counts: Object.fromEntries(numbers) as Record<Level, number> };
}

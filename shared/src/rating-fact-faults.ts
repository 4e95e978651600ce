import type { Label } from './codes.js';
import type { RatingFacts, ShareFact } from './rating-facts.js';
import { inputName } from './rating-problem.js';
import { periodsOf, YEAR, type RatingScheme } from './rating-scheme.js';

export type FactFaultCode =
  'months_out_of_range' | 'more_than_a_year' | 'not_a_share' | 'too_many_periods' | 'not_a_count';

/** Facts that cannot be; `place` is the fact's name in RatingFacts, for an input `periods.0.CODE`. */
export interface FactFault extends Label {
  readonly code: FactFaultCode;
  readonly place: string;
}

/** What is wrong with facts before anybody is rated by them; empty: rate() takes them. */
export function factFaults(scheme: RatingScheme, facts: RatingFacts): FactFault[] {
  const periods = periodsOf(scheme);
  const faults = [...monthFaults(facts), ...shareFaults(scheme, facts)];
  if (facts.periods.length > periods)
    faults.push({
      code: 'too_many_periods',
      place: 'periods',
      vi: `Có ${facts.periods.length} kỳ chấm điểm, một năm chỉ có ${periods}; hãy bỏ bớt.`,
      en: `There are ${facts.periods.length} scored periods and a year has ${periods}; take some away.`,
    });
  if (facts.below && Object.values(facts.below.counts).some((count) => !isCount(count)))
    faults.push({
      code: 'not_a_count',
      place: 'below',
      vi: 'Số người thuộc quyền phải là số nguyên không âm.',
      en: 'People below are counted in whole numbers from 0.',
    });
  return faults;
}

function monthFaults({ worked, away, moved }: RatingFacts): FactFault[] {
  const given = { worked: worked?.months, away: away?.months, moved: moved?.monthsThere };
  const faults = Object.entries(given)
    .filter(([, months]) => months !== undefined && (!isCount(months) || months > YEAR))
    .map(([place]): FactFault => ({
      code: 'months_out_of_range',
      place,
      vi: 'Số tháng phải từ 0 đến 12.',
      en: 'Months are from 0 to 12.',
    }));
  if (faults.length > 0 || (worked?.months ?? 0) + (away?.months ?? 0) <= YEAR) return faults;
  return [
    {
      code: 'more_than_a_year',
      place: 'away',
      vi: 'Thời gian làm việc và thời gian nghỉ cộng lại quá 12 tháng; hãy sửa một trong hai.',
      en: 'Time worked and time away sum to more than 12 months; change one of them.',
    },
  ];
}

function shareFaults(scheme: RatingScheme, { periods, compliance }: RatingFacts): FactFault[] {
  const inputs = periods.flatMap((period, i) =>
    Object.entries(period).map(([code, fact]) => ({
      place: `periods.${i}.${code}`,
      name: inputName(scheme, code),
      fact,
    })),
  );
  const { basis, criteria } = scheme.compliance;
  const orders = criteria.flatMap(({ code, name }) => {
    const fact = compliance[code]?.[basis];
    return fact ? [{ place: `compliance.${code}`, name, fact }] : [];
  });
  return [...inputs, ...orders]
    .filter(({ fact }) => !isShare(fact))
    .map(({ place, name }) => ({
      code: 'not_a_share',
      place,
      vi: `"${name.vi}": số đạt phải từ 0 đến số được giao; hãy sửa một trong hai.`,
      en: `"${name.en}": what was reached is from 0 to what was given; change one of the two.`,
    }));
}

const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0;
const isShare = ({ achieved, of }: ShareFact) => isCount(achieved) && isCount(of) && achieved <= of;

import { formatDay, type Day } from '@dat100/shared/calendar';
import { badInput } from '../common/errors.js';
import type { Unit } from '../units/unit.js';

/** What a board can be asked about: from the directive's first day to the day the counters are on. */
export interface KnownDays {
  countedFrom: Day;
  countedTo: Day;
}

/**
 * The day a board speaks of: the one asked for, else today, and for a unit that has ended its last day.
 * @param field the argument it was asked for in
 * @throws bad_input `day_in_future`, `before_first_day`
 */
export function boardDay(
  asked: Day | null,
  unit: Pick<Unit, 'validTo'>,
  { countedFrom, countedTo }: KnownDays,
  field = 'asOf',
): Day {
  if (asked === null) {
    const ended = unit.validTo !== null && unit.validTo < countedTo;
    return ended && unit.validTo !== null && unit.validTo >= countedFrom ? unit.validTo : countedTo;
  }
  if (asked > countedTo)
    throw badInput(
      'day_in_future',
      `Ngày ${formatDay(asked)} chưa có số liệu; số liệu mới tính đến ${formatDay(countedTo)}. Hãy chọn ngày sớm hơn.`,
      `There are no figures for ${asked} yet; they are counted to ${countedTo}. Choose an earlier day.`,
      field,
    );
  if (asked < countedFrom)
    throw badInput(
      'before_first_day',
      `Số liệu bắt đầu từ ${formatDay(countedFrom)}. Hãy chọn từ ngày đó trở đi.`,
      `Figures begin on ${countedFrom}. Choose that day or a later one.`,
      field,
    );
  return asked;
}

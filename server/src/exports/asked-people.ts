import { badInput } from '../common/errors.js';
import { idOf } from '../common/ids.js';
import { PersonSort } from '../people/people.input.js';
import type { PeopleFilter } from '../people/people.list.js';
import { askedNumber, askedText, type Asked } from './asked.js';

/** Which people are asked for, by the names of the filter of the query `people`. @throws not_found, bad_input `bad_number` */
export function filterOf(asked: Asked): PeopleFilter {
  const text = (name: string) => askedText(asked[name]);
  const isOn = (name: string) => (text(name) === 'true' ? true : null);
  return {
    unitId: idOf(text('unitId') ?? ''),
    direct: isOn('direct'),
    search: text('search'),
    kind: text('kind'),
    membership: text('membership'),
    criterion: text('criterion'),
    stage: text('stage'),
    notAchieved: isOn('notAchieved'),
    achieved: text('achieved'),
    scope: text('scope'),
    overdue: isOn('overdue'),
    lens: text('lens'),
    holder: text('holder'),
    reason: text('reason'),
    waitingAtLeast: askedNumber(asked['waitingAtLeast'], 'waitingAtLeast'),
  };
}

/** By name unless something else is asked for. @throws bad_input `unknown_sort` */
export function sortOf(value: unknown): PersonSort {
  const asked = askedText(value);
  const found = asked === null ? PersonSort.NAME_ASC : Object.values(PersonSort).find((sort) => sort === asked);
  if (found) return found;
  const sorts = Object.values(PersonSort).join(', ');
  throw badInput(
    'unknown_sort',
    `Không sắp xếp được theo "${asked}"; có: ${sorts}.`,
    `A list cannot be sorted by "${asked}"; there are: ${sorts}.`,
    'sort',
  );
}

import { expect, it } from '@jest/globals';
import { isOfToday } from './board-today.js';

it.each([
  { asOf: '2023-11-20', asKnown: false, today: true },
  { asOf: '2023-11-19', asKnown: false, today: false },
  { asOf: '2023-11-20', asKnown: true, today: false },
  { asOf: '2023-11-19', asKnown: true, today: false },
])(
  'a board of $asOf, counted to 20 November, as known: $asKnown, speaks of today: $today',
  ({ asOf, asKnown, today }) => {
    expect(isOfToday({ asOf, countedTo: '2023-11-20', asKnown })).toBe(today);
  },
);

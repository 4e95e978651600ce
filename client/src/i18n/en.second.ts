import type { viSecond } from './vi.second.js';

export const enSecond: typeof viSecond = {
  second: {
    title: 'Other boards',
    choose: 'Choose another board',
    hint: 'The same units, ranked by how much they improved, by the day they reached the target, by how much of what they report is verified, or by who waits longest. Units only, never people.',
    improved: 'Most improved',
    first: 'First there',
    reached: 'At the target since',
    fell_back: 'fell back on %{day}',
    left: 'Still to go (people)',
    first_note:
      'Ranked by the day on which a unit reached its target and has kept it since, by what units report. One that fell back is listed with that day and without a rank; units of fewer than 10 people have a day and no rank. Facts recorded later about past days move these days.',
    verified: 'Verified share',
    gain: 'Change',
    points: '%{points} points',
    on_day: 'On %{day}',
    share: 'Verified',
    of_claimed: 'Verified / achieved',
    caption: '%{board}: %{group}',
    no_share: 'none yet',
    improved_note:
      'The gain of the rate that units report from %{from} to %{to}, compared exactly, without rounding. Not ranked: units of fewer than 10 people, new or rearranged ones, and those at the target on both days. For another day, choose it under “Compare with”.',
    verified_note:
      'Of the people whom a unit reports as achieved, the share that is verified. Compared exactly, without rounding; units with fewer than 10 achieved are not ranked.',
    waiting: 'Longest waiting',
    waiting_people: 'People waiting',
    waiting_note:
      'Of people in scope who have not achieved, whose day is known exactly. Ranked by the days that the longest tenth has waited: two people at least, so that one wrong date moves no rank, and nobody forgotten is hidden as by a median. First is who needs help most; units where fewer than 10 people wait have no rank.',
  },
};

import type { viTrend } from './vi.trend.js';

export const enTrend: typeof viTrend = {
  trend: {
    title: 'Trend and forecast',
    view: 'Show the trend as',
    chart: 'Curve',
    table: 'Table by day',
    day: 'Day',
    in_scope: 'In scope',
    expected: 'When the target is expected',
    expected_on: '%{percent} % expected',
    pace_now: 'Pace now',
    note: 'As units report; forecast from the last 28 days. On trial figures such a range was right about four times in five; it does not take the place of a plan.',
    course: 'From %{before} people on %{from} to %{claimed} of %{inScope} on %{to}, %{verified} of them verified.',
    paces: 'Now %{now} people a week; it takes %{needed} a week to be done by %{due}.',
    pace: 'Now %{now} people a week.',
    pace_note:
      'The pace is read off the counts, so people who join already achieved, or leave, move it too; “Why did the rate change?” tells them apart.',
    range: 'Going on as in the last 28 days, %{percent} % is expected between %{early} and %{late}.',
    not_before: 'Most likely not before %{day}.',
    stuck:
      'One person whose difficulty has been on record for more than 28 days is left out: time does not clear it, help does. |||| %{n} people whose difficulties have been on record for more than 28 days are left out: time does not clear them, help does.',
    none_nobody_in_scope: 'No one is in scope, so there is no forecast.',
    none_reached: 'The target is reached.',
    none_only_stuck_left: 'Only people with lasting difficulties are left.',
    none_no_progress: 'Nobody more achieved in the last 28 days, so there is no date.',
    none_too_few_points: 'There are fewer than 4 figures in the last 28 days: too few for a forecast.',
    none_not_predictable: 'The pace is too uneven, or the due date too near, for a range of use.',
    none_bad_figures:
      'The figures contradict themselves, so there is no forecast; ask the administrator for a recount.',
    brief_none: 'no date',
    brief_unsure: 'not predictable',
    brief_not_before: 'hardly before %{day}',
    brief_nobody_in_scope: 'no one in scope',
    brief_only_stuck_left: 'only lasting difficulties left',
    brief_no_progress: 'no progress in 28 days',
    brief_too_few_points: 'too few figures yet',
    brief_not_predictable: 'the pace is uneven',
    brief_bad_figures: 'figures contradict themselves',
    brief_stuck: 'one person stuck is left out |||| %{n} stuck people are left out',
  },
};

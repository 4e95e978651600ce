import { EN_STATES } from '@dat100/shared/state-words.en';

import type { viRadar } from './vi.radar.js';

export const enRadar: typeof viRadar = {
  signs: {
    title: 'Signs to look into',
    menu: 'Signs to look into',
    as_of: '%{criterion}, as of %{day}.',
    subtitle:
      "Each line is a question, not a verdict. It is about a unit's own people, without the units below it; the unit that is asked sees the question too.",
    filter: 'Filter by sign',
    all_rules: 'All',
    state: 'Explanation',
    state_open: 'Waiting for one',
    state_answered: 'Explained',
    group: 'Group by',
    group_unit: 'Unit',
    group_rule: 'Sign',
    none: 'No signs',
    none_hint: 'Nothing about the figures of the units needs asking. This page is worked out each time it is opened.',
    none_found: 'No such signs',
    none_found_hint: 'Choose another sign or unit, or look at what has been explained.',
    grown: 'Asked again: the figures have grown, or the explanation is old',
    see_people: 'See the people',
    see_ledger: 'See why the rate changed',
    answer: 'Record an explanation…',
    answer_more: 'Add an explanation…',
    answer_title: 'Explanation of %{unit}',
    answer_submit: 'Record the explanation',
    answer_hint:
      'It is kept with your name and the time. The question moves to those explained, and is asked again when its figures grow, or when the sign is still there later.',
    answer_saved: 'The explanation of %{unit} is recorded',
    answer_saved_grown:
      'The explanation of %{unit} is recorded, but the figures have just grown, and the question stays open. Look at the new figures.',
    explanation: 'Explanation',
    answers: 'Explanations given',
    for: 'for %{name}',
  },
  radar_rule: EN_STATES.radar_rule,
  radar_question: {
    exemptions_bunched:
      '%{part} of the %{of} people exempted or deferred from %{from} to %{to} were recorded in the last %{bunchDays} days before the due date %{day}. Why?',
    departures_bunched:
      '%{part} of the %{of} people who left from %{from} to %{to} had their last day in the %{bunchDays} days before the due date %{day}. Why?',
    late_batch:
      '%{part} of the %{of} people recorded in the week up to %{day} were recorded in the last %{lateMinutes} minutes of that day. Why?',
    low_verified:
      'The unit reports %{claimed}/%{scope} as achieved (%{after}), of whom %{part}/%{of} are verified. Have the others been checked in person?',
    shrinking_roster:
      'In %{shrinkDays} days the list went from %{of} to %{part} people, while the rate rose from %{before} to %{after}. Where are those who are no longer on the list?',
    taken_back:
      'After the due date %{day}, what had been reported for %{part} people was taken back (%{of} people are in scope). What was the report based on?',
  },
  radar_words: {
    exemptions_bunched:
      'Asked when %{leastBunched} or more people are exempted or deferred in the last %{bunchDays} days before the due date, at least %{bunchTimes} times as many as in the %{usualDays} days before.',
    departures_bunched:
      'Asked when %{leastBunched} or more people leave in the %{bunchDays} days before the due date, at least %{bunchTimes} times as many as in the %{usualDays} days before; transfers do not count.',
    late_batch:
      'Asked when %{leastLate} or more people, and at least %{latePercent} % of those of the week, are recorded in the last %{lateMinutes} minutes of the due date or of a Friday.',
    low_verified:
      'Asked when a unit of %{leastPeople} or more people reports that it met the target, and fewer than %{lowVerifiedPercent} % of those achieved are verified.',
    shrinking_roster:
      'Asked when a list shrinks by more than %{shrinkPercent} % (at least %{leastGone} people) in %{shrinkDays} days while the rate rises; not of a unit that was just reorganised.',
    taken_back:
      'Asked when in the %{takenBackDays} days after the due date the results of %{leastTakenBack} or more people are taken back, at least %{takenBackPercent} % of those in scope and %{takenBackTimes} times as many as in the %{takenBackDays} days before; not counting who has achieved again.',
  },
};

import { EN_STATES } from '@dat100/shared/state-words.en';

/** Who is missing from a newer list, and what the units answer. */
export const enAbsent = {
  absent: {
    title: 'Missing from the list',
    menu: 'Missing people',
    answer_for: 'Answer for %{n} missing person |||| Answer for %{n} missing people',
    hint: 'People whom a newer list of their unit does not name. They keep counting until somebody answers.',
    waiting: '%{n} people missing from a list wait for an answer',
    panel: '%{n} person missing from this list |||| %{n} people missing from this list',
    question:
      '%{n} person works in the units of the list of %{day}, does not stand in it, and still counts. Left, moved, or forgotten in the list? |||| %{n} people work in the units of the list of %{day}, do not stand in it, and still count. Left, moved, or forgotten in the list?',
    to_answers: 'Answer…',
    to_list: 'See the list',
    and_more: 'and %{n} more',
    state: 'Question',
    list: 'Not named in',
    list_of: 'the list of %{day}',
    this_list: 'One list',
    answer: 'Answer',
    last_day: 'Last day in the unit',
    note: 'Note (optional)',
    submit: 'Record for %{n} person |||| Record for %{n} people',
    answered: 'The answer is recorded for %{n} person. |||| The answer is recorded for %{n} people.',
    none: 'Nobody is missing from a list',
    none_hint:
      'When a new list leaves out people of the unit, the question appears here; nobody is removed from their unit silently.',
    none_found: 'Nobody matches the filters',
    none_found_hint: 'Remove a filter, or look at questions in another state.',
  },
  absent_state: EN_STATES.absent_state,
  absent_answer: EN_STATES.absent_answer,
  absent_title: {
    left: '%{n} person has left |||| %{n} people have left',
    moved: '%{n} person has moved to another unit |||| %{n} people have moved to another unit',
    still_here: '%{n} person is still in the unit |||| %{n} people are still in the unit',
  },
  absent_hint: {
    left: 'Not counted after the last day; the record and what was reached before stay. Recorded for all of them, or for nobody.',
    moved:
      'Counted in the new unit from the day after; what was reached before stays with the old one. Recorded for all of them, or for nobody.',
    still_here: 'Forgotten in the list: they keep counting as before. A later list that leaves them out asks again.',
  },
};

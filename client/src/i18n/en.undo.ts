/** Taking a whole import back. */
export const enUndo = {
  undo: {
    title: 'Undo the import',
    start: 'Undo the whole import',
    start_left: 'Undo the rows that are left',
    hint: 'The wrong file, unit or day? All of it can be taken back: the figures return to what they were before, and nothing is deleted from the history.',
    ask_title: 'Undo “%{file}”?',
    ask_hint:
      'The figures of today and of past days are counted again. Afterwards this very file can be imported again from the start.',
    ask_new: '%{n} people who are there only through this import: no longer counted in any unit',
    ask_changed: '%{n} people it changed: as they were before',
    ask_decided: '%{n} decisions for the list: as it was before',
    ask_unchanged: '%{n} people it did not change',
    ask_waiting: '%{n} rows that wait for a decision: they no longer wait',
    ask_since: '%{n} people have changed again since the import: these stay as they are, and are listed for you',
    submit: 'Undo %{n} rows',
    undone: '%{n} rows were undone at %{at}.',
    left: '%{n} rows are left as they are',
    left_hint: 'These rows could not be undone, for newer data stands on them. Look at each, and at what can be done.',
    all_back: 'No row of this import is left in the figures.',
    where: 'Where in the file',
    person: 'Name',
    why: 'Why it was left, and what to do',
  },
  undo_edit: {
    action: 'Undo',
    saved: 'Saved %{name}',
    done: 'Undone for one person |||| Undone for %{n} people',
    left: 'Undone for %{n}; one person was left as is |||| Undone for %{n}; %{m} people were left as they are',
  },
  retraction: {
    edit_undone: 'undone right after it was recorded',
    import_undone: 'the import was undone',
    newer_list: 'a newer list says otherwise',
  },
  undo_left: {
    newer_on_top: '%{n} people have changed since',
    asserted_by_another: '%{n} people are named by a later import',
  },
};

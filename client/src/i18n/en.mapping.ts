/** What the columns of a list mean. */
export const enMapping = {
  mapping: {
    title: 'Columns of the file',
    hint: 'Every column is used. If one is misunderstood, correct it and have the file read again.',
    hint_unused:
      '%{n} columns are not used. If one was missed or misunderstood, correct it and have the file read again.',
    hint_refused:
      'The columns were not understood. Say what each one is, at least the name and the citizen ID, and have the file read again.',
    look: 'Show the columns',
    change: 'Look and correct',
    close: 'Fold up',
    sheet: 'Sheet',
    header_found: 'Header row: %{rows}.',
    header_likely: 'Row %{rows} looks like a header.',
    remembered: '%{unit} chose this on %{at}.',
    column: 'Column',
    heading: 'Heading',
    no_heading: '(no heading)',
    meaning: 'Taken for',
    meaning_of: 'Column %{column} (%{header}) is taken for',
    not_used: 'Not used',
    twice: 'Another column is taken for this already',
    will_remember:
      'Your choice is remembered for %{unit} and the units below it: a file with the same headings will be read like this.',
    save: 'Save and read again',
    saved: 'Saved; the file has been read again',
    still_refused: 'Saved, but the file can still not be read; the reason stands above',
  },
};

/** Scores and facts of people by workbook. */
export const enScores = {
  scores: {
    title: 'Scores from a file',
    open: 'Scores from a file…',
    to_sheet: 'Back to the sheet',
    closed: 'Scores are no longer entered here',
    closed_hint:
      'Scores and facts are entered while the agency is at self-assessment and proposals. To change them, return it one step.',
    fill: '1. Download the template and fill it in',
    fill_hint:
      'The template of %{unit} holds a row for each person with what is known. An empty cell changes nothing; nobody writes for themselves.',
    template: 'Download the template (XLSX)',
    send: '2. Send the filled file',
    drop: 'Drop the file of scores here, or press to choose it',
    drop_hint:
      'An .xlsx or .csv file with a column "Mã người" or "Số CCCD". It is checked first; nothing is written yet.',
    ready_all: 'Every row can be taken: figures of %{n} people will be written.',
    ready_some:
      'Figures of %{n} people will be written. %{refused} rows are refused for the faults below: mend the file and send it again, or take only the good rows.',
    nothing_new: 'The file says what is known already: there is nothing to write.',
    nothing_new_some:
      'The good rows say what is known already: there is nothing to write. %{refused} rows are refused, see below.',
    nothing_good: 'No row can be taken. Mend the file as told below and send it again.',
    apply_all: 'Take in the figures of %{n} people',
    apply_good: 'Take in only the %{n} people of good rows…',
    ask_title: 'Take in only the good rows?',
    ask_hint:
      'Figures of %{n} people are written and the proposed levels worked out again. %{refused} refused rows are not; you may mend them and send the whole file again, rows taken in already stay as they are.',
    ask_submit: 'Take in %{n} people, leave %{refused} rows',
    check_again: 'Check the file again',
    applied: 'Figures of %{n} people were written from %{file}, and the proposed levels worked out again.',
    applied_some:
      'Figures of %{n} people were written from %{file}, and the proposed levels worked out again. %{refused} refused rows were not written.',
    count: {
      fresh: 'People with first figures',
      changed: 'People changed',
      unchanged: 'People unchanged',
      refused: 'Rows refused',
    },
    changes: 'Changes (%{n} people)',
    figures: 'Figures',
    first_of: 'Only the first %{n} are shown.',
    faults: 'Faults to mend (%{n})',
    faults_file: 'Download the faults (XLSX)',
  },
};

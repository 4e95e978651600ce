/** Work on a list that goes on beside the page. */
export const enJobs = {
  jobs: {
    waiting: 'Waiting for its turn',
    reading: 'Reading and checking the file',
    applying: 'Applying',
    undoing: 'Undoing',
    stopping: 'Stopping…',
    rows: '%{n} rows',
    rows_of: '%{n} of %{total} rows',
    seconds_left: 'about %{n} seconds left',
    minutes_left: 'about %{n} minutes left',
    may_leave: 'You can leave this page or close the browser: the work goes on.',
    stop: 'Stop',
    stop_title: 'Stop this work?',
    stop_reading: 'Nothing has changed yet. To import it later, send the file again.',
    stop_applying: 'Rows that are in stay in. Afterwards you can apply the rest or undo all of it.',
    stopped: 'Stopped half-way',
    stopped_hint: 'Part of the file is in. You can apply the rest, or undo what is in.',
    go_on: 'Apply the rest',
    stop_undoing: 'Rows that are undone stay undone. Afterwards you can undo the rest.',
  },
};

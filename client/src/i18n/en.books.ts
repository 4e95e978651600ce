/** Workbooks that go out (templates, rows to mend) and sheets of counts that came in. */
export const enBooks = {
  books: {
    mend: 'Mend the rows that did not go in',
    mend_hint:
      'Take the rows that were rejected, have a cell left out or wait for a decision: your own columns, with reason and remedy beside them. Mend them and drop that file in again.',
    whole_ids: 'The workbook holds whole citizen IDs, as the file you sent; each download is on record.',
    take: 'Download the rows to mend',
    templates: 'Download a template',
    template_roster: 'Full template',
    template_roster_hint: 'With lists to choose kinds, statuses, reasons and the units below from',
    template_short: 'Five columns',
    template_short_hint: 'Name, date of birth, citizen ID, card held, activated',
    template_police: 'Police list',
    template_police_hint: 'Citizen ID, name, day of activation',
    summary: 'The summary beside the lists',
    summary_later:
      'The file holds %{figures} figures of a summary. They are not imported; once the lists are in, those that differ are named here.',
    summary_same: 'All %{figures} figures of the summary agree with the lists as of %{day}.',
    summary_differs:
      '%{n} of %{figures} figures of the summary differ from the lists as of %{day}. A summary is only compared and changes nothing.',
    figure: 'Column',
    cell: 'cell %{cell}',
    shown: 'The sheet says',
    ours: 'The lists say',
  },
};

/** Boards and lists that go out as files. */
export const enExport = {
  export: {
    export: 'Export',
    export_of: 'Export: %{of}',
    xlsx: 'Workbook (XLSX)',
    xlsx_hint: 'For Excel or LibreOffice; each export is on record',
    csv: 'CSV file',
    csv_hint: 'For other programs; UTF-8, separated by commas',
    taking: 'A file is coming',
    being_written: 'The server is writing it…',
    received: '%{n} received',
    received_of: '%{n} of %{of} received',
    failed: 'The file could not be exported',
  },
};

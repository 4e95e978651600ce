export const enResults = {
  results: {
    menu: 'Ratings as files',
    title: 'Ratings as files',
    hint: 'Lists, slips and notices of the people of your units; each export is on record and carries the name of who made it.',
    none: 'No rating period has been opened yet',
    none_hint: 'Once one is open, its ratings, slips and notices are taken out here.',
    what: 'Whose',
    period: 'Rating period',
    list: 'List',
    unit: 'Unit (with those below it)',
    level: 'Level',
    any_level: 'Any level',
    as_of: 'Figures as of the end of %{day}; %{people} people are in this period.',
    lists: { all: 'Ratings', party: 'Party members', emulation: 'For emulation' },
    lists_hint: {
      all: 'A row a person: figures, own assessment, proposal, decision. PDF and DOCX are a table to sign, of 2,000 people at most.',
      party: 'Party members only, for the rating of Party members. Sensitive data: for the Party committee alone.',
      emulation: 'Those who were decided as good or better.',
    },
    files: { xlsx: 'Workbook (XLSX)', csv: 'CSV', pdf: 'PDF', docx: 'Document (DOCX)' },
    papers: { slip: 'Rating slips', notice: 'Written notices' },
    papers_hint: {
      slip: 'A slip a person in the form of their employment, with the figures and the source of each rule; 1,000 people a zip at most.',
      notice: 'A notice for each person who has a rating, with the right to appeal and its days.',
    },
    zips: { pdf: 'PDF, zipped', docx: 'DOCX, zipped' },
  },
};

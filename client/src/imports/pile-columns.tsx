import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { ListedSide, RecordedSide } from '../conflicts/sides.js';
import type { Column } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import type { PileRow } from './pile.documents.js';
import { usePlace } from './place.js';

/** What a police list speaks of. */
const CRITERIA = ['vneid_level2'];

/** The columns of a pile: what the list says, what the records say, and what is to be noticed. */
export function usePileColumns(pile: string, asOf: string): Column<PileRow>[] {
  const t = useTranslate();
  const format = useFormat();
  const place = usePlace();
  const quiet = (words: string) => (
    <Typography variant="body2" color="textSecondary">
      {words}
    </Typography>
  );
  const where: Column<PileRow> = {
    key: 'place',
    label: t('imports.place'),
    hideBelow: 'sm',
    render: (row) => (row.row === null ? '' : place(row.sheet ?? '', row.row)),
  };
  const listed: Column<PileRow> = {
    key: 'listed',
    label: t('piles.police_say'),
    render: (row) => row.listed && <ListedSide listed={row.listed} asOf={asOf} />,
  };
  const recorded: Column<PileRow> = {
    key: 'recorded',
    label: t('conflicts.records_say'),
    render: (row) =>
      row.recorded ? <RecordedSide recorded={row.recorded} criteria={CRITERIA} /> : quiet(t('piles.moved_on')),
  };
  const ours: Column<PileRow> = {
    key: 'ours',
    label: t('piles.ours_on'),
    render: (row) => format.day(row.oursOn),
  };
  const maybe: Column<PileRow> = {
    key: 'maybe',
    label: t('piles.maybe'),
    render: (row) =>
      row.suggestions.length === 0
        ? quiet(t('piles.nobody_meant'))
        : row.suggestions.map((person) => <RecordedSide key={person.id} recorded={person} criteria={CRITERIA} />),
  };
  switch (pile) {
    case 'unknown':
      return [where, listed, maybe];
    case 'ours_not_theirs':
      return [recorded];
    case 'date_differs':
      return [where, listed, ours, recorded];
    default:
      return [where, listed, recorded];
  }
}

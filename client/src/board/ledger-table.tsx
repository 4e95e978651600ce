import { useTranslate } from 'react-admin';
import type { Column } from '../layout/data-table.js';
import { DataTable } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import type { CauseLink } from './changed-link.js';
import { useLedgerWords } from './ledger-words.js';
import type { Ledger } from './ledger.documents.js';
import { PeopleNumber } from './people-number.js';

interface Row {
  key: string;
  name: string;
  link: string | undefined;
  people: string;
  achieved: string;
  inScope: string;
  points: string;
}

/** Every figure of the ledger; the columns add up from the first row to the last. */
export function LedgerTable({ ledger, linkOf }: { ledger: Ledger; linkOf: CauseLink }) {
  const t = useTranslate();
  const format = useFormat();
  const words = useLedgerWords();
  const day = (on: Ledger['before']): Row => ({
    key: on.day,
    name: format.day(on.day),
    link: undefined,
    people: '',
    achieved: format.count(on.claimed),
    inScope: format.count(on.inScope),
    points: on.inScope === 0 ? '–' : format.rate(on.rateText),
  });
  const rows: Row[] = [
    day(ledger.before),
    ...(ledger.lines ?? []).map((line) => ({
      key: line.cause,
      name: t(`ledger.cause.${line.cause}`),
      link: linkOf(line.cause),
      people: format.count(line.people),
      achieved: words.count(line.achieved),
      inScope: words.count(line.inScope),
      points: line.pointsTenths === null ? '–' : words.points(line.pointsTenths),
    })),
    day(ledger.after),
  ];
  const columns: Column<Row>[] = [
    { key: 'name', label: t('ledger.cause_column'), render: (row) => row.name },
    {
      key: 'people',
      label: t('ledger.people_column'),
      align: 'right',
      render: (row) => <PeopleNumber to={row.link}>{row.people}</PeopleNumber>,
    },
    { key: 'achieved', label: t('ledger.achieved_column'), align: 'right', render: (row) => row.achieved },
    { key: 'inScope', label: t('ledger.in_scope_column'), align: 'right', render: (row) => row.inScope },
    { key: 'points', label: t('ledger.points_column'), align: 'right', render: (row) => row.points },
  ];
  return <DataTable caption={t('ledger.title')} columns={columns} rows={rows} rowKey={(row) => row.key} stackOnPhone />;
}

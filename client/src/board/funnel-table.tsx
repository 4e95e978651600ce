import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { Column } from '../layout/data-table.js';
import { DataTable } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import type { Filters } from '../people/people-filters.js';
import { useNameOf } from '../providers/catalogue.js';
import type { LinkOf, Part } from './funnel-parts.js';
import { PeopleNumber } from './people-number.js';

interface FunnelTableProps {
  parts: readonly Part[];
  linkOf: LinkOf;
  /** false for a past day, of which only the counts are known */
  withWaiting: boolean;
}

/** The same stages as figures. */
export function FunnelTable({ parts, linkOf, withWaiting }: FunnelTableProps) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useNameOf();
  const number = (filters: Filters, text: string, late = false): ReactNode => (
    <PeopleNumber to={linkOf(filters)} late={late}>
      {text}
    </PeopleNumber>
  );
  const days = (part: Part, mark: { days: number } | null | undefined): ReactNode =>
    mark
      ? number({ stage: part.code, waitingAtLeast: mark.days }, t('waiting.days_n', format.counted(mark.days)))
      : '–';
  const right = (key: string, label: string, render: (part: Part) => ReactNode): Column<Part> => ({
    key,
    label,
    align: 'right',
    render,
  });
  const columns: Column<Part>[] = [
    {
      key: 'stage',
      label: t('waiting.stage'),
      render: ({ stage }) => <b>{stage ? nameOf(stage) : t('board.no_event')}</b>,
    },
    {
      key: 'holder',
      label: t('waiting.holder'),
      render: ({ holder }) => (holder === 'none' ? '–' : t(`holder.${holder}`)),
    },
    right('people', t('waiting.people'), ({ code, count }) => number({ stage: code }, format.count(count))),
  ];
  const waits: Column<Part>[] = [
    right('median', t('waiting.median'), (part) => days(part, part.waiting?.median)),
    right('ninth', t('waiting.ninth'), (part) => days(part, part.waiting?.ninth)),
    right('known', t('waiting.known'), ({ code, waiting }) =>
      waiting?.known == null ? '–' : number({ stage: code, waitingAtLeast: 0 }, format.count(waiting.known)),
    ),
    right('overdue', t('waiting.overdue'), ({ code, waiting }) =>
      waiting?.overdue == null
        ? '–'
        : number({ stage: code, overdue: true }, format.count(waiting.overdue), waiting.overdue > 0),
    ),
  ];
  return (
    <DataTable
      caption={t('waiting.title')}
      rows={parts}
      columns={withWaiting ? [...columns, ...waits] : columns}
      rowKey={({ code }) => code}
      stackOnPhone
    />
  );
}

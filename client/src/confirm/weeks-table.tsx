import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import MuiLink from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { DataTable, type Column } from '../layout/data-table.js';
import type { ConfirmedWeek } from './accept-dialog.js';
import { SayDialog } from './say-dialog.js';
import type { WeekLine } from './week.documents.js';
import { useWeekWords, WeekStateChip } from './week-state.js';

interface WeeksTableProps {
  lines: readonly WeekLine[];
  week: string;
  fetching: boolean;
  /** to be accepted together, on this page and others */
  ticked: readonly ConfirmedWeek[];
  onTick: (weeks: readonly ConfirmedWeek[]) => void;
}

/** One line a unit: how its week stands, who confirmed it, what was said last. Only what can be accepted can be ticked. */
export function WeeksTable({ lines, week, fetching, ticked, onTick }: WeeksTableProps) {
  const t = useTranslate();
  const words = useWeekWords();
  const [returning, setReturning] = useState<WeekLine | null>(null);
  const reviews = lines.some(({ actions }) => actions.length > 0);
  const isTicked = (id: string) => ticked.some((one) => one.id === id);
  const toggle = (week: ConfirmedWeek) =>
    onTick(isTicked(week.id) ? ticked.filter((one) => one.id !== week.id) : [...ticked, week]);
  const columns: Column<WeekLine>[] = [
    {
      key: 'unit',
      label: t('board.unit'),
      render: ({ unit }) => (
        <>
          <MuiLink component={Link} to={`/units/${unit.id}/confirmation?week=${week}`} sx={{ fontWeight: 600 }}>
            {unit.name}
          </MuiLink>
          {unit.pathText !== unit.name && (
            <Typography variant="caption" color="textSecondary" component="div">
              {unit.pathText}
            </Typography>
          )}
        </>
      ),
    },
    { key: 'state', label: t('weekly.state'), render: ({ state }) => <WeekStateChip state={state} /> },
    {
      key: 'who',
      label: t('weekly.who'),
      render: ({ standing }) => (standing ? words.confirmed(standing) : '–'),
    },
    {
      key: 'said',
      label: t('weekly.last_said'),
      render: ({ standing }) => standing?.steps.at(-1)?.text ?? '',
    },
  ];
  if (reviews) {
    columns.unshift({
      key: 'tick',
      label: t('weekly.choose_column'),
      width: 48,
      tick: true,
      render: ({ unit, standing, actions }) =>
        standing &&
        actions.includes('accept') && (
          <Checkbox
            size="small"
            checked={isTicked(standing.id)}
            onChange={() => toggle({ id: standing.id, unit: unit.name })}
            slotProps={{ input: { 'aria-label': t('weekly.choose_unit', { unit: unit.name }) } }}
          />
        ),
    });
    columns.push({
      key: 'do',
      label: t('users.actions'),
      screenOnly: true,
      render: (line) =>
        line.actions.includes('return') && (
          <Button variant="outlined" size="small" sx={{ whiteSpace: 'nowrap' }} onClick={() => setReturning(line)}>
            {t('weekly.return')}
          </Button>
        ),
    });
  }
  const acceptable = lines.flatMap(({ unit, standing, actions }) =>
    standing && actions.includes('accept') ? [{ id: standing.id, unit: unit.name }] : [],
  );
  const elsewhere = ticked.filter(({ id }) => !acceptable.some((one) => one.id === id));
  return (
    <>
      {acceptable.length > 0 && (
        <Button className="no-print" sx={{ m: 1 }} onClick={() => onTick([...elsewhere, ...acceptable])}>
          {t('weekly.choose_all', { n: String(acceptable.length) })}
        </Button>
      )}
      <DataTable
        caption={t('weekly.list_title')}
        rows={lines}
        columns={columns}
        rowKey={({ unit }) => unit.id}
        fetching={fetching}
        stackOnPhone
      />
      {returning?.standing && (
        <SayDialog
          id={returning.standing.id}
          unit={returning.unit.name}
          action="return"
          onClose={() => setReturning(null)}
        />
      )}
    </>
  );
}

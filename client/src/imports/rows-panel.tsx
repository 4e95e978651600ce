import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import type { Theme } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { ChoiceChips } from '../layout/choice-chips.js';
import { ChoiceField } from '../layout/choice-field.js';
import { DataTable } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import { ListPages } from '../layout/list-pages.js';
import { Panel } from '../layout/page.js';
import { EmptyState, ErrorState, RowsSkeleton } from '../layout/states.js';
import { useServerQuery } from '../providers/use-server.js';
import type { ImportDetail } from './import.documents.js';
import { IMPORT_ROWS } from './import.documents.js';
import { useRowColumns } from './row-columns.js';
import { useRowsAddress, type RowsAddress } from './rows-address.js';

const PER_PAGE = 25;
/** Rows that fit a few turns of the thumb. */
const PER_PHONE = 10;
/** The count of each outcome stands in the counts of the import under the same name. */
const OUTCOMES = ['new', 'changed', 'unchanged', 'conflict', 'rejected'] as const;

/** Every row of the file with what it does, before anything is changed and after. */
export function RowsPanel({ one }: { one: ImportDetail }) {
  const t = useTranslate();
  const format = useFormat();
  const address = useRowsAddress();
  const { page, outcome, unitId, row, remarked } = address;
  const perPage = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm')) ? PER_PHONE : PER_PAGE;
  const query = useServerQuery(
    IMPORT_ROWS,
    {
      ...{ importId: one.id, page, perPage },
      filter: { outcome: outcome || null, unitId: unitId || null, row: row || null, remarked },
    },
    { keep: true },
  );
  const rows = query.data?.importRows;
  const columns = useRowColumns(one);
  return (
    <Panel title={t('imports.rows_title', { n: format.count(one.counts.rows) })}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
        {t(one.state === 'applied' ? 'imports.rows_done' : 'imports.rows_hint')}
      </Typography>
      <RowFilters one={one} address={address} />
      {query.error && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {!query.error && !rows && <RowsSkeleton rows={5} />}
      {!query.error && rows?.total === 0 && (
        <EmptyState title={t('imports.no_rows')}>
          {address.isFiltered && (
            <Button
              variant="outlined"
              onClick={() => address.set({ outcome: '', unitId: '', row: 0, remarked: false })}
            >
              {t('imports.no_rows_clear')}
            </Button>
          )}
        </EmptyState>
      )}
      {!query.error && rows && rows.total > 0 && (
        <Box data-rows={rows.total}>
          <DataTable
            caption={t('imports.rows_title', { n: format.count(rows.total) })}
            rows={rows.items}
            rowKey={({ id }) => id}
            fetching={query.isPlaceholderData}
            columns={columns}
            stackOnPhone
          />
          <ListPages total={rows.total} page={page} perPage={perPage} onTurn={address.turn} />
        </Box>
      )}
    </Panel>
  );
}

function RowFilters({ one, address }: { one: ImportDetail; address: RowsAddress }) {
  const t = useTranslate();
  const format = useFormat();
  const { outcome, unitId, remarked, set } = address;
  return (
    <Stack className="no-print" sx={{ gap: 1.5, mb: 1.5 }}>
      <ChoiceChips
        label={t('imports.outcome')}
        value={OUTCOMES.find((code) => code === outcome) ?? null}
        onChange={(code) => set({ outcome: code ?? '' })}
        choices={[
          { code: null, label: `${t('imports.rows_all')} (${format.count(one.counts.rows)})` },
          ...OUTCOMES.filter((code) => one.counts[code] > 0).map((code) => ({
            code,
            label: `${t(`import_count.${code}`)} (${format.count(one.counts[code])})`,
          })),
        ]}
      />
      <Stack direction="row" sx={{ gap: 1.5, flexWrap: 'wrap', alignItems: 'flex-start' }}>
        {one.units.length > 1 && (
          <ChoiceField
            label={t('board.unit')}
            none={t('people.any')}
            value={one.units.some(({ unit }) => unit.id === unitId) ? unitId : ''}
            choices={one.units.map(({ unit }) => ({ code: unit.id, label: unit.name }))}
            onChange={(next) => set({ unitId: next })}
            sx={{ flex: '1 1 200px', maxWidth: 320 }}
          />
        )}
        <RowNumber address={address} />
        <ChoiceChips
          label={t('imports.problems_only')}
          value={remarked ? 'remarked' : null}
          onChange={() => set({ remarked: !remarked })}
          choices={[{ code: 'remarked', label: t('imports.rows_remarked') }]}
          sx={{ py: 0.5 }}
        />
      </Stack>
    </Stack>
  );
}

/** The number that the user's own program shows beside a row. */
function RowNumber({ address: { row, set } }: { address: RowsAddress }) {
  const t = useTranslate();
  const [typed, setTyped] = useState('');
  useEffect(() => setTyped(row ? String(row) : ''), [row]);
  const isBad = typed.trim() !== '' && !/^[1-9]\d{0,8}$/.test(typed.trim());
  return (
    <Box
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBad) set({ row: Number(typed.trim()) });
      }}
    >
      <TextField
        label={t('imports.row_number')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => !isBad && Number(typed.trim()) !== row && set({ row: Number(typed.trim()) })}
        error={isBad}
        helperText={isBad ? t('imports.row_number_bad') : undefined}
        slotProps={{ htmlInput: { inputMode: 'numeric' } }}
        sx={{ width: 140 }}
      />
    </Box>
  );
}

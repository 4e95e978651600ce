import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { capsOf, type CapCell } from '@dat100/shared/rating-caps';
import type { CapRules } from '@dat100/shared/rating-scheme';
import { DataTable, type Column } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';

interface Row {
  good: string;
  excellent: string;
  lower: string;
}

const FIELDS = ['good', 'excellent', 'lower'] as const;
const MOST_GROUPS = 12;
const EMPTY: Row = { good: '', excellent: '', lower: '' };

/** How many may be excellent in an agency and its duty groups, while one types. */
export function CapCalculator({ rules }: { rules: CapRules }) {
  const t = useTranslate();
  const format = useFormat();
  const [rows, setRows] = useState<readonly Row[]>([{ good: '100', excellent: '16', lower: '0' }]);
  const [outstanding, setOutstanding] = useState(false);
  const nameOf = (code: string) => t('schemes.caps.group', { n: Number(code) + 1 });
  const groups = rows.map((row, i) => ({
    code: String(i),
    good: numberOf(row.good),
    excellent: Math.min(numberOf(row.excellent), numberOf(row.good)),
    lower: numberOf(row.lower),
  }));
  const answer = capsOf(rules, { code: 'agency', outstanding, groups });
  const set = (at: number, field: keyof Row, text: string) =>
    setRows((before) => before.map((row, i) => (i === at ? { ...row, [field]: text } : row)));
  const columns: Column<CapCell>[] = [
    {
      key: 'cell',
      label: t('schemes.caps.cell'),
      render: ({ kind, codes }) =>
        kind === 'agency'
          ? t('schemes.caps.agency')
          : `${kind === 'pool' ? `${t('schemes.caps.pool')}: ` : ''}${codes.map(nameOf).join(', ')}`,
    },
    { key: 'good', label: t('schemes.caps.good'), align: 'right', render: ({ good }) => format.count(good) },
    {
      key: 'most',
      label: t('schemes.caps.most'),
      align: 'right',
      render: ({ most }) => <strong>{format.count(most)}</strong>,
    },
    {
      key: 'chosen',
      label: t('schemes.caps.excellent'),
      align: 'right',
      render: ({ excellent }) => format.count(excellent),
    },
    {
      key: 'room',
      label: t('schemes.caps.room'),
      render: ({ more, over }) =>
        over > 0
          ? t('schemes.caps.over', { n: over })
          : more > 0
            ? t('schemes.caps.more', { n: more })
            : t('schemes.caps.full'),
    },
  ];
  const tooSmall = rules.poolSmall && answer.tooSmall.length > 1 ? [] : answer.tooSmall;
  return (
    <>
      <Panel title={t('schemes.caps.people')}>
        {rows.map((row, i) => (
          <Box
            key={i}
            role="group"
            aria-label={nameOf(String(i))}
            sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mb: 1.5, alignItems: 'center' }}
          >
            <Typography variant="body2" sx={{ flex: '1 0 100px' }}>
              {nameOf(String(i))}
            </Typography>
            {FIELDS.map((field) => (
              <TextField
                key={field}
                label={t(`schemes.caps.${field}`)}
                value={row[field]}
                error={
                  !/^\d{0,6}$/.test(row[field]) ||
                  (field === 'excellent' && numberOf(row.excellent) > numberOf(row.good))
                }
                onChange={(event) => set(i, field, event.target.value.trim())}
                slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'off' } }}
                sx={{ flex: '1 1 140px' }}
              />
            ))}
          </Box>
        ))}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          <Button variant="outlined" disabled={rows.length >= MOST_GROUPS} onClick={() => setRows([...rows, EMPTY])}>
            {t('schemes.caps.add')}
          </Button>
          <Button disabled={rows.length <= 1} onClick={() => setRows(rows.slice(0, -1))}>
            {t('schemes.caps.remove')}
          </Button>
          <FormControlLabel
            control={<Switch checked={outstanding} onChange={(event) => setOutstanding(event.target.checked)} />}
            label={t('schemes.caps.outstanding')}
          />
        </Box>
      </Panel>
      <Panel title={t('schemes.caps.answer', { n: format.count(answer.most), more: format.count(answer.more) })}>
        <DataTable
          caption={t('schemes.caps.cells')}
          rows={answer.cells}
          columns={columns}
          rowKey={({ kind, codes }) => `${kind} ${codes.join(' ')}`}
          stackOnPhone
        />
        {tooSmall.length > 0 && (
          <Alert severity="info" variant="outlined" sx={{ mt: 2 }}>
            {t('schemes.caps.too_small', { groups: tooSmall.map(nameOf).join(', ') })}
          </Alert>
        )}
      </Panel>
    </>
  );
}

function numberOf(text: string): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : 0;
}

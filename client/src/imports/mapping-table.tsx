import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { DataTable } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import { ErrorState, RowsSkeleton } from '../layout/states.js';
import { useServerQuery } from '../providers/use-server.js';
import type { ImportSheet, RosterField } from './mapping.documents.js';
import { ROSTER_FIELDS } from './mapping.documents.js';

interface MappingTableProps {
  columns: ImportSheet['columns'];
  /** What the user has said since, by column: a field's code, '' = not used. */
  said: Readonly<Record<string, string>>;
  /** Left out where nothing can be changed. */
  onSay?: (column: string, field: string) => void;
}

/** Column by column: its letter, its heading, what it is taken for. */
export function MappingTable({ columns, said, onSay }: MappingTableProps) {
  const t = useTranslate();
  const format = useFormat();
  const query = useServerQuery(ROSTER_FIELDS, {}, { once: true });
  const fields = query.data?.rosterFields;
  if (query.error) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (!fields) return <RowsSkeleton rows={columns.length} />;
  const meant = new Map(columns.map(({ column, field }) => [column, said[column] ?? field ?? '']));
  const isTwice = (column: string): boolean => {
    const field = meant.get(column);
    return Boolean(field) && [...meant.values()].filter((other) => other === field).length > 1;
  };
  return (
    <DataTable
      caption={t('mapping.title')}
      rows={columns}
      rowKey={(row) => row.column}
      // Headings and choices are long: side by side on a phone both would be a few letters wide.
      stackOnPhone
      columns={[
        { key: 'column', label: t('mapping.column'), width: 72, hideBelow: 'sm', render: (row) => row.column },
        {
          key: 'header',
          label: t('mapping.heading'),
          render: (row) => (
            <>
              <Box component="b" sx={{ display: { sm: 'none' } }}>
                {row.column} ·{' '}
              </Box>
              <span>{row.header || t('mapping.no_heading')}</span>
            </>
          ),
        },
        {
          key: 'field',
          label: t('mapping.meaning'),
          width: '50%',
          render: ({ column, header }) =>
            onSay ? (
              <FieldChoice
                label={t('mapping.meaning_of', { column, header })}
                fields={fields}
                value={meant.get(column) ?? ''}
                isTwice={isTwice(column)}
                onChange={(field) => onSay(column, field)}
              />
            ) : meant.get(column) ? (
              format.label(fields, meant.get(column))
            ) : (
              <Typography variant="body2" color="textSecondary" component="span">
                {t('mapping.not_used')}
              </Typography>
            ),
        },
      ]}
    />
  );
}

interface FieldChoiceProps {
  label: string;
  fields: readonly RosterField[];
  value: string;
  isTwice: boolean;
  onChange: (field: string) => void;
}

/** The browser's own list: twenty of them stand on one page. */
function FieldChoice({ label, fields, value, isTwice, onChange }: FieldChoiceProps) {
  const t = useTranslate();
  const { locale } = useFormat();
  return (
    <TextField
      select
      fullWidth
      size="small"
      value={value}
      error={isTwice}
      helperText={isTwice ? t('mapping.twice') : undefined}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ select: { native: true }, htmlInput: { 'aria-label': label } }}
    >
      <option value="">{t('mapping.not_used')}</option>
      {fields.map((field) => (
        <option key={field.code} value={field.code}>
          {field[locale]}
        </option>
      ))}
    </TextField>
  );
}

import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useCan } from '../layout/access.js';
import { ChoiceField } from '../layout/choice-field.js';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { ErrorState, RowsSkeleton } from '../layout/states.js';
import { useServerMutation, useServerQuery } from '../providers/use-server.js';
import type { ImportDetail } from './import.documents.js';
import { MappingTable } from './mapping-table.js';
import type { ImportSheet } from './mapping.documents.js';
import { IMPORT_COLUMNS, REMAP_IMPORT } from './mapping.documents.js';

/** What each column of the file was taken for; the user may say otherwise and have the file read again. */
export function MappingPanel({ one }: { one: ImportDetail }) {
  const t = useTranslate();
  const can = useCan();
  const query = useServerQuery(IMPORT_COLUMNS, { id: one.id }, { enabled: one.state !== 'reading' });
  const isRefused = one.state === 'refused';
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState('');
  const found = query.data?.import;
  const sheets = found?.sheetColumns ?? [];
  if (query.error) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  // Nothing to say of a file that holds no table, or of one that is still being read.
  if (found && sheets.length === 0) return null;
  const sheet = sheets[Number(chosen)] ?? sheets[0];
  const mayChange = found?.canRemap === true && can(one.kind === 'police' ? 'police.import' : 'import.run');
  const shown = isOpen || (isRefused && mayChange);
  const unused = sheets.reduce((n, { columns }) => n + columns.filter(({ field }) => field === null).length, 0);
  return (
    <Panel
      title={t('mapping.title')}
      aside={
        !isRefused && (
          <Button size="small" variant="outlined" aria-expanded={shown} onClick={() => setOpen(!isOpen)}>
            {t(shown ? 'mapping.close' : mayChange ? 'mapping.change' : 'mapping.look')}
          </Button>
        )
      }
    >
      <Typography variant="body2" color="textSecondary">
        {t(isRefused ? 'mapping.hint_refused' : unused > 0 ? 'mapping.hint_unused' : 'mapping.hint', { n: unused })}
      </Typography>
      {!found && shown && <RowsSkeleton rows={6} />}
      {shown && sheets.length > 1 && (
        <ChoiceField
          label={t('mapping.sheet')}
          value={sheets[Number(chosen)] ? chosen : '0'}
          choices={sheets.map((each, i) => ({ code: String(i), label: each.sheet }))}
          onChange={setChosen}
          sx={{ mt: 1.5, minWidth: 240 }}
        />
      )}
      {shown && sheet && (
        <Columns key={`${sheet.sheet} ${sheet.rememberedAt ?? ''}`} one={one} sheet={sheet} mayChange={mayChange} />
      )}
    </Panel>
  );
}

function Columns({ one, sheet, mayChange }: { one: ImportDetail; sheet: ImportSheet; mayChange: boolean }) {
  const t = useTranslate();
  const format = useFormat();
  const notify = useNotify();
  const remap = useServerMutation(REMAP_IMPORT);
  const [said, setSaid] = useState<Record<string, string>>({});
  const changed = sheet.columns.filter(({ column, field }) => (said[column] ?? field ?? '') !== (field ?? ''));
  const rows = sheet.headerRows.map(format.count).join(', ');
  function say(column: string, field: string) {
    remap.reset();
    setSaid({ ...said, [column]: field });
  }
  function save() {
    const fields = sheet.columns.map(({ column, field }) => ({ column, field: (said[column] ?? field ?? '') || null }));
    remap.mutate(
      { id: one.id, sheet: sheet.sheet, fields },
      {
        onSuccess: ({ remapImport }) => {
          if (remapImport.state === 'refused') notify('mapping.still_refused', { type: 'warning' });
          else notify('mapping.saved', { type: 'success' });
        },
      },
    );
  }
  return (
    <>
      <Typography variant="body2" sx={{ my: 1.25 }}>
        {t(sheet.role === 'other' ? 'mapping.header_likely' : 'mapping.header_found', { rows })}{' '}
        {sheet.rememberedBy &&
          t('mapping.remembered', {
            unit: sheet.rememberedBy.pathText || sheet.rememberedBy.name,
            at: format.instant(sheet.rememberedAt),
          })}
      </Typography>
      <MappingTable columns={sheet.columns} said={said} {...(mayChange ? { onSay: say } : {})} />
      {remap.error && <ErrorState error={remap.error} />}
      {mayChange && (
        <>
          <Alert severity="info" variant="outlined" sx={{ my: 1.5 }}>
            {t('mapping.will_remember', { unit: one.unit.pathText || one.unit.name })}
          </Alert>
          <Button
            variant="contained"
            size="medium"
            loading={remap.isPending}
            disabled={changed.length === 0 && sheet.role !== 'other'}
            onClick={save}
          >
            {t('mapping.save')}
          </Button>
        </>
      )}
    </>
  );
}

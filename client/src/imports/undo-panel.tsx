import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useCan } from '../layout/access.js';
import { DataTable } from '../layout/data-table.js';
import { useWords } from '../layout/error-text.js';
import { useFormat } from '../layout/format.js';
import { FormDialog } from '../layout/form-dialog.js';
import { Panel } from '../layout/page.js';
import { ListPages } from '../layout/list-pages.js';
import { ErrorState, RowsSkeleton } from '../layout/states.js';
import { useServerMutation, useServerQuery } from '../providers/use-server.js';
import type { ImportDetail } from './import.documents.js';
import { usePlace } from './place.js';
import type { ImportUndo } from './undo.documents.js';
import { IMPORT_UNDO, LEFT_ROWS, UNDO_IMPORT } from './undo.documents.js';

/** An undo can begin, or has been, in these states of an import. */
const STATES = ['applied', 'cancelled', 'undone'];
const PER_PAGE = 25;

/** Taking a whole import back: what that would mean, then what came of it and which rows were left, with the way out. */
export function UndoPanel({ one }: { one: ImportDetail }) {
  const isShown = STATES.includes(one.state);
  const query = useServerQuery(IMPORT_UNDO, { id: one.id }, { enabled: isShown });
  const t = useTranslate();
  const can = useCan();
  const mayUndo = ({ possible }: ImportUndo) => possible && can(one.kind === 'police' ? 'police.import' : 'import.run');
  if (!isShown) return null;
  const undo = query.data?.import.undo;
  if (undo && one.state !== 'undone' && undo.left.length === 0 && !mayUndo(undo)) return null;
  return (
    <Panel title={t('undo.title')}>
      {query.error && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {!query.error && !undo && <RowsSkeleton rows={2} />}
      {undo && <Result one={one} undo={undo} mayUndo={mayUndo(undo)} />}
    </Panel>
  );
}

function Result({ one, undo, mayUndo }: { one: ImportDetail; undo: ImportUndo; mayUndo: boolean }) {
  const t = useTranslate();
  const format = useFormat();
  const [isAsking, setAsking] = useState(false);
  const left = undo.left.reduce((sum, { n }) => sum + n, 0);
  return (
    <>
      {one.state === 'undone' && (
        <Alert severity={left > 0 ? 'warning' : 'success'} variant="outlined" sx={{ mb: 2 }}>
          {t('undo.undone', { n: format.count(undo.undone), at: format.instant(undo.at) })}{' '}
          {left === 0
            ? t('undo.all_back')
            : `${undo.left.map(({ code, n }) => t(`undo_left.${code}`, { n: format.count(n) })).join('; ')}.`}
        </Alert>
      )}
      {one.state !== 'undone' && mayUndo && <Typography sx={{ mb: 1.5 }}>{t('undo.hint')}</Typography>}
      {left > 0 && <LeftRows id={one.id} total={left} />}
      {mayUndo && (
        <Button variant="outlined" color="warning" size="medium" onClick={() => setAsking(true)}>
          {t(left > 0 ? 'undo.start_left' : 'undo.start')}
        </Button>
      )}
      {isAsking && <AskDialog one={one} undo={undo} onClose={() => setAsking(false)} />}
    </>
  );
}

/** What will be taken back, in numbers, before it is. */
function AskDialog({ one, undo, onClose }: { one: ImportDetail; undo: ImportUndo; onClose: () => void }) {
  const t = useTranslate();
  const format = useFormat();
  const start = useServerMutation(UNDO_IMPORT);
  const lines: readonly (readonly [string, number])[] = [
    ['undo.ask_new', undo.new],
    ['undo.ask_changed', undo.changed],
    ['undo.ask_decided', undo.decided],
    ['undo.ask_unchanged', undo.unchanged],
    ['undo.ask_waiting', undo.waiting],
    ['undo.ask_since', undo.changedSince],
  ];
  const total = undo.new + undo.changed + undo.decided + undo.unchanged;
  return (
    <FormDialog
      title={t('undo.ask_title', { file: one.fileName })}
      hint={t('undo.ask_hint')}
      submitLabel={t('undo.submit', { n: format.count(total) })}
      busy={start.isPending}
      error={start.error}
      onSubmit={() => start.mutate({ id: one.id }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {lines.map(([key, n]) => n > 0 && <li key={key}>{t(key, { n: format.count(n) })}</li>)}
      </Box>
    </FormDialog>
  );
}

function LeftRows({ id, total }: { id: string; total: number }) {
  const t = useTranslate();
  const format = useFormat();
  const words = useWords();
  const place = usePlace();
  const [page, setPage] = useState(0);
  const query = useServerQuery(LEFT_ROWS, { id, page, perPage: PER_PAGE }, { keep: true });
  const rows = query.data?.import.leftRows;
  const title = t('undo.left', { n: format.count(total) });
  return (
    <Box sx={{ mb: 2 }}>
      <Typography component="h3" variant="subtitle1">
        {title}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {t('undo.left_hint')}
      </Typography>
      {query.error && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {!query.error && !rows && <RowsSkeleton rows={5} />}
      {rows && (
        <DataTable
          caption={title}
          rows={rows}
          rowKey={(row) => row.id}
          fetching={query.isPlaceholderData}
          columns={[
            { key: 'place', label: t('undo.where'), width: '22%', render: (row) => place(row.sheet, row.row, null) },
            {
              key: 'person',
              label: t('undo.person'),
              render: (row) => (
                <>
                  {row.fullName}
                  <Typography variant="caption" color="textSecondary" component="div">
                    {row.maskedId}
                  </Typography>
                </>
              ),
            },
            { key: 'why', label: t('undo.why'), render: (row) => words(row) },
          ]}
        />
      )}
      <ListPages total={total} page={page} perPage={PER_PAGE} onTurn={setPage} />
    </Box>
  );
}

import PrintOutlined from '@mui/icons-material/PrintOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { FormDialog } from '../layout/form-dialog.js';
import { useFormat } from '../layout/format.js';
import { PaperDialog } from '../layout/paper-dialog.js';
import { useMe } from '../providers/session.js';
import { useServerMutation } from '../providers/use-server.js';
import type { CallList } from './todo.documents.js';
import { PRINT_CALL_LIST } from './todo.documents.js';
import { useGroupWords } from './use-group-words.js';

/** Makes the call list of a unit, or of one group, and shows it as it will be printed. */
export function CallListButton({ asked }: { asked: { unitId: string; criterion?: string; action?: string } }) {
  const t = useTranslate();
  const print = useServerMutation(PRINT_CALL_LIST, { refresh: false });
  const make = () =>
    print.mutate({ unitId: asked.unitId, criterion: asked.criterion ?? null, action: asked.action ?? null });
  return (
    <>
      <Button variant="outlined" startIcon={<PrintOutlined />} loading={print.isPending} onClick={make}>
        {t('todo.call_list')}
      </Button>
      {print.data && <CallPaper list={print.data.printCallList} onClose={print.reset} />}
      {print.error && (
        <FormDialog
          title={t('todo.call_list_failed')}
          submitLabel={t('app.retry')}
          busy={print.isPending}
          error={print.error}
          maxWidth="xs"
          onSubmit={make}
          onClose={print.reset}
        />
      )}
    </>
  );
}

/** Names, telephones and what to do, with a box to tick: no citizen ids, no reasons. */
function CallPaper({ list, onClose }: { list: CallList; onClose: () => void }) {
  const t = useTranslate();
  const format = useFormat();
  const me = useMe();
  const words = useGroupWords();
  const { rows } = list;
  const withUnit = rows.some(({ unit }) => unit.id !== list.unit.id);
  return (
    <PaperDialog
      title={t('todo.call_list')}
      note={
        <Typography variant="body2" color="textSecondary" sx={{ my: 1.5 }}>
          {t('todo.call_list_hint')}
        </Typography>
      }
      doneLabel={t('app.done')}
      onClose={onClose}
    >
      <Box data-testid="call-list">
        <Typography variant="h2" component="h3">
          {t('todo.call_list_of', { unit: list.unit.pathText || list.unit.name })}
        </Typography>
        <Typography variant="body2" sx={{ mb: 1.5 }}>
          {t('todo.call_list_made', {
            day: format.day(me?.today),
            name: me?.displayName,
            smart_count: rows.length,
            n: format.count(rows.length),
          })}
        </Typography>
        <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={t('todo.call_list')}>
          <Table
            size="small"
            sx={{
              // Looked at on a phone it is the sheet still, scrolled: the room of a phone would leave a letter a line.
              '@media screen and (max-width: 599.95px)': { minWidth: 640 },
              '& td, & th': { verticalAlign: 'top', borderColor: 'text.secondary' },
            }}
          >
            <TableHead>
              <TableRow>
                <TableCell>{t('todo.no')}</TableCell>
                <TableCell>{t('people.full_name')}</TableCell>
                {withUnit && <TableCell>{t('board.unit')}</TableCell>}
                <TableCell>{t('todo.phone')}</TableCell>
                <TableCell align="right">{t('todo.waits')}</TableCell>
                <TableCell>{t('todo.next')}</TableCell>
                <TableCell align="center">{t('todo.called')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {rows.map((row, index) => (
                <TableRow key={row.id}>
                  <TableCell>{index + 1}</TableCell>
                  <TableCell sx={{ fontWeight: 600 }}>{row.fullName}</TableCell>
                  {withUnit && <TableCell>{row.unit.name}</TableCell>}
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>{row.phone ?? '…………………'}</TableCell>
                  <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                    {row.waitingDays === null
                      ? t('todo.waits_unknown')
                      : t('todo.waits_n', format.counted(row.waitingDays))}
                  </TableCell>
                  <TableCell>
                    {row.steps.map((step) => (
                      <div key={step.criterion}>
                        {words.criterion(step.criterion)}: {words.step(step.action)}
                      </div>
                    ))}
                  </TableCell>
                  <TableCell align="center">
                    <Box
                      component="span"
                      sx={{
                        display: 'inline-block',
                        width: 16,
                        height: 16,
                        border: '1.5px solid',
                        borderRadius: '2px',
                      }}
                    />
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Box>
        <Typography variant="caption" component="p" sx={{ mt: 1.5 }}>
          {t('todo.call_safe')}
        </Typography>
      </Box>
    </PaperDialog>
  );
}

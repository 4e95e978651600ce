import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { useCan } from '../layout/access.js';
import { useFormat } from '../layout/format.js';
import { Page } from '../layout/page.js';
import { NotInRole, PageSkeleton, Refusal } from '../layout/states.js';
import { useAddress } from '../layout/use-address.js';
import type { ResultOf } from '../providers/documents.js';
import { useServerMutation, useServerQuery } from '../providers/use-server.js';
import { AcceptDialog } from './accept-dialog.js';
import { ConfirmWeekDialog } from './confirm-week-dialog.js';
import { SayDialog } from './say-dialog.js';
import { SheetAnnex, SheetFigures } from './sheet-figures.js';
import { SheetHistory } from './sheet-history.js';
import { SheetThread } from './sheet-thread.js';
import type { WeekSheet } from './week.documents.js';
import { ACCEPT_WEEKS, WEEK_SHEET } from './week.documents.js';
import { WeekStateChip } from './week-state.js';
import { WeekTurner } from './week-turner.js';

/** A unit's week: its figures, and what the caller may do about them. */
export function WeekSheetPage() {
  const t = useTranslate();
  const can = useCan();
  if (!can('week.read'))
    return (
      <Page title={t('weekly.title')}>
        <NotInRole />
      </Page>
    );
  return <Sheet />;
}

function Sheet() {
  const t = useTranslate();
  const can = useCan();
  const { unitId = '' } = useParams();
  const { params, set } = useAddress();
  const query = useServerQuery(WEEK_SHEET, { unitId, week: params.get('week') }, { keep: true });
  const sheet = query.data?.weekSheet;
  return (
    <Page
      title={t('weekly.title')}
      subtitle={sheet?.unit.pathText || sheet?.unit.name}
      actions={
        sheet &&
        (can('week.review') || sheet.criteria.some(({ rows }) => rows.length > 0)) && (
          <Button variant="outlined" component={Link} to={`/confirmations?unit=${unitId}&week=${sheet.week.from}`}>
            {t('weekly.below')}
          </Button>
        )
      }
    >
      {query.error && (
        <Refusal
          error={query.error}
          retry={() => void query.refetch()}
          onClear={params.get('week') ? () => set({ week: '' }) : null}
          wayOut={t('bulletin.last_week')}
        />
      )}
      {!query.error && !sheet && <PageSkeleton />}
      {!query.error && sheet && (
        <Box aria-busy={query.isPlaceholderData} sx={{ opacity: query.isPlaceholderData ? 0.5 : 1 }}>
          <Standing sheet={sheet} onTurn={(week) => set({ week })} />
          <SheetFigures sheet={sheet} />
          <SheetThread revisions={sheet.revisions} />
          <SheetAnnex sheet={sheet} />
          <SheetHistory sheet={sheet} />
        </Box>
      )}
    </Page>
  );
}

/** How the week stands, what that means for the reader, and the next step. */
function Standing({ sheet, onTurn }: { sheet: WeekSheet; onTurn: (week: string) => void }) {
  const t = useTranslate();
  const format = useFormat();
  const mine = sheet.actions.includes('confirm');
  const hint = mine && sheet.state !== 'returned' ? `weekly.hint_mine_${sheet.state}` : `weekly.hint_${sheet.state}`;
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-label={t('weekly.state')}
      sx={{ p: { xs: 1.5, sm: 2 }, mb: 2, display: 'flex', gap: 2, flexWrap: 'wrap', alignItems: 'center' }}
    >
      <WeekTurner week={sheet.week} onTurn={onTurn} />
      <Box sx={{ flex: '1 1 300px', minWidth: 0 }}>
        <WeekStateChip state={sheet.state} />
        <Typography variant="body2" sx={{ mt: 0.5 }}>
          {t(hint, { day: format.day(sheet.week.due) })}
        </Typography>
      </Box>
      <Actions sheet={sheet} />
    </Paper>
  );
}

function Actions({ sheet }: { sheet: WeekSheet }) {
  const t = useTranslate();
  const notify = useNotify();
  const [asking, setAsking] = useState<'confirm' | 'accept' | 'return' | 'answer' | null>(null);
  const accept = useServerMutation(ACCEPT_WEEKS);
  const standing = sheet.revisions[0]?.id;
  const close = () => setAsking(null);
  function accepted({ acceptWeeks: { problems } }: ResultOf<typeof ACCEPT_WEEKS>) {
    if (problems.length === 0) notify('weekly.accept_done_one', { type: 'success' });
    close();
  }
  const has = (action: WeekSheet['actions'][number]) => sheet.actions.includes(action);
  return (
    <Box className="no-print" sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
      {has('confirm') && (
        <Button variant="contained" onClick={() => setAsking('confirm')}>
          {t(sheet.state === 'returned' ? 'weekly.confirm_anew' : 'weekly.confirm')}
        </Button>
      )}
      {has('answer') && (
        <Button variant="outlined" onClick={() => setAsking('answer')}>
          {t('weekly.answer')}
        </Button>
      )}
      {has('accept') && standing && (
        <Button variant="contained" onClick={() => setAsking('accept')}>
          {t('weekly.accept')}
        </Button>
      )}
      {has('return') && (
        <Button variant="outlined" onClick={() => setAsking('return')}>
          {t('weekly.return')}
        </Button>
      )}
      {accept.data?.acceptWeeks.problems.map((problem) => (
        <Problem key={problem.id} problem={problem} />
      ))}
      {asking === 'confirm' && <ConfirmWeekDialog sheet={sheet} onClose={close} />}
      {asking === 'accept' && standing && (
        <AcceptDialog
          weeks={[{ id: standing, unit: sheet.unit.name }]}
          week={sheet.week}
          busy={accept.isPending}
          error={accept.error}
          onSubmit={() => accept.mutate({ ids: [standing] }, { onSuccess: accepted })}
          onClose={() => {
            accept.reset();
            close();
          }}
        />
      )}
      {(asking === 'return' || asking === 'answer') && standing && (
        <SayDialog id={standing} unit={sheet.unit.name} action={asking} onClose={close} />
      )}
    </Box>
  );
}

function Problem({ problem }: { problem: { messageVi: string; messageEn: string } }) {
  const { locale } = useFormat();
  return (
    <Alert severity="warning" variant="outlined">
      {locale === 'en' ? problem.messageEn : problem.messageVi}
    </Alert>
  );
}

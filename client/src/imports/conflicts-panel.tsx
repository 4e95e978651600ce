import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useCan } from '../layout/access.js';
import { DataTable } from '../layout/data-table.js';
import { useWords } from '../layout/error-text.js';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { ErrorState } from '../layout/states.js';
import { useServerMutation } from '../providers/use-server.js';
import { CorrectionDialog, isCorrection } from './correction-dialog.js';
import type { ImportConflict, ImportDetail } from './import.documents.js';
import { DECIDE_CONFLICT } from './import.documents.js';
import { isMove, MoveDialog } from './move-dialog.js';
import { usePlace } from './place.js';

/** Rows that wait for a person's decision: until then nobody moves and nobody is counted twice. */
export function ConflictsPanel({ one }: { one: ImportDetail }) {
  const t = useTranslate();
  const words = useWords();
  const place = usePlace();
  const format = useFormat();
  const can = useCan();
  const decide = useServerMutation(DECIDE_CONFLICT);
  const [asking, setAsking] = useState<ImportConflict | null>(null);
  if (one.conflicts.length === 0) return null;
  function start(conflict: ImportConflict, decision: 'keep' | 'apply') {
    decide.reset();
    if (decision === 'apply' && (isCorrection(conflict) || isMove(conflict))) setAsking(conflict);
    else decide.mutate({ id: conflict.id, decision });
  }
  const take = (conflict: ImportConflict, said: { reason: string | null; orderNumber?: string | null }) =>
    decide.mutate({ id: conflict.id, decision: 'apply', ...said }, { onSuccess: () => setAsking(null) });
  const waiting = one.conflictsWaiting;
  // Only the first of very many are here.
  const more = one.counts.conflict - one.conflicts.length;
  const caption = t('imports.conflicts', { n: format.count(waiting) });
  const dialog = { busy: decide.isPending, error: decide.error, onClose: () => setAsking(null) };
  return (
    <Panel title={caption}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {waiting === 0
          ? t('imports.conflicts_over')
          : t(one.state === 'planned' ? 'imports.conflicts_later' : 'imports.conflicts_hint')}
        {more > 0 && ` ${t('imports.conflicts_more', { smart_count: more, n: format.count(more) })}`}
      </Typography>
      {one.state === 'applied' && waiting > 0 && can('conflict.resolve') && (
        <Button component={Link} to={`/conflicts?import=${one.id}`} variant="outlined" sx={{ mb: 1 }}>
          {t('imports.conflicts_queue')}
        </Button>
      )}
      {decide.error && !asking && <ErrorState error={decide.error} />}
      <DataTable
        caption={caption}
        rows={one.conflicts}
        rowKey={(conflict) => conflict.id}
        stackOnPhone
        columns={[
          {
            key: 'place',
            label: t('imports.place'),
            hideBelow: 'sm',
            render: (conflict) => place(conflict.sheet, conflict.row),
          },
          {
            key: 'person',
            label: t('people.full_name'),
            render: (conflict) => (
              <>
                <b>{conflict.fullName}</b>
                <Typography variant="caption" color="textSecondary" component="div">
                  {conflict.maskedId}
                </Typography>
              </>
            ),
          },
          { key: 'why', label: t('imports.why'), render: (conflict) => words(conflict) },
          {
            key: 'here',
            label: t('imports.units_named'),
            hideBelow: 'md',
            render: (conflict) => [conflict.unit.name, conflict.otherUnitText].filter(Boolean).join(' ↔ '),
          },
          {
            key: 'decide',
            label: t('imports.decision'),
            render: (conflict) => (
              <Decision
                conflict={conflict}
                busy={decide.isPending}
                onDecide={(decision) => start(conflict, decision)}
              />
            ),
          },
        ]}
      />
      {asking && isMove(asking) && (
        <MoveDialog {...dialog} conflict={asking} asOf={one.asOf} onDecide={(said) => take(asking, said)} />
      )}
      {asking && !isMove(asking) && (
        <CorrectionDialog {...dialog} conflict={asking} onDecide={(reason) => take(asking, { reason })} />
      )}
    </Panel>
  );
}

interface DecisionProps {
  conflict: ImportConflict;
  busy: boolean;
  onDecide: (decision: 'keep' | 'apply') => void;
}

function Decision({ conflict, busy, onDecide }: DecisionProps) {
  const t = useTranslate();
  const can = useCan();
  if (conflict.state !== 'open' || !can('conflict.resolve')) return <>{t(`conflict_state.${conflict.state}`)}</>;
  return (
    <Box sx={{ display: 'flex', gap: 0.75, flexWrap: 'wrap' }}>
      <Button variant="outlined" disabled={busy} onClick={() => onDecide('keep')}>
        {t('imports.keep')}
      </Button>
      <Button variant="contained" disabled={busy} onClick={() => onDecide('apply')}>
        {t(isMove(conflict) ? 'conflicts.apply.employed_elsewhere' : 'imports.take')}
      </Button>
    </Box>
  );
}

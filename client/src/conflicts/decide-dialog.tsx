import Alert from '@mui/material/Alert';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useWords } from '../layout/error-text.js';
import { FormDialog } from '../layout/form-dialog.js';
import { useFormat } from '../layout/format.js';
import { useServerMutation } from '../providers/use-server.js';
import type { DecisionResult, OpenConflict } from './conflict.documents.js';
import { DECIDE_CONFLICTS } from './conflict.documents.js';
import { MoveFields } from './move-fields.js';

export type Decision = 'keep' | 'apply';

/** Conflicts that are decided for the list only with a reason. The server decides again. */
const NEEDS_REASON = new Set(['moves_backwards', 'contradicts_stronger', 'name_does_not_match_id']);

interface DecideDialogProps {
  rows: readonly OpenConflict[];
  decision: Decision;
  onClose: () => void;
  /** What has been done, for the page to say. */
  onDone: (result: DecisionResult) => void;
}

/** Before anything is decided: how many rows, what becomes of them, and why. */
export function DecideDialog({ rows, decision, onClose, onDone }: DecideDialogProps) {
  const t = useTranslate();
  const format = useFormat();
  const words = useWords();
  const decide = useServerMutation(DECIDE_CONFLICTS);
  const [reason, setReason] = useState('');
  const [orderNumber, setOrderNumber] = useState('');
  const [left, setLeft] = useState<DecisionResult['problems']>([]);
  const codes = [...new Set(rows.map(({ code }) => code))];
  const required = decision === 'apply' && (codes.some((code) => NEEDS_REASON.has(code)) || left.length > 0);
  const n = format.count(rows.length);
  const moves = decision === 'apply' && codes.every((code) => code === 'employed_elsewhere');
  const step = moves ? 'move' : decision;
  const [only] = rows;
  function submit() {
    const ids = rows.map(({ id }) => id);
    decide.mutate(
      { ids, decision, reason: reason.trim() || null, orderNumber: (moves && orderNumber.trim()) || null },
      {
        onSuccess: ({ decideConflicts: result }) => {
          // Nothing was decided and a reason is all that is missing: the form keeps what was typed.
          const asks = result.decided === 0 && result.problems.every(({ code }) => code === 'reason_needed');
          if (asks) setLeft(result.problems);
          else onDone(result);
        },
      },
    );
  }
  return (
    <FormDialog
      title={t(`conflicts.ask_${step}`, { smart_count: rows.length, n })}
      submitLabel={t(`conflicts.do_${step}`, { smart_count: rows.length, n })}
      busy={decide.isPending}
      error={decide.error}
      disabled={required && !reason.trim()}
      onClose={onClose}
      onSubmit={submit}
    >
      {codes.map((code) => (
        <Alert key={code} severity={decision === 'apply' ? 'warning' : 'info'} variant="outlined">
          {rows.length === 1 && only && !moves && <b>{only.listed.fullName}: </b>}
          {t(`conflicts.if_${decision}.${code}`)}
        </Alert>
      ))}
      {moves && (
        <MoveFields
          moves={rows.map(({ id, listed, recorded, unit, asOf }) => ({
            id,
            fullName: listed.fullName,
            from: recorded && (recorded.unit.pathText || recorded.unit.name),
            to: unit.pathText || unit.name,
            day: asOf,
          }))}
          orderNumber={orderNumber}
          onChange={setOrderNumber}
        />
      )}
      {left.slice(0, 1).map((problem) => (
        <Alert key={problem.id} severity="error" variant="outlined">
          {words(problem)}
        </Alert>
      ))}
      <TextField
        label={t(required ? 'conflicts.reason' : 'conflicts.reason_optional')}
        value={reason}
        required={required}
        fullWidth
        multiline
        minRows={2}
        autoFocus={!moves}
        slotProps={{ htmlInput: { maxLength: 300 } }}
        helperText={rows.length > 1 ? t('conflicts.reason_for_all', { n }) : undefined}
        onChange={(change) => setReason(change.target.value)}
      />
    </FormDialog>
  );
}

import { useMutation } from '@tanstack/react-query';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { differs, LEAST_REASON } from '@dat100/shared/rating-turns';
import { ErrorState } from '../layout/states.js';
import { TickedBar } from '../layout/ticked-bar.js';
import { useServerMutation } from '../providers/use-server.js';
import type { RatingAgency } from './agency.documents.js';
import { levelOf } from './rating-words.js';
import { Refusals } from './refusals.js';
import { DECIDE_RATINGS, PROPOSE_RATINGS, type RatingLine } from './sheet.documents.js';
import type { Choice, Choices } from './use-choices.js';
import { linesOf } from './whole-sheet.js';

interface GiveBarProps {
  agency: RatingAgency;
  act: 'propose' | 'decide';
  choices: Choices;
  /** what is saved, as it was sent */
  onSaved: (sent: readonly Choice[]) => void;
  /** chosen once more on these lines, which somebody else has changed */
  onKeep: (fresh: readonly RatingLine[]) => void;
  onDrop: (ids: readonly string[]) => void;
  onDiscard: () => void;
}

/** Saves the levels that were chosen, with one reason for those that need it. What is refused stays chosen. */
export function GiveBar({ agency, act, choices, onSaved, onKeep, onDrop, onDiscard }: GiveBarProps) {
  const t = useTranslate();
  const notify = useNotify();
  const [reason, setReason] = useState('');
  // The meter is read again before the choices go that it counts until then.
  const give = useServerMutation(act === 'propose' ? PROPOSE_RATINGS : DECIDE_RATINGS, { refresh: 'first' });
  const keep = useMutation({
    mutationFn: (ids: readonly string[]) => linesOf({ periodId: agency.periodId, unitId: agency.unitId }, ids),
    onSuccess: (fresh) => {
      onKeep(fresh);
      notify('sheets.kept', { type: 'info' });
    },
  });
  const changes = [...choices.values()];
  const others = changes.filter(({ line, level }) => level !== null && differs(act, standingOf(line), level));
  const given = give.data && ('proposeRatings' in give.data ? give.data.proposeRatings : give.data.decideRatings);
  const sent = new Map(changesOf(give.variables).map(({ id, revision }) => [id, revision]));
  // What is chosen anew, on a newer sheet, has not been refused.
  const problems = (given?.problems ?? []).filter(({ id }) => choices.get(id)?.line.revision === sent.get(id));
  const lacksReason = others.length > 0 && [...reason.trim()].length < LEAST_REASON;
  function save() {
    keep.reset();
    give.mutate(
      {
        periodId: agency.periodId,
        agencyId: agency.agencyId,
        changes: changes.map(({ line, level }) => ({ id: line.id, revision: line.revision, level })),
        reason: reason.trim() || null,
      },
      {
        onSuccess: (data) => {
          const done = 'proposeRatings' in data ? data.proposeRatings : data.decideRatings;
          const refused = new Set(done.problems.map(({ id }) => id));
          onSaved(changes.filter(({ line }) => !refused.has(line.id)));
          if (done.done + done.already > 0)
            notify('sheets.saved', { type: 'success', messageArgs: { n: done.done + done.already } });
          if (refused.size === 0) setReason('');
        },
      },
    );
  }
  if (changes.length === 0) return null;
  return (
    <TickedBar label={t('sheets.pending')} status={t('sheets.pending_n', { n: changes.length })}>
      <TextField
        label={t('sheets.reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        helperText={others.length > 0 ? t('sheets.reason_for', { n: others.length, least: LEAST_REASON }) : undefined}
        sx={{ flex: '1 1 260px' }}
        slotProps={{ htmlInput: { maxLength: 1000 } }}
      />
      <Button variant="contained" loading={give.isPending} disabled={lacksReason} onClick={save}>
        {t('sheets.save')}
      </Button>
      <Button onClick={onDiscard}>{t('sheets.discard')}</Button>
      {(give.error ?? null) && (
        <Box sx={{ flex: '1 1 100%' }}>
          <ErrorState error={give.error} />
        </Box>
      )}
      <Refusals refusals={problems} busy={keep.isPending} error={keep.error} onKeep={keep.mutate} onDrop={onDrop} />
    </TickedBar>
  );
}

/** The changes of a request, one or many as GraphQL takes them. */
function changesOf(variables: ReturnType<typeof useServerMutation<typeof DECIDE_RATINGS>>['variables']) {
  return variables ? variables.changes : [];
}

const standingOf = ({ level, best, worst, teamLevel }: RatingLine) => ({
  level: levelOf(level),
  best: levelOf(best),
  worst: levelOf(worst),
  team: levelOf(teamLevel),
});

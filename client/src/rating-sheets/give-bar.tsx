import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import type { Level } from '@dat100/shared/rating-scheme';
import { differs, LEAST_REASON } from '@dat100/shared/rating-turns';
import { useWords } from '../layout/error-text.js';
import { ErrorState } from '../layout/states.js';
import { TickedBar } from '../layout/ticked-bar.js';
import { useServerMutation } from '../providers/use-server.js';
import type { RatingAgency } from './agency.documents.js';
import { levelOf } from './rating-words.js';
import { DECIDE_RATINGS, PROPOSE_RATINGS, type RatingLine } from './sheet.documents.js';

interface GiveBarProps {
  agency: RatingAgency;
  act: 'propose' | 'decide';
  /** chosen and not saved yet */
  pending: ReadonlyMap<string, { line: RatingLine; level: Level | null }>;
  onSaved: (ids: readonly string[]) => void;
  onDiscard: () => void;
}

/** Saves the levels that were chosen, with one reason for those that need it. What is refused stays chosen. */
export function GiveBar({ agency, act, pending, onSaved, onDiscard }: GiveBarProps) {
  const t = useTranslate();
  const notify = useNotify();
  const words = useWords();
  const [reason, setReason] = useState('');
  const give = useServerMutation(act === 'propose' ? PROPOSE_RATINGS : DECIDE_RATINGS);
  const changes = [...pending.values()];
  const others = changes.filter(({ line, level }) => level !== null && differs(act, standingOf(line), level));
  const problems = give.data
    ? ('proposeRatings' in give.data ? give.data.proposeRatings : give.data.decideRatings).problems
    : [];
  const lacksReason = others.length > 0 && [...reason.trim()].length < LEAST_REASON;
  function save() {
    give.mutate(
      {
        periodId: agency.periodId,
        agencyId: agency.agencyId,
        changes: changes.map(({ line, level }) => ({ id: line.id, revision: line.revision, level })),
        reason: reason.trim() || null,
      },
      {
        onSuccess: (data) => {
          const given = 'proposeRatings' in data ? data.proposeRatings : data.decideRatings;
          const refused = new Set(given.problems.map(({ id }) => id));
          onSaved(changes.map(({ line }) => line.id).filter((id) => !refused.has(id)));
          if (given.done + given.already > 0)
            notify(t('sheets.saved', { n: given.done + given.already }), { type: 'success' });
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
      {problems.map((problem) => (
        <Alert key={problem.id} severity="warning" variant="outlined" sx={{ flex: '1 1 100%' }}>
          {problem.name}: {words(problem)}
        </Alert>
      ))}
    </TickedBar>
  );
}

const standingOf = ({ level, best, worst, teamLevel }: RatingLine) => ({
  level: levelOf(level),
  best: levelOf(best),
  worst: levelOf(worst),
  team: levelOf(teamLevel),
});

import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { LEAST_REASON } from '@dat100/shared/rating-turns';
import { DayField } from '../layout/day-field.js';
import { useWords } from '../layout/error-text.js';
import { FormDialog } from '../layout/form-dialog.js';
import { useServerMutation } from '../providers/use-server.js';
import { MOVE_RATING_AGENCY, type RatingAgency } from './agency.documents.js';

/** Takes an agency a step on, or back with a reason. What is open is listed; it is not taken on before. */
export function ActDialog({ agency, act, onClose }: { agency: RatingAgency; act: string; onClose: () => void }) {
  const t = useTranslate();
  const notify = useNotify();
  const words = useWords();
  const [reason, setReason] = useState('');
  const [number, setNumber] = useState('');
  const [on, setOn] = useState('');
  const move = useServerMutation(MOVE_RATING_AGENCY);
  const goesBack = act === 'return';
  const points = goesBack ? [] : agency.points;
  return (
    <FormDialog
      title={t(`sheets.act.${act}_title`, { agency: agency.name })}
      hint={t(`sheets.act.${act}_hint`)}
      submitLabel={t(`sheets.act.${act}`)}
      busy={move.isPending}
      error={move.error}
      disabled={points.length > 0 || (goesBack && [...reason.trim()].length < LEAST_REASON)}
      onClose={onClose}
      onSubmit={() =>
        move.mutate(
          {
            agency: { periodId: agency.periodId, agencyId: agency.agencyId, revision: agency.revision },
            act,
            reason: reason.trim(),
            number: number.trim() || null,
            on: on || null,
          },
          {
            onSuccess: () => {
              notify(`sheets.act.${act}_done`, { type: 'success' });
              onClose();
            },
          },
        )
      }
    >
      {points.length > 0 && (
        <Alert severity="warning" variant="outlined">
          <Box component="ul" sx={{ m: 0, pl: 2 }}>
            {points.map((point) => (
              <li key={words(point)}>{words(point)}</li>
            ))}
          </Box>
        </Alert>
      )}
      {act === 'decide' && (
        <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
          <TextField
            label={t('sheets.decision_number')}
            value={number}
            onChange={(event) => setNumber(event.target.value)}
            sx={{ flex: '1 1 200px' }}
            slotProps={{ htmlInput: { maxLength: 120 } }}
          />
          <DayField label={t('sheets.decision_on')} value={on} onChange={setOn} />
        </Box>
      )}
      {(goesBack || act === 'decide') && (
        <TextField
          label={t(goesBack ? 'sheets.return_reason' : 'sheets.decision_text')}
          value={reason}
          required={goesBack}
          fullWidth
          multiline
          minRows={2}
          onChange={(event) => setReason(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 1000 } }}
        />
      )}
    </FormDialog>
  );
}

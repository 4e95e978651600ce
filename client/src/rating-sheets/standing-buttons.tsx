import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { LEAST_REASON } from '@dat100/shared/rating-turns';
import { FormDialog } from '../layout/form-dialog.js';
import { ReasonField } from '../layout/reason-field.js';
import { UnitPicker } from '../layout/unit-picker.js';
import type { UnitRef } from '../providers/session.documents.js';
import { useServerMutation } from '../providers/use-server.js';
import { SET_RATING_HEAD, TAKE_OUT_OF_RATING, type RatingSheet } from './sheet.documents.js';

type Asked = 'take_out' | 'bring_back' | 'set_head' | 'end_head';

/** Takes somebody out of the rating or brings them back, and says which unit they head: each with its reason. */
export function StandingButtons({ sheet, isOut }: { sheet: RatingSheet; isOut: boolean }) {
  const t = useTranslate();
  const [asked, setAsked] = useState<Asked | null>(null);
  const acts: readonly Asked[] = [sheet.head ? 'end_head' : 'set_head', isOut ? 'bring_back' : 'take_out'];
  return (
    <>
      {acts.map((act) => (
        <Button key={act} onClick={() => setAsked(act)}>
          {t(`sheets.in_charge.${act}`)}
        </Button>
      ))}
      {asked && <StandingDialog sheet={sheet} asked={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function StandingDialog({ sheet, asked, onClose }: { sheet: RatingSheet; asked: Asked; onClose: () => void }) {
  const t = useTranslate();
  const notify = useNotify();
  const [reason, setReason] = useState('');
  const [document, setDocument] = useState('');
  const [unit, setUnit] = useState<UnitRef | null>(null);
  const takeOut = useServerMutation(TAKE_OUT_OF_RATING);
  const setHead = useServerMutation(SET_RATING_HEAD);
  const seen = { id: sheet.id, revision: sheet.revision, reason: reason.trim() };
  const onSuccess = () => {
    notify(`sheets.in_charge.${asked}_done`, { type: 'success' });
    onClose();
  };
  const save = () =>
    asked === 'take_out' || asked === 'bring_back'
      ? takeOut.mutate({ ...seen, out: asked === 'take_out', document: document.trim() || null }, { onSuccess })
      : setHead.mutate({ ...seen, unitId: asked === 'set_head' ? (unit?.id ?? sheet.unitId) : null }, { onSuccess });
  return (
    <FormDialog
      title={t(`sheets.in_charge.${asked}_title`, { name: sheet.fullName })}
      hint={t(`sheets.in_charge.${asked}_hint`)}
      submitLabel={t(`sheets.in_charge.${asked}`)}
      busy={takeOut.isPending || setHead.isPending}
      error={takeOut.error ?? setHead.error}
      disabled={[...reason.trim()].length < LEAST_REASON}
      onSubmit={save}
      onClose={onClose}
    >
      {asked === 'set_head' && (
        <UnitPicker
          label={t('sheets.in_charge.unit')}
          value={unit}
          onChange={setUnit}
          helperText={t('sheets.in_charge.unit_hint', { unit: sheet.unitName })}
        />
      )}
      <ReasonField
        label={t('sheets.in_charge.reason')}
        hint={t('sheets.in_charge.reason_hint', { n: LEAST_REASON })}
        value={reason}
        onChange={setReason}
      />
      {asked === 'take_out' && (
        <TextField
          label={t('sheets.in_charge.document')}
          value={document}
          fullWidth
          onChange={(event) => setDocument(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 120 } }}
        />
      )}
    </FormDialog>
  );
}

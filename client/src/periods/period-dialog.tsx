import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { ChoiceField } from '../layout/choice-field.js';
import { DayField } from '../layout/day-field.js';
import { FormDialog } from '../layout/form-dialog.js';
import { useFormat } from '../layout/format.js';
import { useServerMutation, useServerQuery } from '../providers/use-server.js';
import { RATING_SCHEMES } from '../ratings/ratings.documents.js';
import { CREATE_PERIOD, SAVE_PERIOD, type Period } from './periods.documents.js';

/** The usual cut-off: decrees ask for ratings before 15 December. */
const CUT_OFF = '11-30';

/** Begins a period, or changes one that is not open yet. */
export function PeriodDialog({ period, onClose }: { period?: Period; onClose: () => void }) {
  const t = useTranslate();
  const format = useFormat();
  const navigate = useNavigate();
  const thisYear = new Date().getFullYear();
  const [year, setYear] = useState(String(period?.year ?? thisYear));
  const [name, setName] = useState(period?.name ?? '');
  const [cutOff, setCutOff] = useState(period?.cutOff ?? `${thisYear}-${CUT_OFF}`);
  const [chosen, setChosen] = useState(period?.scheme ?? '');
  const schemes = useServerQuery(RATING_SCHEMES, {}).data?.ratingSchemes ?? [];
  const fitting = schemes.find(
    ({ yearFrom, yearTo }) => yearFrom <= Number(year) && (yearTo === null || Number(year) <= yearTo),
  );
  const scheme = chosen || fitting?.code || schemes[0]?.code || '';
  const create = useServerMutation(CREATE_PERIOD);
  const save = useServerMutation(SAVE_PERIOD, { refresh: 'first' });
  const input = { year: Number(year), name: name.trim() || null, scheme, cutOff };
  function submit() {
    if (period)
      save.mutate(
        { id: period.id, revision: period.revision, input: { ...input, schemeVersion: versionOf(period, scheme) } },
        { onSuccess: onClose },
      );
    else create.mutate({ input }, { onSuccess: (done) => void navigate(`/ratings/${done.createRatingPeriod.id}`) });
  }
  return (
    <FormDialog
      title={t(period ? 'periods.change' : 'periods.new')}
      hint={t('periods.new_hint')}
      submitLabel={t(period ? 'ra.action.save' : 'periods.create')}
      busy={create.isPending || save.isPending}
      error={create.error ?? save.error}
      disabled={!/^\d{4}$/.test(year) || cutOff === '' || scheme === ''}
      onClose={onClose}
      onSubmit={submit}
    >
      <TextField
        label={t('periods.year')}
        value={year}
        required
        sx={{ width: 172 }}
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 4 } }}
        onChange={({ target }) => {
          setYear(target.value);
          if (/^\d{4}$/.test(target.value) && cutOff.endsWith(CUT_OFF)) setCutOff(`${target.value}-${CUT_OFF}`);
        }}
      />
      <DayField
        label={t('periods.cut_off')}
        value={cutOff}
        required
        helperText={t('periods.cut_off_hint')}
        sx={{ width: { xs: 1, sm: 320 } }}
        onChange={setCutOff}
      />
      <ChoiceField
        label={t('schemes.one')}
        value={scheme}
        required
        fullWidth
        choices={schemes.map(({ code, nameVi, nameEn }) => ({
          code,
          label: format.locale === 'en' ? nameEn : nameVi,
        }))}
        onChange={setChosen}
      />
      <TextField
        label={t('periods.name')}
        value={name}
        fullWidth
        helperText={t('periods.name_hint')}
        onChange={({ target }) => setName(target.value)}
      />
    </FormDialog>
  );
}

/** The version stays as long as the scheme does; another scheme begins at its newest. */
const versionOf = (period: Period, scheme: string): number | null =>
  scheme === period.scheme ? period.schemeVersion : null;

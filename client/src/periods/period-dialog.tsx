import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { EMPLOYMENT_KINDS } from '@dat100/shared/codes';
import { PERIOD_KINDS } from '@dat100/shared/rating-period-settings';
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
export function PeriodDialog({ period: now, onClose }: { period?: Period; onClose: () => void }) {
  // The one the fields were filled from: a save over somebody else's, read meanwhile, is refused.
  const [period] = useState(now);
  const t = useTranslate();
  const format = useFormat();
  const navigate = useNavigate();
  const thisYear = new Date().getFullYear();
  const [year, setYear] = useState(String(period?.year ?? thisYear));
  const [name, setName] = useState(period?.name ?? '');
  const [cutOff, setCutOff] = useState(period?.cutOff ?? `${thisYear}-${CUT_OFF}`);
  const [chosen, setChosen] = useState(period?.scheme ?? '');
  const [asked, setKinds] = useState<readonly string[] | null>(period?.kinds ?? null);
  const schemes = useServerQuery(RATING_SCHEMES, {}).data?.ratingSchemes ?? [];
  const fitting = schemes.find(
    ({ yearFrom, yearTo }) => yearFrom <= Number(year) && (yearTo === null || Number(year) <= yearTo),
  );
  const scheme = chosen || fitting?.code || schemes[0]?.code || '';
  // Until somebody says otherwise: whom the scheme is for, so that nobody is in it who cannot be rated.
  const ratedKinds = schemes.find(({ code }) => code === scheme)?.kinds;
  const kinds = asked ?? PERIOD_KINDS.filter((kind) => ratedKinds?.includes(kind) ?? true);
  const create = useServerMutation(CREATE_PERIOD);
  const save = useServerMutation(SAVE_PERIOD, { refresh: 'first' });
  const input = { year: Number(year), name: name.trim() || null, scheme, cutOff, kinds: [...kinds] };
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
      disabled={!/^\d{4}$/.test(year) || cutOff === '' || scheme === '' || kinds.length === 0}
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
      <KindsField value={kinds} onChange={setKinds} />
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

/** Who is in the period, by employment; several periods of a year share no kind. */
function KindsField({ value, onChange }: { value: readonly string[]; onChange: (kinds: readonly string[]) => void }) {
  const t = useTranslate();
  const format = useFormat();
  return (
    <FormControl component="fieldset" error={value.length === 0}>
      <FormLabel component="legend">{t('periods.kinds')}</FormLabel>
      <FormGroup row>
        {PERIOD_KINDS.map((code) => (
          <FormControlLabel
            key={code}
            label={format.label(EMPLOYMENT_KINDS, code)}
            control={
              <Checkbox
                checked={value.includes(code)}
                onChange={(_, on) => onChange(PERIOD_KINDS.filter((one) => (one === code ? on : value.includes(one))))}
              />
            }
          />
        ))}
      </FormGroup>
      <FormHelperText>{t('periods.kinds_hint')}</FormHelperText>
    </FormControl>
  );
}

/** The version stays as long as the scheme does; another scheme begins at its newest. */
const versionOf = (period: Period, scheme: string): number | null =>
  scheme === period.scheme ? period.schemeVersion : null;

import Button from '@mui/material/Button';
import InputAdornment from '@mui/material/InputAdornment';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { HEADS_GROUP, OTHERS_GROUP } from '@dat100/shared/rating-period-settings';
import { CLOCK_NAMES, MOST_BANDS, MOST_DUTY_GROUPS } from '@dat100/shared/rating-settings-problems';
import { useTranslate } from 'react-admin';
import { ChoiceField } from '../layout/choice-field.js';
import { useFormat } from '../layout/format.js';
import { freeCode, withLine, type TypedSettings } from './settings-form.js';
import { NamedLineFields, Part } from './settings-lines.js';

interface PartProps {
  typed: TypedSettings;
  onChange: (typed: TypedSettings) => void;
}

const FIXED: Readonly<Partial<Record<string, string>>> = {
  [HEADS_GROUP]: 'periods.settings.heads_hint',
  [OTHERS_GROUP]: 'periods.settings.others_hint',
};

/** Groups of people whose duties are alike, by their titles: each has its own share of the cap. */
export function GroupsPart({ typed, onChange }: PartProps) {
  const t = useTranslate();
  const { dutyGroups } = typed;
  const put = (groups: TypedSettings['dutyGroups']) => onChange({ ...typed, dutyGroups: groups });
  return (
    <Part title={t('periods.settings.groups')} hint={t('periods.settings.groups_hint')}>
      {dutyGroups.map((group, i) => {
        const nth = t('periods.settings.nth_group', { n: i + 1 });
        return (
          <NamedLineFields
            key={group.code}
            line={group}
            nth={nth}
            onChange={(line) => put(withLine(dutyGroups, i, line))}
            onRemove={FIXED[group.code] ? null : () => put(dutyGroups.filter((_, at) => at !== i))}
          >
            <TextField
              label={t('periods.settings.titles')}
              value={group.titles}
              multiline
              minRows={2}
              maxRows={8}
              helperText={t(FIXED[group.code] ?? 'periods.settings.titles_hint')}
              slotProps={{ htmlInput: { 'aria-label': `${nth}: ${t('periods.settings.titles')}` } }}
              onChange={({ target }) => put(withLine(dutyGroups, i, { ...group, titles: target.value }))}
            />
          </NamedLineFields>
        );
      })}
      <Button
        variant="outlined"
        sx={{ alignSelf: 'start' }}
        disabled={dutyGroups.length >= MOST_DUTY_GROUPS}
        onClick={() => put([...dutyGroups, { code: freeCode('nhom', dutyGroups), nameVi: '', nameEn: '', titles: '' }])}
      >
        {t('periods.settings.add_group')}
      </Button>
    </Part>
  );
}

/** What units are called by their rate. */
export function BandsPart({ typed, onChange }: PartProps) {
  const t = useTranslate();
  const { bands } = typed;
  const put = (lines: TypedSettings['bands']) => onChange({ ...typed, bands: lines });
  return (
    <Part title={t('periods.settings.bands')} hint={t('periods.settings.bands_hint')}>
      {bands.map((band, i) => {
        const nth = t('periods.settings.nth_band', { n: i + 1 });
        return (
          <NamedLineFields
            key={band.code}
            line={band}
            nth={nth}
            onChange={(line) => put(withLine(bands, i, line))}
            onRemove={bands.length > 1 ? () => put(bands.filter((_, at) => at !== i)) : null}
          >
            <TextField
              label={t('periods.settings.from')}
              value={band.from}
              required
              sx={{ width: 172 }}
              slotProps={{
                htmlInput: {
                  inputMode: 'decimal',
                  autoComplete: 'off',
                  'aria-label': `${nth}: ${t('periods.settings.from')}`,
                },
                input: { endAdornment: <InputAdornment position="end">%</InputAdornment> },
              }}
              onChange={({ target }) => put(withLine(bands, i, { ...band, from: target.value }))}
            />
          </NamedLineFields>
        );
      })}
      <Button
        variant="outlined"
        sx={{ alignSelf: 'start' }}
        disabled={bands.length >= MOST_BANDS}
        onClick={() =>
          put([
            ...bands.slice(0, -1),
            { code: freeCode('muc', bands), nameVi: '', nameEn: '', from: '' },
            ...bands.slice(-1),
          ])
        }
      >
        {t('periods.settings.add_band')}
      </Button>
    </Part>
  );
}

/** How long answers may take. */
export function ClocksPart({ typed, onChange }: PartProps) {
  const t = useTranslate();
  const { locale } = useFormat();
  const { clocks } = typed;
  const kinds = ['calendar', 'working'].map((code) => ({ code, label: t(`periods.settings.days.${code}`) }));
  return (
    <Part title={t('periods.settings.clocks')} hint={t('periods.settings.clocks_hint')}>
      {CLOCK_NAMES.map(({ code, ...label }) => {
        const put = (change: Partial<TypedSettings['clocks'][typeof code]>) =>
          onChange({ ...typed, clocks: { ...clocks, [code]: { ...clocks[code], ...change } } });
        return (
          <Stack key={code} direction="row" sx={{ gap: 1.5, flexWrap: 'wrap' }} role="group" aria-label={label[locale]}>
            <TextField
              label={label[locale]}
              value={clocks[code].days}
              required
              sx={{ flex: '1 1 240px', minWidth: 0 }}
              slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'off', maxLength: 3 } }}
              onChange={({ target }) => put({ days: target.value })}
            />
            <ChoiceField
              label={t('periods.settings.counted_in')}
              value={clocks[code].kind}
              choices={kinds}
              sx={{ flex: '1 1 180px', minWidth: 0 }}
              onChange={(kind) => put({ kind })}
            />
          </Stack>
        );
      })}
    </Part>
  );
}

/** How units are ranked. */
export function RankPart({ typed, onChange }: PartProps) {
  const t = useTranslate();
  const number = (key: 'mostPoints' | 'leastPeople') => (
    <TextField
      label={t(`periods.settings.${key}`)}
      value={typed[key]}
      required
      sx={{ flex: '1 1 240px', minWidth: 0 }}
      slotProps={{ htmlInput: { inputMode: 'decimal', autoComplete: 'off', maxLength: 8 } }}
      onChange={({ target }) => onChange({ ...typed, [key]: target.value })}
    />
  );
  return (
    <Part title={t('periods.settings.rank')} hint={t('periods.settings.rank_hint')}>
      <Stack direction="row" sx={{ gap: 1.5, flexWrap: 'wrap' }}>
        {number('mostPoints')}
        {number('leastPeople')}
      </Stack>
    </Part>
  );
}

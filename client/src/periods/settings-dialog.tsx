import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { settingsProblems } from '@dat100/shared/rating-settings-problems';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { FormDialog } from '../layout/form-dialog.js';
import { useFormat } from '../layout/format.js';
import { useServerMutation } from '../providers/use-server.js';
import { SAVE_SETTINGS, type Period } from './periods.documents.js';
import { judgedSettings, sentSettings, typedSettings } from './settings-form.js';
import { BandsPart, ClocksPart, GroupsPart, RankPart } from './settings-parts.js';

/** What a draft is run by, beside its scheme: duty groups, time limits, how units are ranked and called. */
export function SettingsDialog({ period, onClose }: { period: Period; onClose: () => void }) {
  const t = useTranslate();
  const { locale } = useFormat();
  const [typed, setTyped] = useState(() => typedSettings(period.settings, locale));
  // The one the fields were filled from: a save over somebody else's, read meanwhile, is refused.
  const [revision] = useState(period.revision);
  const save = useServerMutation(SAVE_SETTINGS, { refresh: 'first' });
  const settings = sentSettings(typed);
  const problems = settingsProblems(judgedSettings(settings));
  const parts = { typed, onChange: setTyped };
  return (
    <FormDialog
      title={t('periods.settings.title')}
      hint={t('periods.settings.hint')}
      submitLabel={t('ra.action.save')}
      maxWidth="md"
      busy={save.isPending}
      error={save.error}
      disabled={problems.length > 0}
      onClose={onClose}
      onSubmit={() => save.mutate({ periodId: period.id, revision, settings }, { onSuccess: onClose })}
    >
      <GroupsPart {...parts} />
      <BandsPart {...parts} />
      <ClocksPart {...parts} />
      <RankPart {...parts} />
      {problems.length > 0 && (
        <Alert severity="info" variant="outlined" role="status">
          {t('periods.settings.to_mend')}
          <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
            {problems.map((problem) => (
              <li key={`${problem.code} ${problem.path} ${problem.vi}`}>{problem[locale]}</li>
            ))}
          </Box>
        </Alert>
      )}
    </FormDialog>
  );
}

import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useI18nProvider, useLocaleState, useNotify, useTranslate } from 'react-admin';

/** Vietnamese and English, one click apart. */
export function LanguageSwitch() {
  const t = useTranslate();
  const [locale, setLocale] = useLocaleState();
  const texts = useI18nProvider();
  const notify = useNotify();
  async function change(next: string) {
    try {
      // Before it is chosen: names, numbers and texts are of one language or the other.
      await texts.changeLocale(next);
      setLocale(next);
    } catch {
      notify('app.language_failed', { type: 'warning' });
    }
  }
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={locale}
      aria-label={t('app.language')}
      onChange={(_, next: string | null) => next && void change(next)}
      sx={{
        '& .MuiToggleButton-root': {
          px: 1,
          py: 0.25,
          color: 'text.secondary',
          '&.Mui-selected': { color: 'text.primary' },
        },
      }}
    >
      <ToggleButton value="vi" lang="vi" aria-label="VI: Tiếng Việt">
        VI
      </ToggleButton>
      <ToggleButton value="en" lang="en" aria-label="EN: English">
        EN
      </ToggleButton>
    </ToggleButtonGroup>
  );
}

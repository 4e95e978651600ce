import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useEffect } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';

/** Vietnamese and English, one click apart. */
export function LanguageSwitch() {
  const t = useTranslate();
  const [locale, setLocale] = useLocaleState();
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={locale}
      aria-label={t('app.language')}
      onChange={(_, next: string | null) => next && setLocale(next)}
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

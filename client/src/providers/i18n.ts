import polyglotI18nProvider from 'ra-i18n-polyglot';
import { vi } from '../i18n/vi.js';

/** Vietnamese is in the first download; English is fetched when asked for. */
export const i18nProvider = polyglotI18nProvider(
  (locale) => (locale === 'en' ? import('../i18n/en.js').then((module) => module.en) : vi),
  'vi',
  [
    { locale: 'vi', name: 'Tiếng Việt' },
    { locale: 'en', name: 'English' },
  ],
);

import type { ReactNode } from 'react';
import { createContext, useContext } from 'react';
import { useLocaleState } from 'react-admin';

export type Locale = 'vi' | 'en';

const LocaleContext = createContext<Locale>('vi');

/** Listens for the chosen language once for the whole page: every cell of a board words its figures by it. */
export function LocaleProvider({ children }: { children: ReactNode }) {
  const [locale] = useLocaleState();
  return <LocaleContext value={locale === 'en' ? 'en' : 'vi'}>{children}</LocaleContext>;
}

/** The language of the screen. */
export function useLocale(): Locale {
  return useContext(LocaleContext);
}

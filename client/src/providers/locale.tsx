import type { ReactNode } from 'react';
import { createContext, useContext, useEffect } from 'react';
import { useLocaleState } from 'react-admin';

export type Locale = 'vi' | 'en';

const LocaleContext = createContext<Locale>('vi');

/**
 * Listens for the chosen language once for the whole page: every cell of a board words its figures by it, and who reads
 * the page out is told of it, also where no switch stands.
 */
export function LocaleProvider({ children }: { children: ReactNode }) {
  const [chosen] = useLocaleState();
  const locale = chosen === 'en' ? 'en' : 'vi';
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return <LocaleContext value={locale}>{children}</LocaleContext>;
}

/** The language of the screen. */
export function useLocale(): Locale {
  return useContext(LocaleContext);
}

import type { I18nProvider } from 'react-admin';
import { I18nContext, useNotify, useStore } from 'react-admin';
import type { ReactNode } from 'react';
import { useEffect, useMemo, useReducer, useState } from 'react';

/**
 * The texts in the chosen language. Unlike react-admin's own provider it leaves everything below as it is when the
 * language changes: what is typed and open stays, and only texts are drawn anew. A language whose texts do not arrive is
 * not chosen, and that is said.
 */
export function Language({ texts, children }: { texts: I18nProvider; children: ReactNode }) {
  const [chosen, choose] = useStore<string>('locale', texts.getLocale());
  const shown = texts.getLocale();
  const [begun, setBegun] = useState(chosen === shown);
  const [, drawAnew] = useReducer((times: number) => times + 1, 0);
  const notify = useNotify();
  useEffect(() => {
    if (chosen === texts.getLocale()) return;
    texts
      .changeLocale(chosen)
      .then(drawAnew)
      .catch(() => {
        choose(texts.getLocale());
        notify('app.language_failed', { type: 'warning' });
      })
      .finally(() => setBegun(true));
  }, [texts, chosen, choose, notify]);
  // Another object for another language: whoever translates by it is drawn anew.
  const value = useMemo(() => ({ ...texts, getLocale: () => shown }), [texts, shown]);
  return begun && <I18nContext.Provider value={value}>{children}</I18nContext.Provider>;
}

import CssBaseline from '@mui/material/CssBaseline';
import type { RaThemeOptions } from 'react-admin';
import {
  CoreAdminContext,
  CoreAdminUI,
  localStorageStore,
  Notification,
  ThemeProvider,
  ThemesContext,
} from 'react-admin';
import type { ComponentProps } from 'react';
import { useMemo } from 'react';
import { i18nProvider } from '../providers/i18n.js';
import { LocaleProvider } from '../providers/locale.js';
import { Language } from './language.js';
import { ErrorState, PageSkeleton } from './states.js';

/** Where language, theme and the like are kept from one visit to the next. */
const store = localStorageStore();

/** For react-admin's own provider of texts the language never changes: it would begin the whole page anew. */
const unchanging = { ...i18nProvider, getLocale: () => store.getItem<string>('locale') ?? i18nProvider.getLocale() };

type AdminFrameProps = ComponentProps<typeof CoreAdminContext> &
  Pick<ComponentProps<typeof CoreAdminUI>, 'title' | 'layout' | 'loginPage' | 'catchAll' | 'children'> & {
    lightTheme: RaThemeOptions;
    darkTheme: RaThemeOptions;
  };

/**
 * What react-admin's `Admin` puts together, without the layout, login, errors and forms of its own: no page shows them,
 * and `Admin` would bring them into the first download.
 */
export function AdminFrame({ title, layout, loginPage, catchAll, children, ...rest }: AdminFrameProps) {
  const { lightTheme, darkTheme, ...context } = rest;
  const themes = useMemo(() => ({ lightTheme, darkTheme }), [lightTheme, darkTheme]);
  return (
    <CoreAdminContext store={store} i18nProvider={unchanging} {...context}>
      <Language texts={i18nProvider}>
        <ThemesContext.Provider value={themes}>
          <ThemeProvider>
            <CssBaseline enableColorScheme />
            <LocaleProvider>
              <CoreAdminUI
                disableTelemetry
                title={title}
                layout={layout}
                loginPage={loginPage}
                catchAll={catchAll}
                loading={Loading}
                error={Fault}
              >
                {children}
              </CoreAdminUI>
              <Notification />
            </LocaleProvider>
          </ThemeProvider>
        </ThemesContext.Provider>
      </Language>
    </CoreAdminContext>
  );
}

/** What failed outside every page and part. */
function Fault({ error }: { error: Error }) {
  return <ErrorState error={error} retry={() => window.location.reload()} />;
}

function Loading() {
  return <PageSkeleton />;
}

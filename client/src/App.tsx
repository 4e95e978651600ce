import type { ReactNode } from 'react';
import { Suspense, lazy } from 'react';
import { CustomRoutes } from 'react-admin';
import { Navigate, Route, useParams } from 'react-router-dom';
import { AdminFrame } from './layout/admin-frame.js';
import { AppLayout } from './layout/app-layout.js';
import { homePath } from './layout/access.js';
import { NotFound } from './layout/not-found.js';
import { PageBoundary } from './layout/page-boundary.js';
import { PageSkeleton } from './layout/states.js';
import { darkTheme, lightTheme } from './layout/theme.js';
import { Gate } from './login/gate.js';
import { usePrinting } from './layout/use-printing.js';
import { LoginPage } from './login/login-page.js';
import { authProvider } from './providers/auth.js';
import { dataProvider } from './providers/data-provider.js';
import { i18nProvider } from './providers/i18n.js';
import { queryClient } from './providers/query-client.js';
import { useMe } from './providers/session.js';

const AbsentPage = lazy(() => import('./absent/absent-page.js').then((module) => ({ default: module.AbsentPage })));
const CompletenessPage = lazy(() =>
  import('./completeness/completeness-page.js').then((module) => ({ default: module.CompletenessPage })),
);
const BoardPage = lazy(() => import('./board/board-page.js').then((module) => ({ default: module.BoardPage })));
const PeerGroupsPage = lazy(() =>
  import('./peers/peer-groups-page.js').then((module) => ({ default: module.PeerGroupsPage })),
);
const PeoplePage = lazy(() => import('./people/people-page.js').then((module) => ({ default: module.PeoplePage })));
const PersonPage = lazy(() => import('./people/person-page.js').then((module) => ({ default: module.PersonPage })));
const EntryPage = lazy(() => import('./entry/entry-page.js').then((module) => ({ default: module.EntryPage })));
const GuidePage = lazy(() => import('./guide/guide-page.js').then((module) => ({ default: module.GuidePage })));
const ImportsPage = lazy(() => import('./imports/imports-page.js').then((module) => ({ default: module.ImportsPage })));
const ImportPage = lazy(() => import('./imports/import-page.js').then((module) => ({ default: module.ImportPage })));
const ConflictsPage = lazy(() =>
  import('./conflicts/conflicts-page.js').then((module) => ({ default: module.ConflictsPage })),
);
const TodoPage = lazy(() => import('./todo/todo-page.js').then((module) => ({ default: module.TodoPage })));
const RadarPage = lazy(() => import('./radar/radar-page.js').then((module) => ({ default: module.RadarPage })));
const PeriodsPage = lazy(() => import('./periods/periods-page.js').then((module) => ({ default: module.PeriodsPage })));
const PeriodPage = lazy(() => import('./periods/period-page.js').then((module) => ({ default: module.PeriodPage })));
const UnitRatingsPage = lazy(() =>
  import('./periods/unit-ratings-page.js').then((module) => ({ default: module.UnitRatingsPage })),
);
const RatingResultsPage = lazy(() =>
  import('./ratings/results/results-page.js').then((module) => ({ default: module.RatingResultsPage })),
);
const SchemesPage = lazy(() => import('./ratings/schemes-page.js').then((module) => ({ default: module.SchemesPage })));
const SchemePage = lazy(() => import('./ratings/scheme-page.js').then((module) => ({ default: module.SchemePage })));
const RatingSheetPage = lazy(() =>
  import('./rating-sheets/sheet-page.js').then((module) => ({ default: module.RatingSheetPage })),
);
const RatingAgencyPage = lazy(() =>
  import('./rating-sheets/agency-page.js').then((module) => ({ default: module.RatingAgencyPage })),
);
const WeekSheetPage = lazy(() =>
  import('./confirm/sheet-page.js').then((module) => ({ default: module.WeekSheetPage })),
);
const WeeksPage = lazy(() => import('./confirm/weeks-page.js').then((module) => ({ default: module.WeeksPage })));
const UsersPage = lazy(() => import('./users/users-page.js').then((module) => ({ default: module.UsersPage })));
const MyStatusPage = lazy(() => import('./me/my-status-page.js').then((module) => ({ default: module.MyStatusPage })));
const MyRatingsPage = lazy(() =>
  import('./my-rating/my-ratings-page.js').then((module) => ({ default: module.MyRatingsPage })),
);
const MyRatingPage = lazy(() =>
  import('./my-rating/my-rating-page.js').then((module) => ({ default: module.MyRatingPage })),
);
const RatingInboxPage = lazy(() =>
  import('./requests/inbox-page.js').then((module) => ({ default: module.RatingInboxPage })),
);
const RatingCasePage = lazy(() =>
  import('./requests/case-page.js').then((module) => ({ default: module.RatingCasePage })),
);
const WallboardPage = lazy(() =>
  import('./wallboard/wallboard-page.js').then((module) => ({ default: module.WallboardPage })),
);
const AuditPage = lazy(() => import('./audit/audit-page.js').then((module) => ({ default: module.AuditPage })));

/** The map of the client. */
export function App() {
  const printing = usePrinting();
  return (
    <AdminFrame
      title="Đạt100"
      authProvider={authProvider}
      dataProvider={dataProvider}
      i18nProvider={i18nProvider}
      queryClient={queryClient}
      lightTheme={lightTheme}
      darkTheme={printing ? lightTheme : darkTheme}
      layout={GuardedLayout}
      loginPage={LoginPage}
      catchAll={NotFound}
    >
      <CustomRoutes>
        <Route path="/" element={<Home />} />
        <Route path="/board/:unitId" element={<BoardPage />} />
        <Route path="/units/:unitId" element={<UnitHome />} />
        <Route path="/units/:unitId/people" element={<PeoplePage />} />
        <Route path="/units/:unitId/todo" element={<TodoPage />} />
        <Route path="/units/:unitId/peer-groups" element={<PeerGroupsPage />} />
        <Route path="/units/:unitId/entry" element={<EntryPage />} />
        <Route path="/units/:unitId/confirmation" element={<WeekSheetPage />} />
        <Route path="/confirmations" element={<WeeksPage />} />
        <Route path="/people/:personId" element={<PersonPage />} />
        <Route path="/imports" element={<ImportsPage />} />
        <Route path="/imports/:importId" element={<ImportPage />} />
        <Route path="/conflicts" element={<ConflictsPage />} />
        <Route path="/missing" element={<AbsentPage />} />
        <Route path="/completeness" element={<CompletenessPage />} />
        <Route path="/radar" element={<RadarPage />} />
        <Route path="/ratings" element={<PeriodsPage />} />
        <Route path="/ratings/:periodId" element={<PeriodPage />} />
        <Route path="/ratings/:periodId/unit-ratings" element={<UnitRatingsPage />} />
        <Route path="/ratings/results" element={<RatingResultsPage />} />
        <Route path="/ratings/schemes" element={<SchemesPage />} />
        <Route path="/ratings/schemes/:code" element={<SchemePage />} />
        <Route path="/ratings/inbox" element={<RatingInboxPage />} />
        <Route path="/ratings/cases/:sheetId" element={<RatingCasePage />} />
        <Route path="/ratings/:periodId/units/:unitId" element={<RatingSheetPage />} />
        <Route path="/ratings/:periodId/agencies/:unitId" element={<RatingAgencyPage />} />
        <Route path="/users" element={<UsersPage />} />
        <Route path="/me" element={<MyStatusPage />} />
        <Route path="/me/ratings" element={<MyRatingsPage />} />
        <Route path="/me/ratings/:sheetId" element={<MyRatingPage />} />
        <Route path="/audit" element={<AuditPage />} />
      </CustomRoutes>
      <CustomRoutes noLayout>
        <Route path="/guide" element={<Bare page={<GuidePage />} />} />
        <Route
          path="/wallboard/:unitId"
          element={
            <Gate>
              <Bare page={<WallboardPage />} />
            </Gate>
          }
        />
      </CustomRoutes>
    </AdminFrame>
  );
}

function GuardedLayout({ children }: { children?: ReactNode }) {
  return (
    <Gate>
      <AppLayout>{children}</AppLayout>
    </Gate>
  );
}

/** A page without bar and menu. */
function Bare({ page }: { page: ReactNode }) {
  return (
    <PageBoundary>
      <Suspense fallback={<PageSkeleton />}>{page}</Suspense>
    </PageBoundary>
  );
}

/** Each role begins where its work is. */
function Home() {
  const me = useMe();
  return me ? <Navigate to={homePath(me)} replace /> : <PageSkeleton />;
}

function UnitHome() {
  const { unitId } = useParams();
  return <Navigate to={`/board/${unitId}`} replace />;
}

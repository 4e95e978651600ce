import type { ReactNode } from 'react';
import { Suspense } from 'react';
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
import { queryClient } from './providers/query-client.js';
import {
  AbsentPage,
  AuditPage,
  BoardPage,
  BulletinPage,
  ChangedPeoplePage,
  CompletenessPage,
  ConflictsPage,
  EntryPage,
  GuidePage,
  ImportPage,
  ImportsPage,
  MyRatingPage,
  MyRatingsPage,
  MyStatusPage,
  PeerGroupsPage,
  PeoplePage,
  PeriodPage,
  PeriodsPage,
  PersonPage,
  RadarPage,
  RatingAgencyPage,
  RatingCasePage,
  RatingInboxPage,
  RatingResultsPage,
  RatingScoresPage,
  RatingSheetPage,
  SchemePage,
  SchemesPage,
  TodoPage,
  UnitRatingsPage,
  UsersPage,
  WallboardPage,
  WeekSheetPage,
  WeeksPage,
} from './pages.js';
import { useMe } from './providers/session.js';

/** The map of the client. */
export function App() {
  const printing = usePrinting();
  return (
    <AdminFrame
      title="Đạt100"
      authProvider={authProvider}
      dataProvider={dataProvider}
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
        <Route path="/units/:unitId/bulletin" element={<BulletinPage />} />
        <Route path="/units/:unitId/peer-groups" element={<PeerGroupsPage />} />
        <Route path="/units/:unitId/changes" element={<ChangedPeoplePage />} />
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
        <Route path="/ratings/:periodId/units/:unitId/scores" element={<RatingScoresPage />} />
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

import { lazyPage } from './layout/lazy-page.js';

/** The pages, each with code of its own: fetched when it is first shown, or before by `fetch`. */
export const AbsentPage = lazyPage(() => import('./absent/absent-page.js').then((module) => module.AbsentPage));
export const CompletenessPage = lazyPage(() =>
  import('./completeness/completeness-page.js').then((module) => module.CompletenessPage),
);
export const BoardPage = lazyPage(() => import('./board/board-page.js').then((module) => module.BoardPage));
export const ChangedPeoplePage = lazyPage(() =>
  import('./board/changed-people-page.js').then((module) => module.ChangedPeoplePage),
);
export const BulletinPage = lazyPage(() => import('./bulletin/bulletin-page.js').then((module) => module.BulletinPage));
export const PeerGroupsPage = lazyPage(() =>
  import('./peers/peer-groups-page.js').then((module) => module.PeerGroupsPage),
);
export const PeoplePage = lazyPage(() => import('./people/people-page.js').then((module) => module.PeoplePage));
export const PersonPage = lazyPage(() => import('./people/person-page.js').then((module) => module.PersonPage));
export const EntryPage = lazyPage(() => import('./entry/entry-page.js').then((module) => module.EntryPage));
export const GuidePage = lazyPage(() => import('./guide/guide-page.js').then((module) => module.GuidePage));
export const ImportsPage = lazyPage(() => import('./imports/imports-page.js').then((module) => module.ImportsPage));
export const ImportPage = lazyPage(() => import('./imports/import-page.js').then((module) => module.ImportPage));
export const ConflictsPage = lazyPage(() =>
  import('./conflicts/conflicts-page.js').then((module) => module.ConflictsPage),
);
export const TodoPage = lazyPage(() => import('./todo/todo-page.js').then((module) => module.TodoPage));
export const RadarPage = lazyPage(() => import('./radar/radar-page.js').then((module) => module.RadarPage));
export const PeriodsPage = lazyPage(() => import('./periods/periods-page.js').then((module) => module.PeriodsPage));
export const PeriodPage = lazyPage(() => import('./periods/period-page.js').then((module) => module.PeriodPage));
export const UnitRatingsPage = lazyPage(() =>
  import('./periods/unit-ratings-page.js').then((module) => module.UnitRatingsPage),
);
export const RatingResultsPage = lazyPage(() =>
  import('./ratings/results/results-page.js').then((module) => module.RatingResultsPage),
);
export const RatingScoresPage = lazyPage(() =>
  import('./ratings/scores/scores-page.js').then((module) => module.RatingScoresPage),
);
export const SchemesPage = lazyPage(() => import('./ratings/schemes-page.js').then((module) => module.SchemesPage));
export const SchemePage = lazyPage(() => import('./ratings/scheme-page.js').then((module) => module.SchemePage));
export const RatingSheetPage = lazyPage(() =>
  import('./rating-sheets/sheet-page.js').then((module) => module.RatingSheetPage),
);
export const RatingAgencyPage = lazyPage(() =>
  import('./rating-sheets/agency-page.js').then((module) => module.RatingAgencyPage),
);
export const WeekSheetPage = lazyPage(() => import('./confirm/sheet-page.js').then((module) => module.WeekSheetPage));
export const WeeksPage = lazyPage(() => import('./confirm/weeks-page.js').then((module) => module.WeeksPage));
export const UsersPage = lazyPage(() => import('./users/users-page.js').then((module) => module.UsersPage));
export const MyStatusPage = lazyPage(() => import('./me/my-status-page.js').then((module) => module.MyStatusPage));
export const MyRatingsPage = lazyPage(() =>
  import('./my-rating/my-ratings-page.js').then((module) => module.MyRatingsPage),
);
export const MyRatingPage = lazyPage(() =>
  import('./my-rating/my-rating-page.js').then((module) => module.MyRatingPage),
);
export const RatingInboxPage = lazyPage(() =>
  import('./requests/inbox-page.js').then((module) => module.RatingInboxPage),
);
export const RatingCasePage = lazyPage(() => import('./requests/case-page.js').then((module) => module.RatingCasePage));
export const WallboardPage = lazyPage(() =>
  import('./wallboard/wallboard-page.js').then((module) => module.WallboardPage),
);
export const AuditPage = lazyPage(() => import('./audit/audit-page.js').then((module) => module.AuditPage));

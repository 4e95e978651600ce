import { EditAgencies } from './edit-agencies.service.js';
import { EditSettings } from './edit-settings.service.js';
import { NameHeads } from './name-heads.service.js';
import { OpenPeriod } from './open-period.js';
import { OverviewResolver } from './overview.resolver.js';
import { PeriodDrafts } from './period-drafts.service.js';
import { PeriodFaults } from './period-faults.js';
import { PeriodOverview } from './period-overview.service.js';
import { PeriodProgress } from './period-progress.service.js';
import { PeriodReading } from './period-reading.service.js';
import { PeriodsResolver } from './periods.resolver.js';
import { PrepareGathering } from './prepare-gathering.js';
import { SheetCompliance } from './sheet-compliance.js';
import { UnitExport } from './unit-export.js';
import { UnitRatingsService } from './unit-ratings.service.js';

/** Preparing, opening and looking at periods. */
export const PERIOD_PROVIDERS = [
  PrepareGathering,
  PeriodFaults,
  PeriodDrafts,
  PeriodReading,
  NameHeads,
  SheetCompliance,
  OpenPeriod,
  PeriodsResolver,
  PeriodProgress,
  PeriodOverview,
  EditAgencies,
  EditSettings,
  UnitRatingsService,
  UnitExport,
  OverviewResolver,
];

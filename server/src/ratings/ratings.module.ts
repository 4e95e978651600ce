import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { DirectivesModule } from '../directives/directives.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { DECISION_PROVIDERS } from './decisions/decisions.providers.js';
import { OpenPeriod } from './periods/open-period.js';
import { PeriodDrafts } from './periods/period-drafts.service.js';
import { PeriodFaults } from './periods/period-faults.js';
import { PeriodReading } from './periods/period-reading.service.js';
import { PeriodsResolver } from './periods/periods.resolver.js';
import { PrepareGathering } from './periods/prepare-gathering.js';
import { RatingDrafts } from './rating-drafts.service.js';
import { RatingSchemes } from './rating-schemes.service.js';
import { RatingsResolver } from './ratings.resolver.js';
import { ShippedSchemes } from './shipped-schemes.js';

/** Year-end ratings: the schemes they are made by, and the periods in which they are made. */
@Module({
  imports: [AccessModule, DirectivesModule, JobsModule],
  providers: [
    ShippedSchemes,
    RatingSchemes,
    RatingDrafts,
    RatingsResolver,
    PrepareGathering,
    PeriodFaults,
    PeriodDrafts,
    PeriodReading,
    OpenPeriod,
    PeriodsResolver,
    ...DECISION_PROVIDERS,
  ],
  exports: [PeriodReading],
})
export class RatingsModule {}

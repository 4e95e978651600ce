import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { DirectivesModule } from '../directives/directives.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { DECISION_PROVIDERS } from './decisions/decisions.providers.js';
import { EnterFacts } from './decisions/enter-facts.js';
import { PERIOD_PROVIDERS } from './periods/periods.providers.js';
import { PeriodReading } from './periods/period-reading.service.js';
import { UnitExportController } from './periods/unit-export.controller.js';
import { REQUEST_PROVIDERS } from './requests/requests.providers.js';
import { RatingDrafts } from './rating-drafts.service.js';
import { RatingSchemes } from './rating-schemes.service.js';
import { RatingsResolver } from './ratings.resolver.js';
import { ShippedSchemes } from './shipped-schemes.js';

/** Year-end ratings: the schemes they are made by, and the periods in which they are made. */
@Module({
  imports: [AccessModule, DirectivesModule, JobsModule],
  controllers: [UnitExportController],
  providers: [
    ShippedSchemes,
    RatingSchemes,
    RatingDrafts,
    RatingsResolver,
    ...PERIOD_PROVIDERS,
    ...DECISION_PROVIDERS,
    ...REQUEST_PROVIDERS,
  ],
  exports: [PeriodReading, EnterFacts],
})
export class RatingsModule {}

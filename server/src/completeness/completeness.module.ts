import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { DirectivesModule } from '../directives/directives.module.js';
import { UnitsModule } from '../units/units.module.js';
import { CompletenessResolver } from './completeness.resolver.js';
import { CompletenessService } from './completeness.service.js';
import { CompletenessViews } from './completeness-views.js';
import { Headcounts } from './headcounts.js';

/** Whether the lists of units are complete. */
@Module({
  imports: [AccessModule, UnitsModule, DirectivesModule],
  providers: [CompletenessService, CompletenessViews, Headcounts, CompletenessResolver],
})
export class CompletenessModule {}

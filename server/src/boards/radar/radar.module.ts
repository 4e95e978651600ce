import { Module } from '@nestjs/common';
import { AccessModule } from '../../access/access.module.js';
import { DirectivesModule } from '../../directives/directives.module.js';
import { UnitsModule } from '../../units/units.module.js';
import { RadarResolver } from './radar.resolver.js';
import { RadarService } from './radar.service.js';

/** What is odd about the figures of units, asked as questions, and the answers. */
@Module({
  imports: [AccessModule, UnitsModule, DirectivesModule],
  providers: [RadarService, RadarResolver],
})
export class RadarModule {}

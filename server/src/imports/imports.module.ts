import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { DirectivesModule } from '../directives/directives.module.js';
import { UnitsModule } from '../units/units.module.js';
import { ImportsController } from './imports.controller.js';
import { ImportsReading } from './imports.reading.js';
import { ImportsResolver } from './imports.resolver.js';
import { ImportsService } from './imports.service.js';
import { OpenRows } from './open-rows.js';
import { RunRoster } from './run-roster.js';

@Module({
  imports: [AccessModule, UnitsModule, DirectivesModule],
  controllers: [ImportsController],
  providers: [ImportsService, ImportsReading, OpenRows, RunRoster, ImportsResolver],
  exports: [ImportsService, RunRoster, OpenRows],
})
export class ImportsModule {}

import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { UnitViews } from './unit-views.js';
import { UnitsResolver } from './units.resolver.js';
import { UnitsService } from './units.service.js';

@Module({
  imports: [AccessModule],
  providers: [UnitsService, UnitViews, UnitsResolver],
  exports: [UnitsService, UnitViews],
})
export class UnitsModule {}

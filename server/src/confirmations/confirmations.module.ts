import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { DirectivesModule } from '../directives/directives.module.js';
import { UnitsModule } from '../units/units.module.js';
import { ConfirmWeek } from './confirm-week.js';
import { ReviewWeeks } from './review-weeks.js';
import { WeekReportController } from './week-report.controller.js';
import { WeekLists } from './week-list.js';
import { WeekSheets } from './week-sheet.js';
import { WeekViews } from './week-views.js';
import { WeeksResolver } from './weeks.resolver.js';

/** Weekly confirmation of figures. */
@Module({
  imports: [AccessModule, UnitsModule, DirectivesModule],
  controllers: [WeekReportController],
  providers: [ConfirmWeek, ReviewWeeks, WeekSheets, WeekLists, WeekViews, WeeksResolver],
})
export class ConfirmationsModule {}

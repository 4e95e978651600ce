import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { DirectivesModule } from '../directives/directives.module.js';
import { UnitsModule } from '../units/units.module.js';
import { BoardsModule } from '../boards/boards.module.js';
import { BoardExportController } from './board-export.controller.js';
import { BoardExport } from './board-export.js';
import { Bulletins } from './bulletin.js';
import { BulletinResolver } from './bulletin.resolver.js';
import { ConfirmWeek } from './confirm-week.js';
import { ReviewWeeks } from './review-weeks.js';
import { WeekReportController } from './week-report.controller.js';
import { WeekLists } from './week-list.js';
import { WeekSheets } from './week-sheet.js';
import { WeekViews } from './week-views.js';
import { WeeksResolver } from './weeks.resolver.js';

/** Weekly confirmation of figures, the weekly bulletin, and boards that go out with who vouches for theirs. */
@Module({
  imports: [AccessModule, UnitsModule, DirectivesModule, BoardsModule],
  controllers: [WeekReportController, BoardExportController],
  providers: [
    BoardExport,
    Bulletins,
    BulletinResolver,
    ConfirmWeek,
    ReviewWeeks,
    WeekSheets,
    WeekLists,
    WeekViews,
    WeeksResolver,
  ],
})
export class ConfirmationsModule {}

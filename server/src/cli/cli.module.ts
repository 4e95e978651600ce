import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { AccountsService } from '../access/accounts.service.js';
import { Sessions } from '../access/sessions.js';
import { UserReader } from '../access/user-reader.js';
import { BoardsService } from '../boards/boards.service.js';
import { VisibilityService } from '../boards/visibility.service.js';
import type { Clock } from '../common/clock.js';
import { CoreModule } from '../common/core.module.js';
import type { Log } from '../common/log.js';
import type { Settings } from '../config/settings.js';
import { DirectivesService } from '../directives/directives.service.js';
import { ImportsService } from '../imports/imports.service.js';
import { JobHandlers } from '../jobs/job-handlers.js';
import { JobRunner } from '../jobs/job-runner.js';
import { ApplyImport } from '../imports/apply-import.js';
import { OpenRows } from '../imports/open-rows.js';
import { MappingService } from '../imports/mapping/mapping.service.js';
import { ImportsReading } from '../imports/imports.reading.js';
import { PilesReading } from '../imports/police/piles.reading.js';
import { Planning } from '../imports/planning.js';
import { ReadImport } from '../imports/read-import.js';
import { ReceivedFiles } from '../imports/received-files.js';
import { RunRoster } from '../imports/run-roster.js';
import { SummaryReading } from '../imports/summary/summary-reading.js';
import { UNDO_SERVICES } from '../imports/undo/undo.providers.js';
import { OpenPeriod } from '../ratings/periods/open-period.js';
import { PrepareGathering } from '../ratings/periods/prepare-gathering.js';
import { Midnight } from '../rollups/midnight.js';
import { UnitsService } from '../units/units.service.js';

/** What commands work with: the services themselves, without the schema and the web server around them. */
@Module({
  providers: [
    Sessions,
    UserReader,
    AccountsService,
    UnitsService,
    DirectivesService,
    Midnight,
    ImportsService,
    ReceivedFiles,
    Planning,
    ReadImport,
    ApplyImport,
    OpenRows,
    ImportsReading,
    PilesReading,
    SummaryReading,
    MappingService,
    RunRoster,
    ...UNDO_SERVICES,
    PrepareGathering,
    OpenPeriod,
    BoardsService,
    VisibilityService,
    JobHandlers,
    JobRunner,
  ],
})
export class CliModule {
  /** @param more services of one command alone: the thread of the jobs, which is made of this too, goes without them */
  static with(settings: Settings, clock: Clock, log: Log, more: Provider[] = []): DynamicModule {
    return { module: CliModule, imports: [CoreModule.with(settings, clock, log)], providers: more };
  }
}

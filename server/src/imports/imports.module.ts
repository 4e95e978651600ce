import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { DirectivesModule } from '../directives/directives.module.js';
import { UnitsModule } from '../units/units.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { AbsentModule } from './absent/absent.module.js';
import { ApplyImport } from './apply-import.js';
import { BOOKS_CONTROLLERS, BOOKS_PROVIDERS } from './books.providers.js';
import { ImportsController } from './imports.controller.js';
import { ImportsReading } from './imports.reading.js';
import { ImportsResolver } from './imports.resolver.js';
import { ImportsService } from './imports.service.js';
import { OpenRows } from './open-rows.js';
import { Planning } from './planning.js';
import { MAPPING_PROVIDERS } from './mapping/mapping.providers.js';
import { POLICE_PROVIDERS } from './police/police.providers.js';
import { ImportProgressResolver } from './progress/import-progress.resolver.js';
import { ImportProgressService } from './progress/import-progress.service.js';
import { ReadImport } from './read-import.js';
import { ReceivedFiles } from './received-files.js';
import { RunRoster } from './run-roster.js';
import { UNDO_PROVIDERS } from './undo/undo.providers.js';

@Module({
  imports: [AccessModule, UnitsModule, DirectivesModule, JobsModule, AbsentModule],
  controllers: [ImportsController, ...BOOKS_CONTROLLERS],
  providers: [
    ImportsService,
    ReceivedFiles,
    Planning,
    ReadImport,
    ApplyImport,
    ImportsReading,
    OpenRows,
    RunRoster,
    ImportsResolver,
    ImportProgressService,
    ImportProgressResolver,
    ...POLICE_PROVIDERS,
    ...MAPPING_PROVIDERS,
    ...BOOKS_PROVIDERS,
    ...UNDO_PROVIDERS,
  ],
  exports: [ImportsService, RunRoster, OpenRows],
})
export class ImportsModule {}

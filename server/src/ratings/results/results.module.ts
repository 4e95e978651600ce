import { Module } from '@nestjs/common';
import { AccessModule } from '../../access/access.module.js';
import { PersonPapersController } from './person-papers.controller.js';
import { PersonPapers } from './person-papers.service.js';
import { ResultExportController } from './result-export.controller.js';
import { ResultExport } from './result-export.service.js';
import { WhatIfResolver } from './what-if.resolver.js';
import { WhatIf } from './what-if.service.js';

/** What goes out of a rating period, what comes into it as a workbook, and what another scheme would make of it. */
@Module({
  imports: [AccessModule],
  controllers: [ResultExportController, PersonPapersController],
  providers: [ResultExport, PersonPapers, WhatIf, WhatIfResolver],
})
export class ResultsModule {}

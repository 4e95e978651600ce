import { Module } from '@nestjs/common';
import { AccessModule } from '../../access/access.module.js';
import { PersonPapersController } from './person-papers.controller.js';
import { PersonPapers } from './person-papers.service.js';
import { ResultExportController } from './result-export.controller.js';
import { ResultExport } from './result-export.service.js';
import { ScoresController } from './scores.controller.js';
import { Scores } from './scores.service.js';
import { RatingsModule } from '../ratings.module.js';
import { WhatIfResolver } from './what-if.resolver.js';
import { WhatIf } from './what-if.service.js';

/** What goes out of a rating period, what comes into it as a workbook, and what another scheme would make of it. */
@Module({
  imports: [AccessModule, RatingsModule],
  controllers: [ResultExportController, PersonPapersController, ScoresController],
  providers: [ResultExport, PersonPapers, Scores, WhatIf, WhatIfResolver],
})
export class ResultsModule {}

import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { DirectivesModule } from '../directives/directives.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { UnitsModule } from '../units/units.module.js';
import { BoardAnswers } from './board-answers.js';
import { BoardChanges } from './board-changes.js';
import { BoardDocuments } from './board-documents.js';
import { BoardMoments } from './board-moments.js';
import { BoardsResolver } from './boards.resolver.js';
import { BoardsService } from './boards.service.js';
import { LedgerListService } from './ledger-list.service.js';
import { LedgerResolver } from './ledger.resolver.js';
import { LedgerService } from './ledger.service.js';
import { PeerGroupViews } from './peer-group-views.js';
import { PeerGroupsResolver } from './peer-groups.resolver.js';
import { PeerGroupsService } from './peer-groups.service.js';
import { SecondBoardsResolver } from './second.resolver.js';
import { SecondBoardsService } from './second.service.js';
import { TrendResolver } from './trend.resolver.js';
import { TrendService } from './trend.service.js';
import { VisibilityService } from './visibility.service.js';
import { WaitingResolver } from './waiting.resolver.js';
import { WaitingService } from './waiting.service.js';

/** The read side: leaderboards and their live changes. */
@Module({
  imports: [AccessModule, JobsModule, UnitsModule, DirectivesModule],
  providers: [
    BoardsService,
    VisibilityService,
    BoardChanges,
    BoardMoments,
    BoardAnswers,
    BoardDocuments,
    BoardsResolver,
    LedgerService,
    LedgerListService,
    LedgerResolver,
    TrendService,
    TrendResolver,
    PeerGroupsService,
    PeerGroupViews,
    PeerGroupsResolver,
    SecondBoardsService,
    SecondBoardsResolver,
    WaitingService,
    WaitingResolver,
  ],
  exports: [BoardsService, SecondBoardsService, VisibilityService],
})
export class BoardsModule {}

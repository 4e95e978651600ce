import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { BoardsModule } from '../boards/boards.module.js';
import { DirectivesModule } from '../directives/directives.module.js';
import { PeopleModule } from '../people/people.module.js';
import { UnitsModule } from '../units/units.module.js';
import { CallLists } from './call-list.js';
import { PeerGaps } from './peer-gaps.js';
import { PoliceRequestController } from './police-request.controller.js';
import { PoliceRequest } from './police-request.js';
import { TodoResolver } from './todo.resolver.js';
import { TodoService } from './todo.service.js';

/** What the head of a unit does today: people by next action, whom to call, whom to ask the police about. */
@Module({
  imports: [AccessModule, UnitsModule, DirectivesModule, PeopleModule, BoardsModule],
  controllers: [PoliceRequestController],
  providers: [TodoService, PeerGaps, CallLists, PoliceRequest, TodoResolver],
})
export class TodoModule {}

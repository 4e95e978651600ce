import { Module } from '@nestjs/common';
import { AccessModule } from '../../access/access.module.js';
import { DirectivesModule } from '../../directives/directives.module.js';
import { PeopleModule } from '../../people/people.module.js';
import { UnitsModule } from '../../units/units.module.js';
import { AbsentList } from './absent-list.js';
import { AbsentResolver } from './absent.resolver.js';
import { AnswerAbsent } from './answer-absent.js';

/** Who is missing from the lists, and what the units answer. */
@Module({
  imports: [AccessModule, UnitsModule, DirectivesModule, PeopleModule],
  providers: [AbsentList, AnswerAbsent, AbsentResolver],
})
export class AbsentModule {}

import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { DirectivesModule } from '../directives/directives.module.js';
import { UnitsModule } from '../units/units.module.js';
import { ChangePerson } from './change-person.js';
import { ChangeScope } from './change-scope.js';
import { PeopleList } from './people.list.js';
import { PeopleResolver } from './people.resolver.js';
import { RecentEdits } from './recent-edits.js';

@Module({
  imports: [AccessModule, UnitsModule, DirectivesModule],
  providers: [PeopleList, ChangePerson, ChangeScope, RecentEdits, PeopleResolver],
  exports: [PeopleList, ChangePerson, ChangeScope, RecentEdits],
})
export class PeopleModule {}

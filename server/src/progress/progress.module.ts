import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { DirectivesModule } from '../directives/directives.module.js';
import { PeopleModule } from '../people/people.module.js';
import { UnitsModule } from '../units/units.module.js';
import { DirectEntry } from './direct-entry.js';
import { PersonDetails } from './person-detail.js';
import { ProgressResolver } from './progress.resolver.js';
import { RecordStatus } from './record-status.js';
import { UndoEdit } from './undo-edit.js';
import { UndoEditResolver } from './undo-edit.resolver.js';

@Module({
  imports: [AccessModule, UnitsModule, DirectivesModule, PeopleModule],
  providers: [RecordStatus, DirectEntry, PersonDetails, ProgressResolver, UndoEdit, UndoEditResolver],
  exports: [RecordStatus, DirectEntry, PersonDetails, UndoEdit],
})
export class ProgressModule {}

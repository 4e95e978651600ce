import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { DirectivesModule } from '../directives/directives.module.js';
import { PeopleModule } from '../people/people.module.js';
import { UnitsModule } from '../units/units.module.js';
import { PeopleExportController } from './people-export.controller.js';
import { PeopleExport } from './people-export.js';

/** Files out; boards bring their own table. */
@Module({
  imports: [AccessModule, UnitsModule, DirectivesModule, PeopleModule],
  controllers: [PeopleExportController],
  providers: [PeopleExport],
})
export class ExportsModule {}

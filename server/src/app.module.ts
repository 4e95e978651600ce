import { Module, type DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { AccessModule } from './access/access.module.js';
import { BoardsModule } from './boards/boards.module.js';
import { RadarModule } from './boards/radar/radar.module.js';
import type { Clock } from './common/clock.js';
import { ConfirmationsModule } from './confirmations/confirmations.module.js';
import { CompletenessModule } from './completeness/completeness.module.js';
import { CoreModule } from './common/core.module.js';
import { graphqlOptions } from './common/graphql-options.js';
import type { Log } from './common/log.js';
import type { Settings } from './config/settings.js';
import { DirectivesModule } from './directives/directives.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { HealthModule } from './health/health.module.js';
import { JobPlace } from './job-place.js';
import { JobsModule } from './jobs/jobs.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { ListsModule } from './lists/lists.module.js';
import { PeopleModule } from './people/people.module.js';
import { ProgressModule } from './progress/progress.module.js';
import { RollupsModule } from './rollups/rollups.module.js';
import { TodoModule } from './todo/todo.module.js';
import { RatingsModule } from './ratings/ratings.module.js';
import { ResultsModule } from './ratings/results/results.module.js';
import { UnitsModule } from './units/units.module.js';
import { ViewsModule } from './views/views.module.js';

/** The features, in the order of the floors. */
@Module({
  imports: [
    AccessModule,
    ViewsModule,
    JobsModule,
    UnitsModule,
    DirectivesModule,
    RollupsModule,
    PeopleModule,
    ProgressModule,
    ExportsModule,
    CompletenessModule,
    ImportsModule,
    BoardsModule,
    TodoModule,
    ConfirmationsModule,
    ListsModule,
    RatingsModule,
    ResultsModule,
    RadarModule,
    HealthModule,
  ],
  providers: [JobPlace],
})
export class AppModule {
  static with(settings: Settings, clock: Clock, log: Log): DynamicModule {
    return {
      module: AppModule,
      imports: [
        CoreModule.with(settings, clock, log),
        GraphQLModule.forRoot<ApolloDriverConfig>(graphqlOptions(settings, log)),
      ],
    };
  }
}

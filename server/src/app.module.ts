import { Module, type DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { AccessModule } from './access/access.module.js';
import type { Clock } from './common/clock.js';
import { CoreModule } from './common/core.module.js';
import { graphqlOptions } from './common/graphql-options.js';
import type { Log } from './common/log.js';
import type { Settings } from './config/settings.js';
import { HealthModule } from './health/health.module.js';

/** The features, in the order of the floors. */
@Module({
  imports: [AccessModule, HealthModule],
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

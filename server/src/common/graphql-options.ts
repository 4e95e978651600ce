import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import type { Settings } from '../config/settings.js';
import { errorFormatter } from './format-error.js';
import type { Log } from './log.js';
import { MAX_TOKENS, queryLimits } from './query-limits.js';

export const GRAPHQL_PATH = '/graphql';

/** Apollo as we want it. Subscriptions have a socket server of their own (access/live-sockets.ts). */
export function graphqlOptions(settings: Settings, log: Log): ApolloDriverConfig {
  return {
    driver: ApolloDriver,
    path: GRAPHQL_PATH,
    autoSchemaFile: true,
    // The schema is asked about itself when it is printed (print-schema.ts); Apollo checks it at each start.
    buildSchemaOptions: { skipCheck: true },
    context: ({ req, res }: { req: object; res: object }) => ({ req, res }),
    graphiql: false,
    introspection: !settings.production,
    csrfPrevention: true,
    hideSchemaDetailsFromClientErrors: settings.production,
    includeStacktraceInErrorResponses: false,
    autoTransformHttpErrors: false,
    allowBatchedHttpRequests: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    validationRules: [queryLimits],
    // Answers are of one person at one moment: a cache policy would be worked out for every field of them in vain.
    plugins: [ApolloServerPluginCacheControlDisabled()],
    formatError: errorFormatter(log, settings.production),
  };
}

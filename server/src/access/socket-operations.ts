import {
  getOperationAST,
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
  type ExecutionArgs,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { errorFormatter } from '../common/format-error.js';
import type { Log } from '../common/log.js';
import { MAX_TOKENS, queryLimits } from '../common/query-limits.js';
import type { Carrier } from './callers.js';

/**
 * Turns a socket's message into what graphql runs, under the same limits as over HTTP. Queries and mutations are
 * refused: they belong on HTTP, where they are logged and guarded against forged requests.
 * Each operation carries a request of its own, so that its caller is read anew.
 */
export function subscriptionOf(
  schema: GraphQLSchema,
  payload: SubscribePayload,
  cookie: string | undefined,
  full: boolean,
  production: boolean,
): ExecutionArgs | readonly GraphQLError[] {
  if (full) return [new GraphQLError('too many subscriptions on one connection')];
  try {
    const document = parse(payload.query, { maxTokens: MAX_TOKENS });
    const operation = getOperationAST(document, payload.operationName);
    if (operation?.operation !== OperationTypeNode.SUBSCRIPTION)
      return [new GraphQLError('only subscriptions go over the socket')];
    const rules = [...specifiedRules, queryLimits, ...(production ? [NoSchemaIntrospectionCustomRule] : [])];
    const problems = validate(schema, document, rules);
    if (problems.length > 0) return problems;
    const req: Carrier = { headers: { cookie } };
    return {
      schema,
      document,
      operationName: payload.operationName,
      variableValues: payload.variables,
      contextValue: { req },
    };
  } catch (error) {
    return [error instanceof GraphQLError ? error : new GraphQLError('the operation cannot be read')];
  }
}

/** Errors in the words of formatError. */
export function socketErrors(errors: readonly GraphQLError[], log: Log, production: boolean): GraphQLFormattedError[] {
  const format = errorFormatter(log, production);
  return errors.map((error) => format(error.toJSON(), error));
}

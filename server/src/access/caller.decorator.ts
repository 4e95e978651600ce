import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import type { Response } from 'express';
import { callerOf, type Carrier } from './callers.js';

/** The request of an operation, whether it came over GraphQL, plain HTTP or a socket. */
export function carrierOf(context: ExecutionContext): Carrier {
  if (context.getType<GqlContextType>() !== 'graphql') return context.switchToHttp().getRequest<Carrier>();
  return GqlExecutionContext.create(context).getContext<{ req: Carrier }>().req;
}

/** The caller's RequestContext: `me(@Ctx() ctx: RequestContext)`. Also in field resolvers. */
export const Ctx = createParamDecorator((_: unknown, context: ExecutionContext) => callerOf(carrierOf(context)).ctx);

/** The caller with the session: for what ends or replaces it. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext) =>
  callerOf(carrierOf(context)),
);

/** The HTTP response, for the session cookie. */
export const HttpResponse = createParamDecorator(
  (_: unknown, context: ExecutionContext) => GqlExecutionContext.create(context).getContext<{ res: Response }>().res,
);

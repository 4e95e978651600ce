import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { notFound, unauthenticated, UserError } from '../common/errors.js';
import type { Log } from '../common/log.js';
import { LOG } from '../common/tokens.js';
import { Callers, type Carrier } from './callers.js';
import { carrierOf } from './caller.decorator.js';
import { DECLARED, type Declared } from './declare.js';
import { holds } from './unit-scope.js';

/**
 * Stands before every operation, over GraphQL, HTTP and sockets. An operation that declares nothing is denied:
 * forgetting is safe. Which units the permission reaches is the service's question (unit-scope.ts).
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: Callers,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const declared = this.reflector.getAllAndOverride<Declared | undefined>(DECLARED, [
      context.getHandler(),
      context.getClass(),
    ]);
    const carrier = carrierOf(context);
    if (context.getType<string>() === 'http') refuseForeignForms(carrier);
    const { ctx, session } = await this.callers.find(carrier);
    if (declared === 'public') return true;
    if (!session) throw unauthenticated();
    if (declared === 'signed_in') return true;
    if (declared && holds(ctx, declared)) return true;
    if (!declared) this.log.error({ operation: context.getHandler().name }, 'an operation declares no permission');
    throw notFound();
  }
}

/** A form of another site can post to us with the user's cookie, but it cannot set a header of its own. */
function refuseForeignForms(carrier: Carrier): void {
  const request = carrier as Carrier & { method?: string; headers: Record<string, string | undefined> };
  if (request.method === 'GET' || request.method === 'HEAD' || request.headers['x-requested-with'] === 'dat100') return;
  throw new UserError(
    'bad_input',
    'foreign_form',
    'Yêu cầu không xuất phát từ trang của hệ thống. Hãy tải lại trang rồi làm lại.',
    'The request does not come from a page of ours. Reload the page and try again.',
  );
}

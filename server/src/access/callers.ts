import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { anonymousContext, type RequestContext } from '../common/context.js';
import { Database } from '../database/database.js';
import { heldRoles } from './held-roles.js';
import { tokenOf } from './session-cookie.js';
import { Sessions, type LiveSession } from './sessions.js';

const LABEL_LENGTH = 120;

/** Who asks: the context every service gets, and the session it was read from (null: nobody is signed in). */
export interface Caller {
  ctx: RequestContext;
  session: LiveSession | null;
}

/** What carries a caller: an HTTP request, or one operation on a socket. */
export interface Carrier {
  headers: { cookie?: string | undefined };
}

const CALLERS = new WeakMap<Carrier, Caller>();

/** The caller the guard has found for this request. */
export function callerOf(carrier: Carrier): Caller {
  const caller = CALLERS.get(carrier);
  if (!caller) throw new Error('no caller: the guard has not run for this request');
  return caller;
}

/** Finds the caller of a request from its session cookie, once for each request. */
@Injectable()
export class Callers {
  private readonly finding = new WeakMap<Carrier, Promise<Caller>>();

  constructor(
    private readonly db: Database,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  async find(carrier: Carrier): Promise<Caller> {
    const found = this.finding.get(carrier) ?? this.read(carrier);
    this.finding.set(carrier, found);
    const caller = await found;
    CALLERS.set(carrier, caller);
    return caller;
  }

  /** The caller a live session stands for. */
  async ofSession(session: LiveSession): Promise<Caller> {
    const today = this.clock.today();
    const roles = await heldRoles(this.db.read, session.userId, today);
    const heads = [...new Set(roles.flatMap((held) => (held.actsFor === null ? [] : [held.actsFor])))];
    const actor = {
      userId: session.userId,
      label: session.displayName,
      onBehalfOf: heads.length === 0 ? null : heads.join('; ').slice(0, LABEL_LENGTH),
    };
    return { session, ctx: { actor, roles, personId: session.personId, system: false, now: this.clock.now(), today } };
  }

  private async read(carrier: Carrier): Promise<Caller> {
    const token = tokenOf(carrier.headers.cookie);
    const session = token === null ? null : await this.sessions.of(token, this.clock.now());
    if (session) return this.ofSession(session);
    return { session: null, ctx: anonymousContext(this.clock.now(), this.clock.today()) };
  }
}

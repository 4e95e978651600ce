import { Inject, Injectable } from '@nestjs/common';
import { permissionsOf } from '@dat100/shared/permissions';
import type { RequestContext } from '../common/context.js';
import { SETTINGS } from '../common/tokens.js';
import type { Settings } from '../config/settings.js';
import { Database } from '../database/database.js';
import type { Caller } from './callers.js';
import type { Me } from './me.model.js';
import { unitRefs } from './unit-refs.js';

/** What the signed-in user is told about themselves. */
@Injectable()
export class MeService {
  constructor(
    private readonly db: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** null: nobody is signed in. */
  async of(caller: Caller): Promise<Me | null> {
    const { ctx, session } = caller;
    if (!session) return null;
    const homeId = await this.homeUnitId(ctx);
    const refs = await unitRefs(this.db.read, ctx, [...ctx.roles.map((held) => held.unitId), homeId]);
    const refOf = (id: number | null) => (id === null ? null : (refs.get(id) ?? null));
    return {
      id: session.userId,
      username: session.username,
      displayName: session.displayName,
      roles: ctx.roles.map(({ role, unitId, lens, validTo }) => ({ role, unit: refOf(unitId), lens, validTo })),
      permissions: permissionsOf(ctx.roles.map((held) => held.role)),
      homeUnit: refOf(homeId),
      today: ctx.today,
      demo: this.settings.demo,
      actsFor: ctx.actor.onBehalfOf,
    };
  }

  /** The highest unit of the user's roles (heldRoles lists it first); an administrator of everything starts at the top. */
  private async homeUnitId(ctx: RequestContext): Promise<number | null> {
    const own = ctx.roles.find((held) => held.unitId !== null)?.unitId;
    if (own !== undefined && own !== null) return own;
    if (!ctx.roles.some((held) => held.role === 'administrator')) return null;
    const top = await this.db.read.one<{ id: number }>(
      'SELECT id FROM unit WHERE parent_id IS NULL AND (valid_to IS NULL OR valid_to >= ?) ORDER BY id LIMIT 1',
      [ctx.today],
    );
    return top ? Number(top.id) : null;
  }
}

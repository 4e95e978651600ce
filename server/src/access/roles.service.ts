import { Injectable } from '@nestjs/common';
import { isRole } from '@dat100/shared/permissions';
import { audit } from '../audit/audit.js';
import type { RequestContext } from '../common/context.js';
import { badInput, notFound, UserError } from '../common/errors.js';
import { Database } from '../database/database.js';
import { Keys } from '../database/keys.js';
import type { Tx } from '../database/sql.js';
import { AccountsService } from './accounts.service.js';
import { mayGrant, notToOneself, type WantedRole } from './grant-rules.js';
import { insertRoles, placesOf, planRole } from './role-plans.js';
import type { SlipResult, UserAccount } from './user.model.js';
import { UserReader, type RoleRow } from './user-reader.js';
import { usernameForm } from './usernames.js';

/** Giving and ending roles, by the level above. A change holds at the next request of the one it concerns. */
@Injectable()
export class RolesService {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly reader: UserReader,
    private readonly accounts: AccountsService,
  ) {}

  /** @throws not_found, not_to_oneself, role_not_yours_to_give, already_granted, … */
  async grant(ctx: RequestContext, userId: number, wanted: WantedRole): Promise<UserAccount> {
    if (userId === ctx.actor.userId) throw notToOneself();
    const places = await placesOf(this.db.read, [wanted.unitId], ctx.today);
    await this.db.transaction(async (tx) => {
      const { roles } = await this.reader.manageable(tx, ctx, userId);
      const planned = await planRole(tx, ctx, wanted, places);
      if (roles.some((role) => isSame(role, wanted))) throw alreadyGranted();
      const [roleId] = await insertRoles(tx, this.keys, ctx, [{ userId, role: planned }]);
      await this.changed(tx, ctx, 'role_granted', userId, planned.place?.id ?? null, {
        roleId: roleId ?? null,
        role: planned.role,
        lens: planned.lens,
        from: planned.validFrom,
        to: planned.validTo,
      });
    });
    return this.reader.one(ctx, userId);
  }

  /** @throws not_found, not_to_oneself */
  async end(ctx: RequestContext, roleId: number): Promise<UserAccount> {
    const userId = await this.db.transaction(async (tx) => {
      const row = await tx.one<RoleRow>(
        `SELECT r.id, r.user_id, r.role, r.unit_id, u.path, r.lens, r.valid_from, r.valid_to
           FROM user_role r LEFT JOIN unit u ON u.id = r.unit_id WHERE r.id = ? AND r.ended_at IS NULL`,
        [roleId],
      );
      if (!row || !isRole(row.role) || !mayGrant(ctx, row.role, row.path)) throw notFound();
      const owner = Number(row.user_id);
      if (owner === ctx.actor.userId) throw notToOneself();
      await tx.run('UPDATE user_role SET ended_at = ? WHERE id = ? AND ended_at IS NULL', [ctx.now, roleId]);
      await this.changed(tx, ctx, 'role_ended', owner, row.unit_id === null ? null : Number(row.unit_id), {
        roleId,
        role: row.role,
      });
      return owner;
    });
    return this.reader.one(ctx, userId);
  }

  /**
   * Names a focal officer for a unit of the head's own subtree. Someone without an account gets one, with a slip;
   * someone who has one, within the head's reach, gets the role and no slip.
   */
  async nameFocal(
    ctx: RequestContext,
    username: string,
    displayName: string,
    unitId: number,
    validFrom: string,
    validTo: string,
  ): Promise<SlipResult> {
    const wanted: WantedRole = { role: 'unit_focal', unitId, lens: null, validFrom, validTo };
    const form = usernameForm(username);
    const known = await this.db.read.one<{ id: number }>('SELECT id FROM user_account WHERE username = ?', [form]);
    if (!known)
      return this.accounts.create(ctx, [
        { username, displayName, role: wanted.role, unitId: String(unitId), validFrom, validTo },
      ]);
    try {
      await this.grant(ctx, Number(known.id), wanted);
      return { slips: [], problems: [] };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      // An account out of the head's reach is only a name that is taken.
      const { code, messageVi, messageEn } = error.kind === 'not_found' ? nameTaken() : error;
      return { slips: [], problems: [{ line: 1, code, messageVi, messageEn }] };
    }
  }

  private async changed(
    tx: Tx,
    ctx: RequestContext,
    action: string,
    userId: number,
    unitId: number | null,
    detail: Record<string, unknown>,
  ): Promise<void> {
    await tx.run('UPDATE user_account SET role_version = role_version + 1 WHERE id = ?', [userId]);
    await audit(tx, ctx, { action, subjectType: 'user', subjectId: userId, unitId, detail });
  }
}

function isSame(role: RoleRow, wanted: WantedRole): boolean {
  const unitId = role.unit_id === null ? null : Number(role.unit_id);
  return (
    role.role === wanted.role &&
    unitId === wanted.unitId &&
    role.lens === wanted.lens &&
    role.valid_from === wanted.validFrom &&
    role.valid_to === wanted.validTo
  );
}

const alreadyGranted = () =>
  badInput('already_granted', 'Tài khoản đã có vai trò này.', 'The account already has this role.', 'role');

const nameTaken = () =>
  badInput(
    'username_taken',
    'Tên đăng nhập này đã có người dùng ngoài phạm vi của bạn. Hãy chọn tên khác.',
    'This username belongs to somebody outside your scope. Choose another one.',
    'username',
  );

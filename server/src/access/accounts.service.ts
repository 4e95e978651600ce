import { Injectable } from '@nestjs/common';
import { searchForm } from '@dat100/shared/vietnamese-text';
import { audit } from '../audit/audit.js';
import type { RequestContext } from '../common/context.js';
import { badInput, conflict } from '../common/errors.js';
import { idOf } from '../common/ids.js';
import { Database } from '../database/database.js';
import { faultOf } from '../database/dialect.js';
import { Keys } from '../database/keys.js';
import type { Tx } from '../database/sql.js';
import { notToOneself } from './grant-rules.js';
import {
  accountHasPerson,
  linkedPeople,
  lockNamed,
  planUsers,
  requirePerson,
  type NewUser,
  type PlannedUser,
} from './new-users.js';
import { insertRoles, placesOf } from './role-plans.js';
import { Sessions } from './sessions.js';
import { newSlip } from './slips.js';
import { UnitCodes } from './unit-codes.js';
import { unitRefs } from './unit-refs.js';
import type { NewUserInput } from './user.input.js';
import type { Slip, SlipResult, UserAccount } from './user.model.js';
import { UserReader } from './user-reader.js';
import { readUsersCsv } from './users-csv.js';

const MOST_AT_ONCE = 2000;

/** Opening, resetting and closing accounts, one by one and in bulk; each act leaves its audit row. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly sessions: Sessions,
    private readonly reader: UserReader,
  ) {}

  /** All accounts or none: problems are told with the number of the entry, counted from 1. */
  async create(ctx: RequestContext, inputs: readonly NewUserInput[]): Promise<SlipResult> {
    return this.createAll(
      ctx,
      inputs.map((input, i) => ({
        line: i + 1,
        username: input.username,
        displayName: input.displayName,
        role: input.role,
        unitId: input.unitId ? idOf(input.unitId) : null,
        lens: input.lens ?? null,
        validFrom: input.validFrom ?? null,
        validTo: input.validTo ?? null,
        personId: input.personId ? idOf(input.personId) : null,
      })),
    );
  }

  /** The same from a CSV; problems are told with the line of the file. @throws bad_csv, unknown_column, column_missing */
  async createFromCsv(ctx: RequestContext, csv: string): Promise<SlipResult> {
    const lines = readUsersCsv(csv);
    const codes = await UnitCodes.read(
      this.db.read,
      lines.map((line) => line.unitCode),
      ctx.today,
    );
    return this.createAll(
      ctx,
      lines.map((line) => ({ ...line, unitId: codes.idOf(line.unitCode), personId: null })),
    );
  }

  /** A new slip; the old password and all sessions end at once. @throws not_found, not_to_oneself, account_closed */
  async reset(ctx: RequestContext, userId: number): Promise<Slip> {
    if (userId === ctx.actor.userId) throw notToOneself();
    const slip = newSlip(ctx.now);
    const { account, roles } = await this.db.transaction(async (tx) => {
      const found = await this.reader.manageable(tx, ctx, userId);
      if (Number(found.account.disabled) !== 0)
        throw badInput(
          'account_closed',
          'Tài khoản đang bị khoá. Hãy mở khoá trước khi cấp lại phiếu.',
          'The account is closed. Open it again before printing a slip.',
        );
      await tx.run(
        'UPDATE user_account SET password_hash = NULL, slip_hash = ?, slip_expires_at = ?, role_version = role_version + 1 WHERE id = ?',
        [slip.digest, slip.expiresAt, userId],
      );
      await this.sessions.endAll(tx, userId);
      await this.trace(tx, ctx, 'account_reset', userId, found.unitId, {});
      return found;
    });
    const unitId = roles.find((role) => role.unit_id !== null)?.unit_id ?? null;
    const refs = await unitRefs(this.db.read, ctx, [unitId === null ? null : Number(unitId)]);
    return {
      username: account.username,
      displayName: account.display_name,
      role: roles[0]?.role ?? '',
      unitText: unitId === null ? '' : (refs.get(Number(unitId))?.pathText ?? ''),
      code: slip.code,
      expiresAt: slip.expiresAt,
    };
  }

  /** Closes an account (its sessions end, its slip is void) or opens it again. @throws not_found, not_to_oneself */
  async disable(ctx: RequestContext, userId: number, disabled: boolean): Promise<UserAccount> {
    if (userId === ctx.actor.userId) throw notToOneself();
    await this.db.transaction(async (tx) => {
      const { unitId } = await this.reader.manageable(tx, ctx, userId);
      await tx.run(
        'UPDATE user_account SET disabled = ?, slip_hash = NULL, slip_expires_at = NULL, role_version = role_version + 1 WHERE id = ?',
        [disabled ? 1 : 0, userId],
      );
      if (disabled) await this.sessions.endAll(tx, userId);
      await this.trace(tx, ctx, disabled ? 'account_closed' : 'account_reopened', userId, unitId, {});
    });
    return this.reader.one(ctx, userId);
  }

  /**
   * Ties an account that is open already to the person whose it is, or takes a wrong tie away (null). A person has one
   * account; whom somebody else's account is tied to is for those above both to say, that it is tied to nobody for those
   * above the account.
   * @throws not_found the account or the person is not the caller's to manage, not_to_oneself, bad_input
   *   `person_has_account`, conflict `account_has_person`
   */
  async link(ctx: RequestContext, userId: number, personId: number | null): Promise<UserAccount> {
    if (userId === ctx.actor.userId) throw notToOneself();
    await this.db.transaction(async (tx) => {
      const { unitId } = await this.reader.manageable(tx, ctx, userId);
      const [account] = await tx.lock<{ person_id: number | null }>('SELECT person_id FROM user_account WHERE id = ?', [
        userId,
      ]);
      const before = account?.person_id == null ? null : Number(account.person_id);
      if (before === personId) return;
      if (before !== null && personId !== null) throw accountHasPerson();
      // Two accounts that want the same person at the same moment come one after the other.
      if (personId !== null) await tx.lock('SELECT id FROM person WHERE id = ?', [personId]);
      // A wrong tie is undone by whoever manages the account, wherever the person has gone since.
      if (personId !== null) await requirePerson(tx, ctx, personId, await linkedPeople(tx, [personId]));
      await tx.run('UPDATE user_account SET person_id = ?, role_version = role_version + 1 WHERE id = ?', [
        personId,
        userId,
      ]);
      await this.trace(tx, ctx, personId === null ? 'account_unlinked' : 'account_linked', userId, unitId, {
        personId: personId ?? before,
      });
    });
    return this.reader.one(ctx, userId);
  }

  private async createAll(ctx: RequestContext, users: readonly NewUser[]): Promise<SlipResult> {
    if (users.length > MOST_AT_ONCE)
      throw badInput(
        'too_many_lines',
        `Mỗi lần tạo nhiều nhất ${MOST_AT_ONCE} tài khoản.`,
        `At most ${MOST_AT_ONCE} accounts at once.`,
      );
    const places = await placesOf(
      this.db.read,
      users.map((user) => user.unitId),
      ctx.today,
    );
    try {
      return await this.db.transaction(async (tx) => {
        await lockNamed(tx, users);
        const { planned, problems } = await planUsers(tx, ctx, users, places);
        return problems.length > 0 ? { slips: [], problems } : { slips: await this.insert(tx, ctx, planned), problems };
      });
    } catch (error) {
      if (faultOf(error) !== 'duplicate') throw error;
      throw conflict(
        'username_taken',
        'Một tên đăng nhập vừa được người khác dùng. Hãy làm lại.',
        'Someone has just taken one of the usernames. Try again.',
      );
    }
  }

  private async insert(tx: Tx, ctx: RequestContext, planned: readonly PlannedUser[]): Promise<Slip[]> {
    const slips = planned.map(() => newSlip(ctx.now));
    const ids = planned.map(() => this.keys.next());
    await tx.insert(
      'user_account',
      [
        'id',
        'username',
        'display_name',
        'search_name',
        'slip_hash',
        'slip_expires_at',
        'person_id',
        'created_at',
        'created_by',
      ],
      planned.map((user, i) => [
        ids[i] ?? 0,
        user.username,
        user.displayName,
        searchForm(`${user.displayName} ${user.username}`),
        slips[i]?.digest ?? null,
        slips[i]?.expiresAt ?? null,
        user.personId,
        ctx.now,
        ctx.actor.userId,
      ]),
    );
    await insertRoles(
      tx,
      this.keys,
      ctx,
      planned.map((user, i) => ({ userId: ids[i] ?? 0, role: user.role })),
    );
    for (const [i, { role }] of planned.entries())
      await this.trace(tx, ctx, 'account_created', ids[i] ?? 0, role.place?.id ?? null, {
        role: role.role,
        from: role.validFrom,
        to: role.validTo,
      });
    const refs = await unitRefs(
      tx,
      ctx,
      planned.map(({ role }) => role.place?.id ?? null),
    );
    return planned.map((user, i) => ({
      username: user.username,
      displayName: user.displayName,
      role: user.role.role,
      unitText: refs.get(user.role.place?.id ?? 0)?.pathText ?? '',
      code: slips[i]?.code ?? '',
      expiresAt: slips[i]?.expiresAt ?? 0,
    }));
  }

  private trace(
    tx: Tx,
    ctx: RequestContext,
    action: string,
    userId: number,
    unitId: number | null,
    detail: Record<string, unknown>,
  ): Promise<void> {
    return audit(tx, ctx, {
      action,
      subjectType: 'user',
      subjectId: userId,
      unitId,
      detail,
    });
  }
}

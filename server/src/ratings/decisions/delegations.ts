import { Injectable } from '@nestjs/common';
import { addDays, formatDay, type Day } from '@dat100/shared/calendar';
import { inScope } from '../../access/unit-scope.js';
import type { RequestContext } from '../../common/context.js';
import { badInput, notFound } from '../../common/errors.js';
import { keptText } from '../../common/texts.js';
import { Database } from '../../database/database.js';
import { Keys } from '../../database/keys.js';
import type { Sql, Tx } from '../../database/sql.js';
import { addRatingStep, lockAgency, type StoredAgency } from '../periods/stored-periods.js';
import { DECIDING_ROLES, isHeadOf, officersOf, SEEING_ROLES, type Officer } from './acting-head.js';
import { traceRating } from './sheet-steps.js';

const MOST_DOCUMENT = 120;
/** A head is away for weeks, not for years. */
const MOST_DAYS = 366;

/** A head's decisions in a deputy's hands. */
export interface Delegation {
  id: number;
  head: string;
  deputy: string;
  validFrom: Day;
  validTo: Day;
  document: string;
  endedAt: number | null;
}

/** Deputies who decide for a head that is away: by a document, within its days, and not a day longer. */
@Injectable()
export class Delegations {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
  ) {}

  /** Those of a unit, the newest first. */
  async list(sql: Sql, unitId: number): Promise<Delegation[]> {
    const rows = await sql.rows<{
      id: number;
      head: string;
      deputy: string;
      valid_from: string;
      valid_to: string;
      document: string;
      ended_at: number | null;
    }>(
      `SELECT d.id, h.display_name AS head, p.display_name AS deputy, d.valid_from, d.valid_to, d.document, d.ended_at
         FROM rating_delegation d JOIN user_account h ON h.id = d.head_id JOIN user_account p ON p.id = d.deputy_id
        WHERE d.unit_id = ? ORDER BY d.id DESC LIMIT 50`,
      [unitId],
    );
    return rows.map((row) => ({
      id: Number(row.id),
      head: row.head,
      deputy: row.deputy,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      document: row.document,
      endedAt: row.ended_at === null ? null : Number(row.ended_at),
    }));
  }

  /** Who may stand in for the head: accounts with a role at the unit itself that may see its sheets. */
  async candidates(sql: Sql, ctx: RequestContext, agency: StoredAgency): Promise<Officer[]> {
    const head = await this.headOf(sql, ctx, agency);
    const all = await officersOf(sql, agency.unitId, SEEING_ROLES, ctx.today);
    return all.filter(({ userId }) => userId !== head?.userId);
  }

  /** Whether the caller may put the agency's decisions in other hands: its head, or whoever decides above it. */
  mayGrant(ctx: RequestContext, agency: StoredAgency): boolean {
    return !ctx.system && (isHeadOf(ctx, agency) || inScope(ctx, 'rating.decide', agency.path));
  }

  /**
   * @throws not_found, bad_input `delegation_days`, `delegation_document`, `delegation_deputy`,
   *   `deputy_without_person`, `no_head`, `text_too_long`
   */
  async grant(
    ctx: RequestContext,
    ask: { periodId: number; agencyId: number; deputyId: number; validFrom: Day; validTo: Day; document: string },
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      const agency = await this.lockTheirs(tx, ctx, ask.periodId, ask.agencyId);
      const document = checkedDocument(ctx, ask);
      const head = await this.headOf(tx, ctx, agency);
      if (!head)
        throw badInput(
          'no_head',
          'Cơ quan chưa có tài khoản thủ trưởng, nên không có ai để ủy quyền.',
          'The agency has no head with an account, so there is nobody to stand in for.',
        );
      const deputy = (await this.candidates(tx, ctx, agency)).find(({ userId }) => userId === ask.deputyId);
      if (!deputy)
        throw badInput(
          'delegation_deputy',
          `Người được ủy quyền phải có tài khoản với vai trò tại ${agency.name} và không phải là thủ trưởng.`,
          `The deputy needs an account with a role at ${agency.name} and is not the head.`,
          'deputyId',
        );
      if (!deputy.named)
        throw badInput(
          'deputy_without_person',
          `Tài khoản "${deputy.name}" chưa gắn với hồ sơ nhân sự, nên không biết phiếu nào là của chính người đó. Hãy gắn hồ sơ vào tài khoản ở trang Tài khoản rồi ủy quyền.`,
          `The account "${deputy.name}" names no person, so nobody can tell which sheet is their own. Tie the account to its person under Accounts, then delegate.`,
          'deputyId',
        );
      await tx.insert(
        'rating_delegation',
        ['id', 'unit_id', 'head_id', 'deputy_id', 'valid_from', 'valid_to', 'document', 'granted_at', 'granted_by'],
        [
          [
            this.keys.next(),
            agency.unitId,
            head.userId,
            deputy.userId,
            ask.validFrom,
            ask.validTo,
            document,
            ctx.now,
            ctx.actor.userId,
          ],
        ],
      );
      await this.note(tx, ctx, agency, 'delegate', {
        deputy: deputy.name,
        from: ask.validFrom,
        to: ask.validTo,
        document,
      });
      await traceRating(tx, ctx, agency, 'rating.delegate', { deputyId: deputy.userId, to: ask.validTo });
    });
  }

  /** Ends a delegation before its last day. @throws not_found */
  async end(ctx: RequestContext, periodId: number, agencyId: number, id: number): Promise<void> {
    await this.db.transaction(async (tx) => {
      const agency = await this.lockTheirs(tx, ctx, periodId, agencyId);
      const ended = await tx.run(
        'UPDATE rating_delegation SET ended_at = ? WHERE id = ? AND unit_id = ? AND ended_at IS NULL',
        [ctx.now, id, agency.unitId],
      );
      if (ended !== 1) throw notFound();
      await this.note(tx, ctx, agency, 'end_delegation', { id });
      await traceRating(tx, ctx, agency, 'rating.end_delegation', { delegationId: id });
    });
  }

  /** The agency, held until the end: a period may be thrown away beside this. @throws not_found */
  private async lockTheirs(tx: Tx, ctx: RequestContext, periodId: number, agencyId: number): Promise<StoredAgency> {
    const agency = await lockAgency(tx, periodId, agencyId);
    if (!this.mayGrant(ctx, agency)) throw notFound();
    return agency;
  }

  private async headOf(sql: Sql, ctx: RequestContext, agency: StoredAgency): Promise<Officer | null> {
    const { actor, personId } = ctx;
    const { userId, label } = actor;
    if (isHeadOf(ctx, agency) && userId !== null) return { userId, name: label, named: personId !== null };
    return (await officersOf(sql, agency.unitId, DECIDING_ROLES, ctx.today))[0] ?? null;
  }

  private note(tx: Tx, ctx: RequestContext, agency: StoredAgency, action: string, detail: object) {
    const { periodId, unitId } = agency;
    return addRatingStep(tx, this.keys, ctx, {
      periodId,
      agencyId: unitId,
      unitId,
      action,
      detail: JSON.stringify(detail),
    });
  }
}

/** The number of the document of a delegation whose days can be. @throws bad_input */
function checkedDocument(ctx: RequestContext, ask: { validFrom: Day; validTo: Day; document: string }): string {
  const document = keptText(ask.document, MOST_DOCUMENT, 'document');
  if (!document)
    throw badInput(
      'delegation_document',
      'Hãy ghi số văn bản ủy quyền.',
      'Write the number of the document.',
      'document',
    );
  if (ask.validFrom > ask.validTo || ask.validTo < ctx.today || ask.validTo > addDays(ask.validFrom, MOST_DAYS))
    throw badInput(
      'delegation_days',
      `Thời gian ủy quyền phải từ ngày bắt đầu đến ngày kết thúc, chưa qua (hôm nay ${formatDay(ctx.today)}), nhiều nhất ${MOST_DAYS} ngày.`,
      `The days run from the first to the last, are not over (today is ${formatDay(ctx.today)}) and are at most ${MOST_DAYS}.`,
      'validTo',
    );
  return document;
}

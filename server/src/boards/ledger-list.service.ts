import { Injectable } from '@nestjs/common';
import type { Day } from '@dat100/shared/calendar';
import { LEDGER_CAUSES, type LedgerCause } from '@dat100/shared/ledger';
import { ledgerHow } from '@dat100/shared/ledger-day';
import { inScope } from '../access/unit-scope.js';
import type { RequestContext } from '../common/context.js';
import { badInput } from '../common/errors.js';
import { pageOf } from '../common/paging.js';
import { Database } from '../database/database.js';
import { marks } from '../database/sql.js';
import { loadFacts } from '../rollups/person-facts.js';
import { LedgerService, type LedgerAsked, type LedgerFigure } from './ledger.service.js';
import type { LedgerMember } from './ledger-members.js';

export interface LedgerListAsked extends LedgerAsked {
  /** one of LEDGER_CAUSES */
  cause: string;
  /** from 0 */
  page: number;
  perPage: number;
}

/** Somebody behind a line of a ledger. */
export interface LedgerListed {
  personId: number;
  fullName: string;
  day: Day;
  /** that counts them on the later day, or counted them on the earlier one */
  unitId: number | null;
  /** of a transfer, the other side; null for who may not open the person's page, which tells it */
  otherUnitId: number | null;
  /** stages on the two days; null: nothing was known, or they were not counted here on that day */
  stageBefore: string | null;
  stageAfter: string | null;
  mayOpen: boolean;
}

export interface LedgerList {
  figure: LedgerFigure;
  cause: LedgerCause;
  total: number;
  items: LedgerListed[];
}

/**
 * The people behind a line of a ledger. Who left the unit for another one is named to the unit they left: they are part
 * of its own figures. What became of them there is not told.
 */
@Injectable()
export class LedgerListService {
  constructor(
    private readonly db: Database,
    private readonly ledgers: LedgerService,
  ) {}

  /** A page of a line, the latest day first. @throws as LedgerService.members, unknown_cause, bad_page */
  async list(ctx: RequestContext, asked: LedgerListAsked): Promise<LedgerList> {
    const page = pageOf(asked.page, asked.perPage);
    const cause = requireCause(asked.cause);
    const { figure, members } = await this.ledgers.members(ctx, asked);
    const shown = await members.page(this.db.read, cause, page);
    return { figure, cause, total: members.count(cause), items: await this.listed(ctx, figure, cause, shown) };
  }

  private async listed(
    ctx: RequestContext,
    figure: LedgerFigure,
    cause: LedgerCause,
    shown: readonly LedgerMember[],
  ): Promise<LedgerListed[]> {
    if (shown.length === 0) return [];
    const ids = shown.map(({ id }) => id);
    const ask = await this.ledgers.askOf(figure);
    const facts = await loadFacts(this.db.read, ids);
    const rows = await this.db.read.rows<{ id: number; full_name: string; path: string }>(
      `SELECT p.id, p.full_name, u.path FROM person p JOIN unit u ON u.id = p.unit_id WHERE p.id IN (${marks(ids.length)})`,
      ids,
    );
    const people = new Map(rows.map((row) => [Number(row.id), row]));
    const codeOf = (stage: number | null) => (stage === null ? null : (figure.criterion.stages[stage]?.code ?? null));
    return shown.flatMap(({ id, day }) => {
      const [person, now] = [people.get(id), facts.get(id)];
      if (!person || !now) return [];
      const { before, after } = ledgerHow(ask, now, cause);
      const mayOpen = inScope(ctx, 'people.read', person.path);
      const other = cause === 'transferred_in' ? before : cause === 'transferred_out' ? after : null;
      return {
        personId: id,
        fullName: person.full_name,
        day,
        unitId: after.inView ? after.unitId : before.unitId,
        otherUnitId: mayOpen ? (other?.unitId ?? null) : null,
        stageBefore: before.inView ? codeOf(before.stage) : null,
        stageAfter: after.inView ? codeOf(after.stage) : null,
        mayOpen,
      };
    });
  }
}

/** @throws bad_input `unknown_cause` */
function requireCause(cause: string): LedgerCause {
  const found = LEDGER_CAUSES.find((one) => one === cause);
  if (found) return found;
  throw badInput(
    'unknown_cause',
    `Không có nguyên nhân "${cause}"; có: ${LEDGER_CAUSES.join(', ')}.`,
    `There is no cause "${cause}"; there are: ${LEDGER_CAUSES.join(', ')}.`,
    'cause',
  );
}

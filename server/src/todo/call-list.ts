import { Injectable } from '@nestjs/common';
import { daysBetween, type Day } from '@dat100/shared/calendar';
import { actionHolder, nextActionOf, type NextAction } from '@dat100/shared/next-actions';
import { audit } from '../audit/audit.js';
import { unitScope } from '../access/unit-scope.js';
import type { RequestContext } from '../common/context.js';
import { badInput } from '../common/errors.js';
import { Database } from '../database/database.js';
import { Secrets } from '../database/secrets.js';
import { marks } from '../database/sql.js';
import { DirectivesService } from '../directives/directives.service.js';
import { boundTo } from '../people/person-rows.js';
import type { Unit } from '../units/unit.js';
import { UnitsService } from '../units/units.service.js';
import { stuckPeople } from './stuck-people.js';
import { TodoService } from './todo.service.js';

/** More is no list that somebody calls through. */
const MOST_ON_PAPER = 1000;
/** People read of a criterion before it is plain that there are too many. */
const MOST_READ = 5000;

/** What somebody is called about, and since when they wait: the earliest day that is known exactly. */
interface Call {
  steps: CallStep[];
  since: Day | null;
}

/** A step somebody is called about. On paper it is told by the stage alone: reasons stay out. */
export interface CallStep {
  criterion: string;
  action: NextAction;
}

export interface CallRow {
  id: number;
  fullName: string;
  unitId: number;
  phone: string | null;
  /** the longest of their waits whose first day is known; null when none is */
  waitingDays: number | null;
  steps: CallStep[];
}

export interface CallList {
  unit: Unit;
  rows: CallRow[];
}

/** One group, or everybody who can do something themselves. */
export interface CallAsk {
  unitId: number;
  criterion: string | null;
  action: string | null;
}

/** Whom a unit calls: name, telephone and what to do, for paper. No citizen ids, no reasons; each list is on record. */
@Injectable()
export class CallLists {
  constructor(
    private readonly db: Database,
    private readonly secrets: Secrets,
    private readonly units: UnitsService,
    private readonly directives: DirectivesService,
    private readonly todo: TodoService,
  ) {}

  /** @throws not_found, unknown_criterion, unknown_action, nobody_to_call, too_many_to_call */
  async print(ctx: RequestContext, ask: CallAsk): Promise<CallList> {
    const unit = await this.units.inScope(ctx, 'people.print', ask.unitId);
    const calls = await this.calls(ctx, unit, ask);
    if (calls.size === 0) throw nobodyToCall();
    if (calls.size > MOST_ON_PAPER) throw tooManyToCall();
    const rows = await this.rows(ctx, calls);
    await this.db.transaction((tx) =>
      audit(tx, ctx, {
        action: 'people.print',
        subjectType: 'unit',
        subjectId: unit.id,
        unitId: unit.id,
        detail: { criterion: ask.criterion, action: ask.action, people: rows.length },
      }),
    );
    return { unit, rows };
  }

  /** What each person is called about, by person. */
  private async calls(ctx: RequestContext, unit: Unit, ask: CallAsk): Promise<Map<number, Call>> {
    const named =
      ask.criterion === null && ask.action === null
        ? null
        : await this.todo.group(ctx, 'people.print', {
            unitId: unit.id,
            criterion: ask.criterion ?? '',
            action: ask.action ?? '',
          });
    const among = named === null ? null : await this.todo.ids(ctx, named, MOST_ON_PAPER + 1);
    if (among !== null && among.length > MOST_ON_PAPER) throw tooManyToCall();
    const chosen = among === null ? '' : ` AND p.id IN (${marks(among.length)})`;
    const calls = new Map<number, Call>();
    for (const criterion of await this.directives.criteria()) {
      const { sql, params } = stuckPeople(ctx, 'people.print', unit, criterion, null);
      const rows = await this.db.read.rows<StuckRow>(
        `SELECT p.id, st.stage_position, k.reason, CASE WHEN st.day_kind = 'on' THEN st.since END AS since
          ${sql}${chosen} LIMIT ?`,
        [...params, ...(among ?? []), MOST_READ],
      );
      if (rows.length === MOST_READ) throw tooManyToCall();
      for (const row of rows) {
        const id = Number(row.id);
        const stage = row.stage_position === null ? null : (criterion.stages[Number(row.stage_position)] ?? null);
        const at = { criterion: criterion.code, stage, scope: 'in_scope' } as const;
        const action = nextActionOf({ ...at, reason: row.reason });
        const told = nextActionOf({ ...at, reason: null });
        const isNamed = named?.criterion.id === criterion.id && named.action === action;
        if (action === null || told === null || !(isNamed || canDoIt(action))) continue;
        const known = calls.get(id);
        calls.set(id, {
          steps: [...(known?.steps ?? []), { criterion: criterion.code, action: told }],
          since: earlier(known?.since ?? null, row.since),
        });
      }
    }
    return calls;
  }

  /** Who waits longest comes first; those of whom no day is known come last, by unit and name. */
  private async rows(ctx: RequestContext, calls: ReadonlyMap<number, Call>): Promise<CallRow[]> {
    const scope = unitScope(ctx, 'people.print', 'u.path');
    const rows = await this.db.read.rows<{
      id: number;
      full_name: string;
      unit_id: number;
      phone_cipher: Buffer | null;
    }>(
      `SELECT p.id, p.full_name, p.unit_id, p.phone_cipher FROM person p JOIN unit u ON u.id = p.unit_id
        WHERE p.id IN (${marks(calls.size)}) AND p.employed = 1 AND ${scope.sql} ORDER BY u.path, p.sort_key, p.id`,
      [...calls.keys(), ...scope.params],
    );
    const listed = rows.map((row): CallRow => {
      const id = Number(row.id);
      const { steps, since } = calls.get(id) ?? { steps: [], since: null };
      const phone = row.phone_cipher === null ? null : this.secrets.decrypt(row.phone_cipher, boundTo(id, 'phone'));
      const waitingDays = since === null ? null : Math.max(0, daysBetween(since, ctx.today));
      return { id, fullName: row.full_name, unitId: Number(row.unit_id), phone, waitingDays, steps };
    });
    return listed.sort((one, other) => (other.waitingDays ?? -1) - (one.waitingDays ?? -1));
  }
}

interface StuckRow {
  id: number;
  stage_position: number | null;
  reason: string | null;
  since: Day | null;
}

const earlier = (one: Day | null, other: Day | null): Day | null =>
  one === null || (other !== null && other < one) ? other : one;

/** Who waits for the police, or is away, is not called to do something. */
const canDoIt = (action: NextAction): boolean => actionHolder(action) !== 'police' && action !== 'await_return';

const nobodyToCall = () =>
  badInput(
    'nobody_to_call',
    'Không có ai cần gọi: những người còn lại đang chờ Công an, đi vắng, hoặc đã đạt.',
    'There is nobody to call: the others wait for the police, are away, or are done.',
  );

const tooManyToCall = () =>
  badInput(
    'too_many_to_call',
    `Danh sách gọi có hơn ${MOST_ON_PAPER} người. Hãy in từng nhóm, hoặc mở một đơn vị cấp dưới.`,
    `The call list has more than ${MOST_ON_PAPER} people. Print one group at a time, or open a unit below.`,
  );

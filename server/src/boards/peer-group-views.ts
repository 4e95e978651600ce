import { Injectable } from '@nestjs/common';
import { addDays, type Day } from '@dat100/shared/calendar';
import { PEER_GROUPS } from '@dat100/shared/codes';
import { dayOfChange, periodsToFreeze } from '@dat100/shared/peer-groups';
import type { UnitRef } from '../access/unit-ref.model.js';
import { unitRefs } from '../access/unit-refs.js';
import { inScope } from '../access/unit-scope.js';
import type { RequestContext } from '../common/context.js';
import { notFound } from '../common/errors.js';
import { Database } from '../database/database.js';
import { peerHistory, type PeerHistory } from '../units/peer-history.js';
import type { Unit } from '../units/unit.js';
import { UnitsService } from '../units/units.service.js';
import { groupOf } from './board.js';
import type { GroupPeriod, GroupedUnit, PeerGroups } from './peer-groups.model.js';

const SHOWN = 200;

/** The groups of the units right below one, as an answer. */
@Injectable()
export class PeerGroupViews {
  constructor(
    private readonly db: Database,
    private readonly units: UnitsService,
  ) {}

  /** @throws not_found */
  async of(ctx: RequestContext, unitId: number, asOf: Day): Promise<PeerGroups> {
    const unit = await this.units.byId(unitId);
    const [below, history] = await Promise.all([this.units.children(unit.id), peerHistory(this.db.read, unit.id)]);
    const shown = below.filter(({ validTo }) => validTo === null || validTo >= asOf);
    const refs = await unitRefs(this.db.read, ctx, [unit.id, ...below.map(({ id }) => id)]);
    const refOf = (id: number): UnitRef => {
      const ref = refs.get(id);
      if (!ref) throw notFound();
      return ref;
    };
    const mayChange = inScope(ctx, 'peer_group.write', unit.path);
    const told = (actor: string) => (mayChange ? actor : null);
    const groups = [...PEER_GROUPS.map(({ code }) => code), ...history.named.keys()];
    return {
      unit: refOf(unit.id),
      asOf,
      opensOn: dayOfChange(ctx.today, history.frozen),
      mayChange,
      units: shown.map((child): GroupedUnit => {
        const next = nextOf(history, child, asOf);
        const group = history.groupOn(child, asOf);
        return { unit: refOf(child.id), group, next: next?.group ?? null, nextFrom: next?.from ?? null };
      }),
      groups: groups.map((code) => groupOf(code, history.named)),
      periods: periodsOf(history, ctx.today, told),
      changes: history.changes
        .slice(-SHOWN)
        .reverse()
        .map((change) => ({ ...change, unit: refOf(change.unitId), actor: told(change.actor) })),
    };
  }
}

/** The next day on which the group of a unit is another. */
function nextOf(history: PeerHistory, unit: Unit, asOf: Day): { group: string; from: Day } | null {
  const turns = history.frozen.flatMap(({ first, last }) => [first, addDays(last, 1)]);
  const days = [...history.of(unit.id).map(({ from }) => from), ...turns].filter((day) => day > asOf).sort();
  const now = history.groupOn(unit, asOf);
  for (const from of days) {
    const group = history.groupOn(unit, from);
    if (group !== now) return { group, from };
  }
  return null;
}

function periodsOf(history: PeerHistory, today: Day, told: (actor: string) => string | null): GroupPeriod[] {
  const frozen = history.frozen.map(({ code, first, last, frozenAt, actor }): GroupPeriod => ({
    code,
    first,
    last,
    frozenAt,
    actor: told(actor),
  }));
  const open = periodsToFreeze(today).filter(({ code }) => !frozen.some((period) => period.code === code));
  return [...frozen, ...open.map((period): GroupPeriod => ({ ...period, frozenAt: null, actor: null }))].sort((a, b) =>
    a.first < b.first ? -1 : a.first > b.first ? 1 : a.last < b.last ? -1 : 1,
  );
}

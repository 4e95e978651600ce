import { Injectable } from '@nestjs/common';
import type { Day } from '@dat100/shared/calendar';
import type { Lens } from '@dat100/shared/codes';
import type { WaitCounts } from '@dat100/shared/waiting';
import { inScope } from '../access/unit-scope.js';
import type { RequestContext } from '../common/context.js';
import { Database } from '../database/database.js';
import { DirectivesService, type Criterion } from '../directives/directives.service.js';
import { countedDay } from '../rollups/advance-day.js';
import type { Unit } from '../units/unit.js';
import { UnitsService } from '../units/units.service.js';
import { KeptAnswers } from './kept-answers.js';
import { requireLens } from './lenses.js';
import { waitingGroups, waitsBelow, type WaitingGroup } from './read-waiting.js';
import { tooFew, VisibilityService } from './visibility.service.js';
import { waitingFigures, type WaitingFigures } from './waiting.js';

export interface WaitingAsk {
  unitId: number;
  criterion: string;
  lens?: string | null;
}

export interface Waiting extends WaitingFigures {
  unit: Unit;
  criterion: Criterion;
  lens: Lens;
  /** the day waiting is reckoned to: always today */
  asOf: Day;
}

/** Where the people of a unit and all below it wait, how long, for whom and why. */
@Injectable()
export class WaitingService {
  private readonly kept = new KeptAnswers<WaitingGroup[]>();
  private readonly keptBelow = new KeptAnswers<Map<number, WaitCounts>>();

  constructor(
    private readonly db: Database,
    private readonly units: UnitsService,
    private readonly directives: DirectivesService,
    private readonly visibility: VisibilityService,
  ) {}

  /**
   * Who may see how the figures of a unit divide into stages may see this of it; `stages` is empty for others.
   * The difficulties, and what they could be worked out from, are for who may read the lists of people that tell them.
   * @throws not_found, unknown_criterion, unknown_lens, too_few_to_show
   */
  async waiting(ctx: RequestContext, ask: WaitingAsk): Promise<Waiting> {
    const lens = requireLens(ctx, ask.lens ?? 'all');
    const criterion = await this.directives.criterion(ask.criterion);
    const unit = await this.units.byId(ask.unitId);
    const answer = { unit, criterion, lens, asOf: ctx.today };
    const sight = await this.visibility.unit(ctx, unit, criterion, lens, await countedDay(this.db));
    if (sight === 'nothing') throw tooFew();
    if (sight === 'counts') return { ...answer, stages: [], holders: null, reasons: null };
    const groups = await this.groups(unit, criterion, lens, ctx.today);
    return { ...answer, ...waitingFigures(criterion, groups, ctx.today, inScope(ctx, 'people.read', unit.path)) };
  }

  /** How long people wait in the units right below one, see waitsBelow; what of it shows is for the caller to decide. */
  async below(unit: Unit, criterion: Criterion, lens: Lens, today: Day): Promise<Map<number, WaitCounts>> {
    const name = await this.nameOf(unit, criterion, lens, today);
    return this.keptBelow.get(name, () => waitsBelow(this.db.read, unit, criterion, lens, today));
  }

  private async groups(unit: Unit, criterion: Criterion, lens: Lens, today: Day): Promise<WaitingGroup[]> {
    const name = await this.nameOf(unit, criterion, lens, today);
    const criteria = await this.directives.criteria();
    return this.kept.get(name, () => waitingGroups(this.db.read, unit, criterion, criteria, lens, today));
  }

  /** Another whenever a fact or a difficulty is put on record below the unit. */
  private async nameOf({ id }: Unit, criterion: Criterion, lens: Lens, today: Day): Promise<string> {
    const row = await this.db.read.one<{ version: number | null; heard: number | null }>(
      `SELECT (SELECT version FROM board_version WHERE unit_id = ?) AS version,
        (SELECT recorded_at FROM unit_freshness WHERE unit_id = ?) AS heard`,
      [id, id],
    );
    return [id, criterion.id, lens, today, row?.version ?? 0, row?.heard ?? 0].join(' ');
  }
}

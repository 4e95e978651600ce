import { Injectable } from '@nestjs/common';
import type { Day } from '@dat100/shared/calendar';
import type { Lens } from '@dat100/shared/codes';
import type { RequestContext } from '../common/context.js';
import { Database } from '../database/database.js';
import { DirectivesService, type Criterion } from '../directives/directives.service.js';
import { countedDay } from '../rollups/advance-day.js';
import type { Unit } from '../units/unit.js';
import { UnitsService } from '../units/units.service.js';
import { seesAll } from './chain.js';
import { KeptAnswers } from './kept-answers.js';
import { requireLens } from './lenses.js';
import { waitingGroups, type WaitingGroup } from './read-waiting.js';
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

  constructor(
    private readonly db: Database,
    private readonly units: UnitsService,
    private readonly directives: DirectivesService,
    private readonly visibility: VisibilityService,
  ) {}

  /**
   * Who may see how the figures of a unit divide into stages may see this of it; `stages` is empty for others.
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
    return { ...answer, ...waitingFigures(criterion, groups, ctx.today, seesAll(ctx, unit.path, false)) };
  }

  private async groups(unit: Unit, criterion: Criterion, lens: Lens, today: Day): Promise<WaitingGroup[]> {
    const name = [unit.id, criterion.id, lens, today, await this.state(unit)].join(' ');
    const criteria = await this.directives.criteria();
    return this.kept.get(name, () => waitingGroups(this.db.read, unit, criterion, criteria, lens, today));
  }

  /** Moves with every fact and every difficulty put on record below the unit. */
  private async state({ id }: Unit): Promise<string> {
    const row = await this.db.read.one<{ version: number | null; heard: number | null }>(
      `SELECT (SELECT version FROM board_version WHERE unit_id = ?) AS version,
        (SELECT recorded_at FROM unit_freshness WHERE unit_id = ?) AS heard`,
      [id, id],
    );
    return `${row?.version ?? 0}/${row?.heard ?? 0}`;
  }
}

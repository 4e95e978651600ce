import { Injectable } from '@nestjs/common';
import type { Canonical } from '@dat100/shared/canonical-json';
import type { Day } from '@dat100/shared/calendar';
import { withTime } from '@dat100/shared/rating-entered-time';
import { factFaults } from '@dat100/shared/rating-fact-faults';
import type { PeriodInputs, RatingFacts, ShareFact } from '@dat100/shared/rating-facts';
import { isEntered, periodsOf, type Hundredths, type RatingScheme } from '@dat100/shared/rating-scheme';
import { sheetFault, sheetState } from '@dat100/shared/rating-turns';
import { inScope } from '../../access/unit-scope.js';
import type { RequestContext } from '../../common/context.js';
import { badInput, notFound } from '../../common/errors.js';
import { keptText } from '../../common/texts.js';
import { Database } from '../../database/database.js';
import { Keys } from '../../database/keys.js';
import type { Tx } from '../../database/sql.js';
import { lockAgency, periodById, schemeOfPeriod, teamsOf, type StoredAgency } from '../periods/stored-periods.js';
import { lockSheets, reratedRow, sheetById, writeRated, type StoredSheet } from '../periods/stored-sheets.js';
import { requireNamedHead } from './acting-head.js';
import { KEEP_OR_DROP, lastStepsOf, refused, standsFirst } from './rating-refusals.js';
import { addSheetSteps, traceRating } from './sheet-steps.js';

const MOST_SOURCE = 200;
/** More scores than a scheme has inputs times periods are no work of a person. */
const MOST_SCORES = 500;

/** A score of one input in one month, quarter or the year (`period` from 0). */
export interface EnteredScore {
  period: number;
  input: string;
  achieved: number;
  of: number;
  on: Day | null;
  source: string | null;
}

/** All that people enter about somebody; it takes the place of what was entered before. null: not known. */
export interface EnteredFacts {
  /** time worked, where the records do not say it; null: as gathered, less the time away */
  worked: { months: Hundredths; on: Day | null; source: string | null } | null;
  away: { months: Hundredths; on: Day | null; source: string | null } | null;
  maternity: boolean;
  /** the old unit's opinion on a mover is there; of nobody else */
  opinion: boolean;
  discipline: { kind: 'none' | 'duty' | 'other'; on: Day | null; source: string | null } | null;
  scores: readonly EnteredScore[];
}

/** Facts and scores that people enter. What was gathered at the cut-off is not theirs to change. */
@Injectable()
export class EnterFacts {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
  ) {}

  /**
   * Writes what was entered and rates by it. Where the machine's proposal becomes another, the levels that stood on the
   * old one are taken back.
   * @throws not_found, bad_input `bad_rating_facts`, `text_too_long`, conflict `sheet_changed`, `own_sheet`,
   *   `agency_locked`, `wrong_step`, `team_has_proposed`, `head_without_person`
   */
  async enter(ctx: RequestContext, id: number, revision: number, entered: EnteredFacts): Promise<void> {
    const found = await sheetById(this.db.read, id);
    if (!inScope(ctx, 'rating.enter', found.unitPath)) throw notFound();
    await this.db.transaction(async (tx) => {
      const agency = await lockAgency(tx, found.periodId, found.agencyId);
      requireNamedHead(ctx, [agency.unitId, found.unitId]);
      const [sheet] = await lockSheets(tx, [id]);
      if (!sheet) throw notFound();
      const team = (await teamsOf(tx, sheet.periodId, sheet.agencyId)).find(({ unitId }) => unitId === sheet.unitId);
      const own = ctx.personId !== null && sheet.personId === ctx.personId;
      const fault = sheetFault('enter', { agency: agency.state, team: team?.state ?? 'open', state: sheet.state, own });
      if (fault) throw refused(fault);
      if (sheet.revision !== revision)
        throw standsFirst(
          'sheet_changed',
          (await lastStepsOf(tx, [id], 'team')).get(id) ?? null,
          { vi: sheet.fullName, en: sheet.fullName },
          KEEP_OR_DROP,
        );
      const scheme = await schemeOfPeriod(tx, await periodById(tx, sheet.periodId));
      const facts = withEntered(ctx, scheme, sheet.facts, entered);
      await this.write(tx, ctx, { agency, sheet, facts, scheme, action: 'enter_facts' });
      await traceRating(tx, ctx, agency, 'rating.enter_facts', { sheetId: id });
    });
  }

  /** Rates a sheet by its new facts, and takes back levels that stood on another proposal. */
  async write(
    tx: Tx,
    ctx: RequestContext,
    made: {
      agency: StoredAgency;
      sheet: StoredSheet;
      facts: RatingFacts;
      scheme: RatingScheme;
      action: string;
      reason?: string;
    },
  ): Promise<void> {
    const { agency, sheet, facts, scheme, action, reason } = made;
    const rated = reratedRow(scheme, facts);
    await writeRated(tx, sheet.id, rated);
    const same =
      rated.outcome === sheet.outcome &&
      rated.level === sheet.level &&
      rated.best === sheet.best &&
      rated.worst === sheet.worst;
    if (!same) {
      const state = sheetState({ rated: rated.outcome !== 'not_rated', teamLevel: null, finalLevel: null });
      await tx.run(
        `UPDATE rating_sheet SET state = ?, team_level = NULL, team_reason = NULL, team_at = NULL, team_by = NULL,
           final_level = NULL, final_reason = NULL, final_at = NULL, final_by = NULL WHERE id = ?`,
        [state, sheet.id],
      );
    }
    const detail = {
      facts: facts as unknown as Canonical,
      before: { level: sheet.level, team: sheet.teamLevel, final: sheet.finalLevel },
      level: rated.level,
      ...(reason === undefined ? {} : { reason }),
    };
    await addSheetSteps(tx, this.keys, ctx, agency, [{ sheet, action, detail }]);
  }
}

/**
 * Facts with all that people enter about somebody in the place of what was entered before.
 * @throws bad_input `bad_rating_facts` with everything that is wrong, `text_too_long`
 */
export function withEntered(
  ctx: RequestContext,
  scheme: RatingScheme,
  facts: RatingFacts,
  entered: EnteredFacts,
): RatingFacts {
  const told = (on: Day | null, source: string | null) => ({
    on: on ?? ctx.today,
    source: keptText(source, MOST_SOURCE, 'source') ?? ctx.actor.label,
  });
  const { worked, away, discipline, maternity, opinion, scores } = entered;
  const next: RatingFacts = {
    ...facts,
    ...withTime(facts, {
      worked: worked && { months: worked.months, ...told(worked.on, worked.source) },
      away: away && { months: away.months, ...told(away.on, away.source) },
    }),
    maternity,
    moved: facts.moved && { ...facts.moved, opinion },
    discipline: discipline && { kind: discipline.kind, ...told(discipline.on, discipline.source) },
    periods: periodsFrom(scheme, scores, told),
  };
  const faults = factFaults(scheme, next);
  if (faults.length === 0) return next;
  throw badInput(
    'bad_rating_facts',
    faults.map(({ vi }) => vi).join(' '),
    faults.map(({ en }) => en).join(' '),
    faults[0]?.place ?? null,
  );
}

function periodsFrom(
  scheme: RatingScheme,
  scores: readonly EnteredScore[],
  told: (on: Day | null, source: string | null) => Pick<ShareFact, 'on' | 'source'>,
): PeriodInputs[] {
  const periods: Record<string, ShareFact>[] = [];
  const known = new Set(scheme.inputs.filter(isEntered).map(({ code }) => code));
  if (scores.length > MOST_SCORES || scores.some(({ period, input }) => !isPlace(scheme, period) || !known.has(input)))
    throw badInput(
      'bad_rating_facts',
      'Có điểm của một tiêu chí hoặc một kỳ mà bộ tiêu chí không có; hãy tải lại trang rồi nhập lại.',
      'There is a score of an input or a period that the scheme does not have; reload the page and enter it again.',
      'scores',
    );
  for (const { period, input, achieved, of, on, source } of scores) {
    while (periods.length <= period) periods.push({});
    const inputs = periods[period];
    if (inputs) inputs[input] = { achieved, of, ...told(on, source) };
  }
  return periods;
}

const isPlace = (scheme: RatingScheme, period: number) =>
  Number.isInteger(period) && period >= 0 && period < periodsOf(scheme);

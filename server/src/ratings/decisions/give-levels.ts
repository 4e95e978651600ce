import { Injectable } from '@nestjs/common';
import type { Level } from '@dat100/shared/rating-scheme';
import type { TeamState } from '@dat100/shared/rating-period';
import { differs, reasonFault, sheetFault, type Standing } from '@dat100/shared/rating-turns';
import { levelWords } from '@dat100/shared/rating-words';
import { inScope } from '../../access/unit-scope.js';
import type { RequestContext } from '../../common/context.js';
import { badInput, notFound, type UserError } from '../../common/errors.js';
import { keptText } from '../../common/texts.js';
import { Database } from '../../database/database.js';
import { Keys } from '../../database/keys.js';
import { marks, pieces, type Tx } from '../../database/sql.js';
import { lockAgency, periodById, schemeOfPeriod, teamsOf, type StoredAgency } from '../periods/stored-periods.js';
import { lockSheets, type StoredSheet } from '../periods/stored-sheets.js';
import { MOST_REASON } from '../needed-reason.js';
import { decidingFor, requireNamedDeputy, requireNamedHead } from './acting-head.js';
import { HeadsBelow } from './heads-below.js';
import { KEEP_OR_DROP, lastStepsOf, refused, standsFirst, type LastStep } from './rating-refusals.js';
import { addSheetSteps, traceRating } from './sheet-steps.js';

/** The largest sheet there is; more at once is no work of a person. */
export const MOST_CHANGES = 2_000;

/** A level for somebody, null to take it back; `revision` as the giver saw the sheet. */
export interface LevelChange {
  id: number;
  revision: number;
  level: Level | null;
}

export interface LevelsAsk {
  /** the team's proposal, or the decision */
  act: 'propose' | 'decide';
  periodId: number;
  agencyId: number;
  changes: readonly LevelChange[];
  /** one for all of them; needed by those whose level is another than the one before it */
  reason: string | null;
}

export interface LevelsDone {
  done: number;
  /** stood already as asked, by the same person: sent twice */
  already: number;
  problems: { id: number; name: string; error: UserError }[];
}

/** Gives levels: the team's, and the decided ones. Each sheet stands or falls by itself. */
@Injectable()
export class GiveLevels {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly heads: HeadsBelow,
  ) {}

  /**
   * A team's new level takes back the decision that stood on the old one; a decision that moves the machine's proposal
   * for a head above takes back what was decided for that head.
   * @throws not_found when one of the sheets is not the caller's to write in, bad_input `too_many_changes`,
   *   `text_too_long`, conflict `head_without_person`; what is wrong with single sheets comes as problems: conflict
   *   `sheet_changed`, `own_sheet`, `agency_locked`, `wrong_step`, `team_has_proposed`, `sheet_not_rated`, bad_input `rating_reason_missing`
   */
  async give(ctx: RequestContext, ask: LevelsAsk): Promise<LevelsDone> {
    if (ask.changes.length > MOST_CHANGES) throw tooMany();
    const reason = keptText(ask.reason, MOST_REASON, 'reason');
    const wanted = new Map(ask.changes.map((change) => [change.id, change]));
    return this.db.transaction(async (tx) => {
      const agency = await lockAgency(tx, ask.periodId, ask.agencyId);
      const sheets = await lockSheets(tx, [...wanted.keys()]);
      const acting = await this.acting(tx, ctx, ask.act, agency, sheets);
      requireNamedHead(ctx, [agency.unitId, ...sheets.map(({ unitId }) => unitId)]);
      const teams = new Map(
        (await teamsOf(tx, ask.periodId, ask.agencyId)).map(({ unitId, state }) => [unitId, state]),
      );
      const last = await lastStepsOf(
        tx,
        sheets.filter((sheet) => wanted.get(sheet.id)?.revision !== sheet.revision).map(({ id }) => id),
        ask.act === 'propose' ? 'team' : 'agency',
      );
      const done: LevelsDone = { done: 0, already: 0, problems: [] };
      const given: { sheet: StoredSheet; level: Level | null }[] = [];
      for (const sheet of sheets) {
        const change = wanted.get(sheet.id);
        if (!change) continue;
        if (isRepeated(ctx, ask.act, sheet, change, reason)) {
          done.already += 1;
          continue;
        }
        const turn = { agency: agency.state, team: teams.get(sheet.unitId) ?? 'open' };
        const error = problemOf(ctx, ask.act, sheet, change, { ...turn, reason, last: last.get(sheet.id) ?? null });
        if (error) done.problems.push({ id: sheet.id, name: sheet.fullName, error });
        else given.push({ sheet, level: change.level });
      }
      await this.write(tx, acting, { act: ask.act, agency, given, reason });
      if (ask.act === 'decide' && given.length > 0) {
        const scheme = await schemeOfPeriod(tx, await periodById(tx, ask.periodId));
        await this.heads.refresh(tx, acting, agency, scheme);
      }
      return { ...done, done: given.length };
    });
  }

  private async acting(
    tx: Tx,
    ctx: RequestContext,
    act: LevelsAsk['act'],
    agency: StoredAgency,
    sheets: readonly StoredSheet[],
  ): Promise<RequestContext> {
    if (sheets.some(({ periodId, agencyId }) => periodId !== agency.periodId || agencyId !== agency.unitId))
      throw notFound();
    if (act === 'propose') {
      if (ctx.system || !sheets.every(({ unitPath }) => inScope(ctx, 'rating.propose', unitPath))) throw notFound();
      return ctx;
    }
    const acting = await decidingFor(tx, ctx, agency);
    if (acting) return acting;
    await requireNamedDeputy(tx, ctx, agency.unitId);
    throw notFound();
  }

  private async write(
    tx: Tx,
    ctx: RequestContext,
    made: {
      act: LevelsAsk['act'];
      agency: StoredAgency;
      given: readonly { sheet: StoredSheet; level: Level | null }[];
      reason: string | null;
    },
  ): Promise<void> {
    const { act, agency, given, reason } = made;
    if (given.length === 0) return;
    for (const level of new Set(given.map((one) => one.level))) {
      const ids = given.filter((one) => one.level === level).map(({ sheet }) => sheet.id);
      const at = level === null ? [null, null, null] : [reason, ctx.now, ctx.actor.userId];
      for (const piece of pieces(ids, 1000))
        await tx.run(`${SET[act]} WHERE id IN (${marks(piece.length)})`, [level, ...at, level, ...piece]);
    }
    const [action, column] =
      act === 'propose' ? ['propose_level', 'teamLevel' as const] : ['decide_level', 'finalLevel' as const];
    await addSheetSteps(
      tx,
      this.keys,
      ctx,
      agency,
      given.map(({ sheet, level }) => ({ sheet, action, detail: { before: sheet[column], level, reason } })),
    );
    // Which levels is in the steps of the sheets, for those who are told: few people at a time, counts would say it.
    await traceRating(tx, ctx, agency, `rating.${action}`, { people: given.length });
  }
}

/** Level, reason, when, by whom, and the level again for where the sheet stands. */
const SET: Readonly<Record<LevelsAsk['act'], string>> = {
  propose: `UPDATE rating_sheet SET team_level = ?, team_reason = ?, team_at = ?, team_by = ?, final_level = NULL, final_reason = NULL,
    final_at = NULL, final_by = NULL, state = CASE WHEN ? IS NULL THEN 'open' ELSE 'proposed' END, revision = revision + 1`,
  decide: `UPDATE rating_sheet SET final_level = ?, final_reason = ?, final_at = ?, final_by = ?,
    state = CASE WHEN ? IS NOT NULL THEN 'decided' WHEN team_level IS NULL THEN 'open' ELSE 'proposed' END, revision = revision + 1`,
};

function problemOf(
  ctx: RequestContext,
  act: LevelsAsk['act'],
  sheet: StoredSheet,
  { revision, level }: LevelChange,
  {
    agency,
    team,
    reason,
    last,
  }: { agency: StoredAgency['state']; team: TeamState; reason: string | null; last: LastStep | null },
): UserError | null {
  const own = ctx.personId !== null && sheet.personId === ctx.personId;
  const fault = sheetFault(act, { agency, team, state: sheet.state, own });
  if (fault) return refused(fault);
  if (sheet.revision !== revision) return standsFirst('sheet_changed', last, standing(act, sheet), KEEP_OR_DROP);
  if (level === null) return null;
  const before: Standing = { level: sheet.level, best: sheet.best, worst: sheet.worst, team: sheet.teamLevel };
  const unsaid = reasonFault(differs(act, before, level), reason);
  return unsaid && refused(unsaid);
}

/** The level that stands in a sheet, in words; to a proposer the team's: what is being decided is not told to a team. */
function standing(act: LevelsAsk['act'], { fullName, finalLevel, teamLevel }: StoredSheet) {
  const level = act === 'propose' ? teamLevel : (finalLevel ?? teamLevel);
  const words = level === null ? { vi: 'chưa có mức', en: 'no level' } : levelWords(level);
  return { vi: `${fullName}: ${words.vi}`, en: `${fullName}: ${words.en}` };
}

/** The same user's change of what they saw, come a second time. */
function isRepeated(
  { actor }: RequestContext,
  act: LevelsAsk['act'],
  sheet: StoredSheet,
  change: LevelChange,
  reason: string | null,
): boolean {
  const [level, why, by] =
    act === 'propose'
      ? [sheet.teamLevel, sheet.teamReason, sheet.teamBy]
      : [sheet.finalLevel, sheet.finalReason, sheet.finalBy];
  const same = level === change.level && why === reason && by === actor.userId;
  return level !== null && same && sheet.revision === change.revision + 1;
}

const tooMany = () =>
  badInput(
    'too_many_changes',
    `Mỗi lần đổi nhiều nhất ${MOST_CHANGES} phiếu; hãy chia nhỏ.`,
    `At most ${MOST_CHANGES} sheets are changed at a time; do it in parts.`,
    'changes',
  );

import { Injectable } from '@nestjs/common';
import { canonicalJson, type Canonical } from '@dat100/shared/canonical-json';
import type { Outcome, RatingFacts } from '@dat100/shared/rating-facts';
import { ratingGlance } from '@dat100/shared/rating-glance';
import type { RatingScheme } from '@dat100/shared/rating-scheme';
import { REQUEST_KINDS } from '@dat100/shared/rating-request';
import type { AgencyState, SheetState } from '@dat100/shared/rating-period';
import { shownInSheets, stateShown, type SheetReader, type ShownLevels } from '@dat100/shared/rating-self';
import { inScope } from '../../access/unit-scope.js';
import type { RequestContext } from '../../common/context.js';
import { notFound } from '../../common/errors.js';
import { Database } from '../../database/database.js';
import { marks } from '../../database/sql.js';
import { versionAt } from '../stored-schemes.js';
import { agencyById, periodById, teamsOf } from '../periods/stored-periods.js';
import { sheetById } from '../periods/stored-sheets.js';
import { REQUEST_ACTS } from '../requests/request-acts.js';
import { belowReader, ratingAsTold } from './below-shown.js';
import { managesSheets } from './managed-sheet.js';
import type { RatingLine, RatingSheetView } from './sheet.model.js';
import type { SheetLine } from './sheet-list.js';

const number = (line: SheetLine, key: string) => Number(line[key]);
const text = (line: SheetLine, key: string) => (line[key] === null ? null : String(line[key]));

/** Steps that are about a request: `objection_request`, `appeal_accept`… */
const REQUEST_STEPS = REQUEST_KINDS.flatMap(({ code }) => REQUEST_ACTS.map((act) => `${code}_${act}`));

/** Whether a row of the list is about whoever asks. */
const isOwnLine = (ctx: RequestContext, line: SheetLine) =>
  ctx.personId !== null && number(line, 'person_id') === ctx.personId;

/** A row of the list of an agency as a client sees it: of oneself no more than `myRating` tells, of others no decision before it is taken unless all of the agency is seen. */
export function lineOf(
  ctx: RequestContext,
  agency: { state: AgencyState; whole: boolean },
  scheme: RatingScheme,
  units: ReadonlyMap<number, string>,
): (line: SheetLine) => RatingLine {
  return (line) => {
    const own = isOwnLine(ctx, line);
    return rowOf(line, own, shownInSheets(readerOf(own, agency.whole), agency.state), scheme, units);
  };
}

const readerOf = (own: boolean, whole: boolean): SheetReader => (own ? 'own' : whole ? 'agency' : 'team');

function rowOf(
  line: SheetLine,
  own: boolean,
  seen: ShownLevels,
  scheme: RatingScheme,
  units: ReadonlyMap<number, string>,
): RatingLine {
  const outcome = String(line['outcome']) as Outcome['kind'];
  return {
    id: number(line, 'id'),
    personId: number(line, 'person_id'),
    unitId: number(line, 'unit_id'),
    unitName: units.get(number(line, 'unit_id')) ?? '',
    fullName: String(line['full_name']),
    birthDate: text(line, 'birth_date'),
    kind: String(line['kind']),
    title: text(line, 'title'),
    dutyGroup: String(line['duty_group']),
    head: line['head_of'] !== null,
    state: stateShown(String(line['state']) as SheetState, line['team_level'] !== null, seen),
    outcome,
    ...ratingGlance(scheme, JSON.parse(String(line['facts'])) as RatingFacts, outcome),
    level: text(line, 'level'),
    best: text(line, 'best'),
    worst: text(line, 'worst'),
    score: line['score'] === null ? null : number(line, 'score'),
    selfLevel: text(line, 'self_level'),
    teamLevel: seen.team ? text(line, 'team_level') : null,
    teamReason: seen.team ? text(line, 'team_reason') : null,
    finalLevel: seen.final ? text(line, 'final_level') : null,
    finalReason: seen.final ? text(line, 'final_reason') : null,
    revision: number(line, 'revision'),
    lockRevision: number(line, 'lock_revision'),
    own,
  };
}

/** One sheet with its facts, the scheme to explain them by, and what was done with it. */
@Injectable()
export class SheetView {
  constructor(private readonly db: Database) {}

  /** @throws not_found */
  async one(ctx: RequestContext, id: number): Promise<RatingSheetView> {
    const sql = this.db.read;
    const sheet = await sheetById(sql, id);
    if (!inScope(ctx, 'rating.sheet', sheet.unitPath)) throw notFound();
    const period = await periodById(sql, sheet.periodId);
    const agency = await agencyById(sql, sheet.periodId, sheet.agencyId);
    const teams = await teamsOf(sql, sheet.periodId, sheet.agencyId);
    const team = teams.find(({ unitId }) => unitId === sheet.unitId);
    const own = ctx.personId !== null && sheet.personId === ctx.personId;
    const mayWrite = agency.state === 'open' && team?.state !== 'proposed' && !own && !ctx.system;
    const { headOf, facts: kept, ...told } = sheet;
    const whole = inScope(ctx, 'rating.sheet', agency.path);
    const seen = shownInSheets(readerOf(own, whole), agency.state);
    const facts = kept.below ? (await belowReader(sql, ctx, period.id, 'rating.sheet'))(sheet, kept) : kept;
    const version = await versionAt(sql, period.scheme, period.schemeVersion);
    return {
      ...told,
      ...ratingAsTold(version.scheme, sheet, facts),
      ...ratingGlance(version.scheme, facts, sheet.outcome),
      state: stateShown(sheet.state, sheet.teamLevel !== null, seen),
      teamLevel: seen.team ? sheet.teamLevel : null,
      teamReason: seen.team ? sheet.teamReason : null,
      finalLevel: seen.final ? sheet.finalLevel : null,
      finalReason: seen.final ? sheet.finalReason : null,
      head: headOf !== null,
      unitName: team?.name ?? '',
      own,
      facts: canonicalJson(facts as unknown as Canonical),
      schemeContent: version.content,
      mayEnter: mayWrite && inScope(ctx, 'rating.enter', sheet.unitPath),
      mayManage: mayWrite && managesSheets(ctx, agency),
      knownAt: period.knownAt,
      steps: await this.steps(id, { ...seen, requests: !own && whole, below: !facts.belowWaits }),
    };
  }

  /**
   * What was done with a sheet. What somebody asked for about it, and when, is between them, who asked and the agency:
   * a team's head and the unit's human resources learn nothing of it here either.
   */
  private async steps(
    id: number,
    shown: ShownLevels & { requests: boolean; below: boolean },
  ): Promise<RatingSheetView['steps']> {
    const hidden = [
      ...(shown.requests ? [] : REQUEST_STEPS),
      ...(shown.team ? [] : ['propose_level']),
      ...(shown.final ? [] : ['decide_level']),
      ...(shown.below ? [] : ['count_below']),
    ];
    const rows = await this.db.read.rows<{
      action: string;
      at: number;
      actor: string;
      on_behalf_of: string | null;
      detail: string;
    }>(
      `SELECT action, at, actor, on_behalf_of, detail FROM rating_step
        WHERE sheet_id = ? ${hidden.length > 0 ? `AND action NOT IN (${marks(hidden.length)})` : ''} ORDER BY id DESC LIMIT 50`,
      [id, ...hidden],
    );
    return rows.map((row) => ({
      action: row.action,
      at: Number(row.at),
      actor: row.actor,
      onBehalfOf: row.on_behalf_of,
      unitName: null,
      reason: (JSON.parse(row.detail) as { reason?: string | null }).reason ?? null,
    }));
  }
}

import { sheetFault } from '@dat100/shared/rating-turns';
import { inScope } from '../../access/unit-scope.js';
import type { RequestContext } from '../../common/context.js';
import { notFound } from '../../common/errors.js';
import type { Tx } from '../../database/sql.js';
import { lockAgency, teamsOf, type StoredAgency } from '../periods/stored-periods.js';
import { lockSheets, type StoredSheet } from '../periods/stored-sheets.js';
import { lastStepsOf, refused, standsFirst } from './rating-refusals.js';

/** Whether the caller says who is rated in an agency and as whose head: those in charge of the period, for all of it. */
export function managesSheets(ctx: RequestContext, { path }: Pick<StoredAgency, 'path'>): boolean {
  return inScope(ctx, 'rating.manage', path) && inScope(ctx, 'rating.sheet', path);
}

/** A sheet as its caller saw it. */
export interface SheetAsk {
  id: number;
  revision: number;
}

/**
 * A sheet and its agency, locked for a change of who is rated or of whose head they are. `seen`: the sheet as it was
 * found before; whoever moved it to another agency meanwhile was first.
 * @throws not_found, conflict `sheet_changed`, `own_sheet`, `agency_locked`, `wrong_step`, `team_has_proposed`
 */
export async function lockManaged(
  tx: Tx,
  ctx: RequestContext,
  seen: Pick<StoredSheet, 'id' | 'periodId' | 'agencyId'>,
  revision: number,
): Promise<{ agency: StoredAgency; sheet: StoredSheet }> {
  const agency = await lockAgency(tx, seen.periodId, seen.agencyId);
  if (!managesSheets(ctx, agency)) throw notFound();
  const [sheet] = await lockSheets(tx, [seen.id]);
  if (!sheet) throw notFound();
  const team = (await teamsOf(tx, sheet.periodId, agency.unitId)).find(({ unitId }) => unitId === sheet.unitId);
  const own = ctx.personId !== null && sheet.personId === ctx.personId;
  const turn = { agency: agency.state, team: team?.state ?? ('open' as const), state: sheet.state, own };
  const fault = sheetFault('take_out', turn);
  if (fault) throw refused(fault);
  if (sheet.revision === revision && sheet.agencyId === agency.unitId) return { agency, sheet };
  const last = (await lastStepsOf(tx, [sheet.id], 'agency')).get(sheet.id) ?? null;
  throw standsFirst('sheet_changed', last, { vi: sheet.fullName, en: sheet.fullName });
}

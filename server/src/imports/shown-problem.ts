import { formatDay, isDay } from '@dat100/shared/calendar';
import { issueMessage } from '@dat100/shared/roster-messages';
import type { RowIssue } from '@dat100/shared/roster-reading';
import { inScope } from '../access/unit-scope.js';
import type { RequestContext } from '../common/context.js';
import { marks, type Sql } from '../database/sql.js';
import type { RowProblem } from './imports.model.js';

type LookPermission = 'people.read' | 'people.identify';

/** An official list changes stages only, which whoever may look people up is told. */
export const lookPermission = (kind: string): LookPermission => (kind === 'police' ? 'people.identify' : 'people.read');

/** A remark as it is shown; `isHidden`: of somebody who is not the viewer's to see, what is known is left out. */
export function shownProblem(issue: RowIssue, isHidden: boolean): RowProblem {
  const { severity, code, sheet, row, column, header, value } = issue;
  const { vi, en } = issueMessage(issue);
  const changes = isHidden ? undefined : issue.changes;
  return {
    ...{ code, severity, sheet, row, column, header },
    valueMasked: value === null ? null : shownText(value),
    ...{ messageVi: vi, messageEn: en },
    ...{ changesThen: changes?.then ?? null, changesNow: changes?.now ?? null },
  };
}

/** A day as it is written here. */
const shownText = (value: string | number): string => (isDay(value) ? formatDay(value) : String(value));

/** Those of these people who are not the viewer's to see, before the list has brought them in or after they went on. */
export async function peopleElsewhere(
  sql: Sql,
  ctx: RequestContext,
  permission: LookPermission,
  personIds: readonly number[],
): Promise<Set<number>> {
  const rows = await sql.rows<{ id: number; path: string }>(
    `SELECT p.id, u.path FROM person p JOIN unit u ON u.id = p.unit_id WHERE p.id IN (${marks(personIds.length)})`,
    personIds,
  );
  return new Set(rows.filter(({ path }) => !inScope(ctx, permission, path)).map(({ id }) => Number(id)));
}

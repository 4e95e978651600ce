import { parseCitizenId } from '@dat100/shared/citizen-id';
import { inScope } from '../access/unit-scope.js';
import type { RequestContext } from '../common/context.js';
import { changedMeanwhile, conflict } from '../common/errors.js';
import type { Secrets } from '../database/secrets.js';
import { marks, type Tx } from '../database/sql.js';
import { lockPeople, type StoredFacts } from '../rollups/person-facts.js';

// A new row of the grid whose citizen id is known already. Of people of other units no more is told than that.

export const alreadyHere = () =>
  conflict(
    'already_here',
    'Người có số định danh này đã có trong danh sách của đơn vị.',
    'The person with this citizen id is already on the list of this unit.',
    'citizenId',
  );

export const inAnotherOfYours = () =>
  conflict(
    'employed_elsewhere',
    'Người này đang công tác ở đơn vị khác do bạn phụ trách. Chọn "Điều chuyển về đây" nếu đúng.',
    'This person is employed in another unit of yours. Choose "Transfer here" if that is right.',
    'citizenId',
  );

export const countedElsewhere = () =>
  conflict(
    'employed_elsewhere_outside',
    'Người này đang được tính ở một đơn vị khác. Hãy đề nghị cấp trên điều chuyển, hoặc đưa vào tệp nhập để chờ quyết định.',
    'This person is counted in another unit. Ask the level above for a transfer, or import a list so that it waits for a decision.',
    'citizenId',
  );

/** One who has left is taken as who they are: a wrong digit must not show somebody else's record. */
export const otherName = () =>
  conflict(
    'same_id_two_names',
    'Số định danh này đã đứng tên khác trong hệ thống. Hãy đối chiếu thẻ và ghi đúng họ tên, số định danh.',
    'On record this citizen id stands beside another name. Compare with the card and correct the name or the id.',
    'citizenId',
  );

/** Nobody moves the days that a person was, is or will be in a unit they are not in charge of. @throws countedElsewhere */
export async function requireFree(tx: Tx, ctx: RequestContext, person: StoredFacts, from: string): Promise<void> {
  const unitIds = person.employments.filter((e) => e.to === null || e.to >= from).map((e) => e.unitId);
  const units = await tx.rows<{ path: string }>(
    `SELECT path FROM unit WHERE id IN (${marks(unitIds.length)})`,
    unitIds,
  );
  if (units.some(({ path }) => !inScope(ctx, 'people.write', path))) throw countedElsewhere();
}

/** Locks somebody of whom nothing stands. @throws changed_meanwhile when somebody else has just entered them */
export async function lockWithdrawn(tx: Tx, personId: number): Promise<void> {
  await lockPeople(tx, [personId]);
  const person = await tx.one<{ unit_id: number | null }>('SELECT unit_id FROM person WHERE id = ?', [personId]);
  if (person?.unit_id !== null) throw changedMeanwhile();
}

/** The key of whoever has this citizen id; null = nobody known, or no citizen id. */
export async function keyOf(tx: Tx, secrets: Secrets, citizenId: string | null): Promise<number | null> {
  const parsed = parseCitizenId(citizenId ?? '');
  if (!parsed.ok) return null;
  const index = secrets.citizenIdIndex(parsed.id);
  const known = await tx.one<{ id: number }>('SELECT id FROM person WHERE citizen_id_index = ?', [index]);
  return known === null ? null : Number(known.id);
}

import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Permission } from '@dat100/shared/permissions';
import { Clock } from '../common/clock.js';
import type { RequestContext } from '../common/context.js';
import { conflict } from '../common/errors.js';
import { faultFields, type Log } from '../common/log.js';
import { LOG } from '../common/tokens.js';
import { Database } from '../database/database.js';
import { keyOfInstant, Keys } from '../database/keys.js';
import { Secrets } from '../database/secrets.js';
import { marks, pieces, type Tx } from '../database/sql.js';
import { editedSince, type EditedPerson, type EditNote } from './edit-note.js';

/**
 * How long an edit can be taken back, in milliseconds. It is offered for some seconds, longer while somebody looks at
 * it or has to sign in again; after a minute others have seen the figures, and what is wrong is corrected on record,
 * with a reason.
 */
const UNDO_WITHIN_MS = 60_000;

const AT_ONCE = 1000;

/** An edit by hand that can still be taken back, by the account that made it. */
export interface RecentEdit {
  id: number;
  /** the audit row of the edit: the last of its transaction */
  auditSeq: number;
  action: string;
  /** what the edit had asked for: taking it back asks for the same */
  permission: Permission;
  unitId: number | null;
  people: readonly EditedPerson[];
}

/**
 * Edits of the last minute with what they replaced: kept in the transaction of the edit, encrypted. What is older is
 * deleted at the start, once a minute while the server runs, and at the next edit.
 */
@Injectable()
export class RecentEdits implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | null = null;
  private forgetting: Promise<void> | null = null;

  constructor(
    private readonly keys: Keys,
    private readonly secrets: Secrets,
    private readonly db: Database,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    void this.forgetOld();
    this.timer = setInterval(() => void this.forgetOld(), UNDO_WITHIN_MS);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.forgetting;
  }

  /** Deletes what can no longer be taken back. Writes nothing when there is nothing; what fails is tried at the next. */
  async forgetOld(): Promise<void> {
    this.forgetting ??= this.lookForOld()
      .catch((error: unknown) => this.log.error(faultFields(error), 'old edits not deleted, trying again in a minute'))
      .finally(() => (this.forgetting = null));
    await this.forgetting;
  }

  private async lookForOld(): Promise<void> {
    const before = keyOfInstant(this.clock.now() - UNDO_WITHIN_MS);
    const old = await this.db.read.one('SELECT id FROM recent_edit WHERE id < ? LIMIT 1', [before]);
    if (old) await this.db.transaction((tx) => forgetOld(tx, this.clock.now()));
  }

  /**
   * Keeps what an edit did: everything is written and settled, its audit row too. Answers the key to take it back with;
   * null when nobody was changed, or nobody is there to ask.
   */
  async keep(
    tx: Tx,
    ctx: RequestContext,
    note: EditNote,
    what: Pick<RecentEdit, 'action' | 'permission' | 'unitId'>,
    personIds = note.personIds,
  ): Promise<number | null> {
    const { userId } = ctx.actor;
    if (userId === null) return null;
    await forgetOld(tx, ctx.now);
    const people = await editedSince(tx, note, personIds);
    if (people.length === 0) return null;
    const audit = await tx.one<{ value: number }>("SELECT value FROM sequence WHERE name = 'audit'");
    const id = this.keys.next();
    await tx.insert(
      'recent_edit',
      ['id', 'user_id', 'made_at', 'audit_seq', 'action', 'permission', 'unit_id'],
      [[id, userId, ctx.now, Number(audit?.value ?? 0), what.action, what.permission, what.unitId]],
    );
    await tx.insert(
      'recent_edit_person',
      ['edit_id', 'person_id', 'found_revision', 'left_revision', 'image'],
      people.map(({ personId, found, left, ...image }) => [
        id,
        personId,
        found,
        left,
        this.secrets.encrypt(JSON.stringify(image), boundToEdit(id, personId)),
      ]),
    );
    return id;
  }

  /**
   * The edit, locked against a second hand.
   * @throws conflict `undo_over`: of another account, too old, taken back already or never made, which look the same
   */
  async find(tx: Tx, ctx: RequestContext, id: number): Promise<RecentEdit> {
    const [edit] = await tx.lock<EditRow>(
      'SELECT id, user_id, made_at, audit_seq, action, permission, unit_id FROM recent_edit WHERE id = ?',
      [id],
    );
    if (!edit || Number(edit.user_id) !== ctx.actor.userId || ctx.now - Number(edit.made_at) > UNDO_WITHIN_MS)
      throw conflict(
        'undo_over',
        'Không hoàn tác được nữa: đã quá một phút, hoặc thay đổi này đã được hoàn tác. Hãy mở trang cá nhân để thu hồi hoặc sửa lại.',
        "This can no longer be undone: more than a minute has passed, or it has been undone already. Open the person's page to retract or correct it.",
      );
    const rows = await tx.rows<PersonRow>(
      'SELECT person_id, found_revision, left_revision, image FROM recent_edit_person WHERE edit_id = ? ORDER BY person_id',
      [id],
    );
    return {
      id,
      auditSeq: Number(edit.audit_seq),
      action: edit.action,
      permission: edit.permission,
      unitId: edit.unit_id === null ? null : Number(edit.unit_id),
      people: rows.map((row) => {
        const personId = Number(row.person_id);
        const image = JSON.parse(this.secrets.decrypt(row.image, boundToEdit(id, personId))) as Image;
        return { personId, found: Number(row.found_revision), left: Number(row.left_revision), ...image };
      }),
    };
  }

  /** An edit that is taken back cannot be again. */
  async forget(tx: Tx, id: number): Promise<void> {
    await tx.run('DELETE FROM recent_edit_person WHERE edit_id = ?', [id]);
    await tx.run('DELETE FROM recent_edit WHERE id = ?', [id]);
  }
}

/**
 * Older edits of these people are on top once more: their revisions move up by as much as the people have moved since
 * the edit found them at `found`, and keep their distances (decision 7).
 */
export async function editsStandAgain(
  tx: Tx,
  personIds: readonly number[],
  { found, by }: { found: number; by: number },
): Promise<void> {
  for (const ids of pieces(personIds, AT_ONCE))
    await tx.run(
      `UPDATE recent_edit_person SET found_revision = found_revision + ?, left_revision = left_revision + ?
        WHERE person_id IN (${marks(ids.length)}) AND left_revision <= ?`,
      [by, by, ...ids, found],
    );
}

type Image = Pick<EditedPerson, 'replaced' | 'begun' | 'events'>;

interface EditRow {
  user_id: number;
  made_at: number;
  audit_seq: number;
  action: string;
  permission: Permission;
  unit_id: number | null;
}
interface PersonRow {
  person_id: number;
  found_revision: number;
  left_revision: number;
  image: Buffer;
}

/** What the image is encrypted for, so that it cannot be moved to another person or edit. */
const boundToEdit = (id: number, personId: number): string => `edit:${id}:${personId}`;

/** Keys are in time order. */
async function forgetOld(tx: Tx, now: number): Promise<void> {
  const before = keyOfInstant(now - UNDO_WITHIN_MS);
  await tx.run('DELETE FROM recent_edit_person WHERE edit_id < ?', [before]);
  await tx.run('DELETE FROM recent_edit WHERE id < ?', [before]);
}

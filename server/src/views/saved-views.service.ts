import { Injectable } from '@nestjs/common';
import { MOST_VIEW_NAME, MOST_VIEWS, viewPathFault, type ViewPathFault } from '@dat100/shared/saved-view';
import type { RequestContext } from '../common/context.js';
import { badInput, conflict, notFound, unauthenticated } from '../common/errors.js';
import { keptText } from '../common/texts.js';
import { Database } from '../database/database.js';
import { Keys } from '../database/keys.js';
import type { Sql, Tx } from '../database/sql.js';
import type { SavedView } from './saved-view.model.js';

interface Row {
  id: number;
  name: string;
  path: string;
  created_at: number;
}

const COLUMNS = 'id, name, path, created_at';

const PATH_FAULTS: Readonly<Record<ViewPathFault, readonly [vi: string, en: string]>> = {
  too_long: [
    'Địa chỉ dài quá 2.000 ký tự; hãy bớt bộ lọc rồi lưu lại.',
    'The address is longer than 2,000 characters; take some filters off and save again.',
  ],
  not_ours: [
    'Chỉ lưu được bảng xếp hạng, màn hình sảnh và các danh sách có bộ lọc của hệ thống này.',
    'Only boards, hall screens and lists with filters of this system can be kept.',
  ],
  holds_number: [
    'Ô tìm kiếm đang có số định danh hoặc số điện thoại; hãy xóa số đó rồi lưu lại.',
    'The search holds an id or a phone number; take it out and save again.',
  ],
};

/**
 * Boards and lists that users keep under a name. Everyone reads and changes only their own. They are bookmarks: no
 * fact, no right and nobody else's screen hangs on them, so the audit log says nothing of them.
 */
@Injectable()
export class SavedViews {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
  ) {}

  /** The caller's own views, the oldest first. @throws unauthenticated */
  async list(ctx: RequestContext): Promise<SavedView[]> {
    const rows = await this.db.read.rows<Row>(
      `SELECT ${COLUMNS} FROM saved_view WHERE user_id = ? ORDER BY created_at, id LIMIT ?`,
      [ownerOf(ctx), MOST_VIEWS],
    );
    return rows.map(viewOf);
  }

  /**
   * Keeps an address under a name.
   * @throws bad_input `view_name_missing`, `text_too_long`, `bad_view_path`; conflict `view_name_taken`, `too_many_views`
   */
  async save(ctx: RequestContext, typedName: string, path: string): Promise<SavedView> {
    const owner = ownerOf(ctx);
    const name = nameOf(typedName);
    const fault = viewPathFault(path);
    if (fault) throw badInput('bad_view_path', ...PATH_FAULTS[fault], 'path');
    const id = this.keys.next();
    await this.db.transaction(async (tx) => {
      await lockOwner(tx, owner);
      await checkName(tx, owner, name, id);
      const kept = await tx.one<{ n: number }>('SELECT COUNT(*) AS n FROM saved_view WHERE user_id = ?', [owner]);
      if (Number(kept?.n ?? 0) >= MOST_VIEWS)
        throw conflict(
          'too_many_views',
          `Đã có ${MOST_VIEWS} chế độ xem; hãy xóa bớt rồi lưu lại.`,
          `You already keep ${MOST_VIEWS} views; delete some and save again.`,
        );
      await tx.insert(
        'saved_view',
        ['id', 'user_id', 'name', 'path', 'created_at'],
        [[id, owner, name, path, ctx.now]],
      );
    });
    return { id, name, path, createdAt: ctx.now };
  }

  /** @throws not_found, bad_input `view_name_missing`, `text_too_long`, conflict `view_name_taken` */
  async rename(ctx: RequestContext, id: number, typedName: string): Promise<SavedView> {
    const owner = ownerOf(ctx);
    const name = nameOf(typedName);
    return this.db.transaction(async (tx) => {
      await lockOwner(tx, owner);
      const view = await ownView(tx, owner, id);
      await checkName(tx, owner, name, id);
      await tx.run('UPDATE saved_view SET name = ? WHERE id = ?', [name, view.id]);
      return { ...view, name };
    });
  }

  /** @throws not_found */
  async remove(ctx: RequestContext, id: number): Promise<void> {
    const owner = ownerOf(ctx);
    await this.db.transaction(async (tx) => {
      const view = await ownView(tx, owner, id);
      await tx.run('DELETE FROM saved_view WHERE id = ?', [view.id]);
    });
  }
}

/** The command line of the machine has no account, and keeps no views. */
function ownerOf(ctx: RequestContext): number {
  if (ctx.actor.userId === null) throw unauthenticated();
  return ctx.actor.userId;
}

function nameOf(typed: string): string {
  const name = keptText(typed, MOST_VIEW_NAME, 'name');
  if (name !== null) return name;
  throw badInput('view_name_missing', 'Hãy đặt tên cho chế độ xem.', 'Give the view a name.', 'name');
}

/** One change of a user's views at a time: two tabs do not pass the limit together. */
async function lockOwner(tx: Tx, owner: number): Promise<void> {
  await tx.lock('SELECT id FROM user_account WHERE id = ?', [owner]);
}

async function ownView(sql: Sql, owner: number, id: number): Promise<SavedView> {
  const row = await sql.one<Row>(`SELECT ${COLUMNS} FROM saved_view WHERE id = ? AND user_id = ?`, [id, owner]);
  if (!row) throw notFound();
  return viewOf(row);
}

async function checkName(sql: Sql, owner: number, name: string, id: number): Promise<void> {
  const other = await sql.one('SELECT id FROM saved_view WHERE user_id = ? AND name = ? AND id <> ?', [
    owner,
    name,
    id,
  ]);
  if (!other) return;
  throw conflict(
    'view_name_taken',
    'Bạn đã có một chế độ xem tên này; hãy đặt tên khác.',
    'You already have a view of this name; choose another.',
    'name',
  );
}

function viewOf(row: Row): SavedView {
  return { id: Number(row.id), name: row.name, path: row.path, createdAt: Number(row.created_at) };
}

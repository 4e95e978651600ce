import { Injectable } from '@nestjs/common';
import { withEdit, type Edit } from '@dat100/shared/rating-edit';
import { audit } from '../audit/audit.js';
import type { RequestContext } from '../common/context.js';
import { badInput, conflict, notFound } from '../common/errors.js';
import { keptText } from '../common/texts.js';
import { Database } from '../database/database.js';
import type { Tx } from '../database/sql.js';
import type { RatingDraft, RatingSchemePage } from './rating-scheme.model.js';
import { mayEditSchemes, RatingSchemes } from './rating-schemes.service.js';
import { frozenScheme } from './shipped-schemes.js';
import { draftOf, versionAt, type StoredDraft } from './stored-schemes.js';

/** More changes than a scheme has lines are no work of a person. */
const MOST_EDITS = 200;
const MOST_NOTE_CHARS = 500;

/** Drafts of schemes. Everybody who may edit edits the same one; whoever comes second is told whose stands. */
@Injectable()
export class RatingDrafts {
  constructor(
    private readonly db: Database,
    private readonly schemes: RatingSchemes,
  ) {}

  /**
   * Changes lines of the draft, or begins one from the newest version (`revision` 0). A draft may be wrong on its way:
   * its problems come with it.
   * @throws not_found, bad_input `bad_rating_edit`, conflict `rating_draft_changed`
   */
  async save(ctx: RequestContext, code: string, revision: number, edits: readonly Edit[]): Promise<RatingDraft> {
    const draft = await this.db.transaction(async (tx) => {
      const before = await this.lock(tx, ctx, code, revision);
      const newest = await versionAt(tx, code, null);
      const content = frozenScheme(editedScheme(before?.scheme ?? newest.scheme, edits)).json;
      await tx.run(
        'UPDATE rating_scheme SET draft = ?, draft_revision = draft_revision + 1, draft_base = ?, drafted_at = ?, drafted_by = ? WHERE code = ?',
        [content, before?.base ?? newest.version, ctx.now, ctx.actor.userId, code],
      );
      return draftOf(tx, code);
    });
    if (!draft) throw notFound();
    return this.schemes.viewOf(draft);
  }

  /** Throws the draft away; the published versions stay. @throws not_found, conflict `rating_draft_changed` */
  async discard(ctx: RequestContext, code: string, revision: number): Promise<void> {
    await this.db.transaction(async (tx) => {
      if (!(await this.lock(tx, ctx, code, revision))) throw notFound();
      await clear(tx, code);
    });
  }

  /**
   * Makes the draft the next version, for good.
   * @throws not_found, bad_input `rating_scheme_has_problems`, `rating_scheme_unchanged`, `text_too_long`;
   *   conflict `rating_draft_changed`, `rating_version_newer`
   */
  async publish(ctx: RequestContext, code: string, revision: number, typedNote: string): Promise<RatingSchemePage> {
    const note = keptText(typedNote, MOST_NOTE_CHARS, 'note');
    await this.db.transaction(async (tx) => {
      const draft = await this.lock(tx, ctx, code, revision);
      if (!draft) throw notFound();
      const newest = await versionAt(tx, code, null);
      if (newest.version !== draft.base)
        throw conflict(
          'rating_version_newer',
          `Bản thảo bắt đầu từ bản ${draft.base}, nay đã có bản ${newest.version}; hãy bỏ bản thảo rồi sửa lại từ bản mới.`,
          `The draft began from version ${draft.base} and version ${newest.version} is out; discard it and edit the new one.`,
        );
      await this.refuseProblems(draft);
      const { json, digest } = frozenScheme(draft.scheme);
      if (digest === newest.digest)
        throw badInput(
          'rating_scheme_unchanged',
          'Bản thảo giống hệt bản đang công bố; không có gì để công bố.',
          'The draft says the same as the published version; there is nothing to publish.',
        );
      const version = newest.version + 1;
      await tx.insert(
        'rating_scheme_version',
        ['scheme', 'version', 'content', 'digest', 'published_at', 'published_by', 'note'],
        [[code, version, json, digest, ctx.now, ctx.actor.userId, note]],
      );
      await clear(tx, code);
      await audit(tx, ctx, {
        action: 'rating.publish_scheme',
        subjectType: 'rating_scheme',
        subjectId: code,
        unitId: null,
        detail: { version, digest },
      });
    });
    return this.schemes.one(ctx, code, null);
  }

  /** One change of a scheme at a time, and only by those who saw what stands. null: there is no draft yet. */
  private async lock(tx: Tx, ctx: RequestContext, code: string, revision: number): Promise<StoredDraft | null> {
    if (!mayEditSchemes(ctx)) throw notFound();
    const [row] = await tx.lock('SELECT code FROM rating_scheme WHERE code = ?', [code]);
    if (!row) throw notFound();
    const draft = await draftOf(tx, code);
    if ((draft?.revision ?? 0) === revision) return draft;
    const [vi, en] = draft
      ? [`Bản thảo vừa được ${draft.editedBy} sửa`, `${draft.editedBy} has just changed the draft`]
      : ['Bản thảo vừa được công bố hoặc bỏ đi', 'The draft has just been published or discarded'];
    throw conflict(
      'rating_draft_changed',
      `${vi}; bản đó đang giữ. Hãy tải lại rồi sửa tiếp; phần bạn đã nhập vẫn còn trên màn hình.`,
      `${en}, and that stands. Reload and go on; what you typed is still on the screen.`,
    );
  }

  private async refuseProblems(draft: StoredDraft): Promise<void> {
    const [first, ...more] = (await this.schemes.viewOf(draft)).problems;
    if (!first) return;
    throw badInput(
      'rating_scheme_has_problems',
      `${first.messageVi}${more.length > 0 ? ` (và ${more.length} lỗi khác)` : ''}`,
      `${first.messageEn}${more.length > 0 ? ` (and ${more.length} more)` : ''}`,
      first.path,
    );
  }
}

/** A scheme with lines changed, in their order; the first that does not fit is refused. @throws bad_input `bad_rating_edit` */
export function editedScheme<S extends StoredDraft['scheme']>(scheme: S, edits: readonly Edit[]): S {
  if (edits.length > MOST_EDITS)
    throw badInput(
      'bad_rating_edit',
      'Quá nhiều thay đổi một lần; hãy lưu từng phần.',
      'Too many changes at once; save in parts.',
    );
  return edits.reduce<S>((so, edit) => {
    const next = withEdit(so, edit);
    if (next) return next;
    throw badInput(
      'bad_rating_edit',
      'Dòng này không có, không sửa được, hoặc không nhận giá trị đó; hãy tải lại trang rồi sửa.',
      'This line is not there, cannot be changed, or does not take that value; reload the page and try again.',
      'edits',
    );
  }, scheme);
}

/** The revision goes on counting: an old one never fits a later draft. */
async function clear(tx: Tx, code: string): Promise<void> {
  await tx.run(
    'UPDATE rating_scheme SET draft = NULL, draft_base = NULL, drafted_at = NULL, drafted_by = NULL, draft_revision = draft_revision + 1 WHERE code = ?',
    [code],
  );
}

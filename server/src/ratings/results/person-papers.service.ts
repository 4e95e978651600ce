import { Injectable } from '@nestjs/common';
import { shownToPerson } from '@dat100/shared/rating-self';
import { STANDS } from '@dat100/shared/rating-what-if';
import { audit } from '../../audit/audit.js';
import type { RequestContext } from '../../common/context.js';
import { badInput, notFound } from '../../common/errors.js';
import { Database } from '../../database/database.js';
import { Secrets } from '../../database/secrets.js';
import type { OfficialDocument } from '../../exports/official-document.js';
import { noticePaper, slipPaper, type PersonPaper } from './person-papers.js';
import { openedPeriod, sheetsWhere, type ResultAsk } from './result-asks.js';
import { resultSet, rowsOf, type ResultSet } from './result-list.js';
import { resultOf, type ResultRow } from './result-rows.js';

/** A paper takes about a tenth of a second: more people than these are several zips. */
const MOST_IN_ZIP = 1_000;
const EVERYBODY: ResultAsk = { list: 'all', agencyId: null, unitId: null, level: null };

/** One person's paper and the name of its file, without an ending. */
export interface NamedPaper {
  fileName: string;
  paper: OfficialDocument;
}

/** Rating slips and written notices, one by one or many; each going out is on record before its first byte. */
@Injectable()
export class PersonPapers {
  constructor(
    private readonly db: Database,
    private readonly secrets: Secrets,
  ) {}

  /** @throws not_found for a sheet outside the scope of rating.export; bad_input `not_decided` for a notice */
  async one(ctx: RequestContext, sheetId: number, kind: PersonPaper): Promise<NamedPaper> {
    const at = await this.db.read.one<{ period_id: number }>('SELECT period_id FROM rating_sheet WHERE id = ?', [
      sheetId,
    ]);
    if (!at) throw notFound();
    const period = await openedPeriod(this.db.read, Number(at.period_id));
    const where = await sheetsWhere(this.db.read, ctx, period, EVERYBODY);
    const row = await resultOf(this.db.read, this.secrets, where, sheetId);
    if (!row) throw notFound();
    if (kind === 'notice' && !isDecided(row)) throw notDecided();
    const set = await resultSet(
      this.db.read,
      period,
      { ...EVERYBODY, agencyId: row.agencyId },
      {
        ...where,
        sql: `${where.sql} AND s.agency_id = ?`,
        params: [...where.params, row.agencyId],
      },
    );
    await this.record(ctx, set, { kind, sheet: sheetId, people: 1 });
    return this.made(ctx, set, row, kind);
  }

  /**
   * The papers of many, made one after the other while they are taken; of notices, those that are decided.
   * @throws not_found; bad_input `too_many_papers`, `no_papers`
   */
  async many(
    ctx: RequestContext,
    periodId: number,
    ask: ResultAsk,
    kind: PersonPaper,
  ): Promise<{ fileName: string; papers: AsyncGenerator<NamedPaper> }> {
    const period = await openedPeriod(this.db.read, periodId);
    const set = await resultSet(this.db.read, period, ask, await sheetsWhere(this.db.read, ctx, period, ask));
    const people = kind === 'notice' ? decidedIn(set) : set.people;
    if (people === 0) throw noPapers(kind);
    if (people > MOST_IN_ZIP) throw tooManyPapers(people);
    await this.record(ctx, set, { kind, people });
    return {
      fileName: `${kind === 'slip' ? 'phieu' : 'thong-bao'}-xep-loai-${period.year}`,
      papers: this.each(ctx, set, kind),
    };
  }

  private async *each(ctx: RequestContext, set: ResultSet, kind: PersonPaper): AsyncGenerator<NamedPaper> {
    let at = 0;
    for await (const row of rowsOf(this.db.read, this.secrets, set)) {
      if (kind === 'notice' && !isDecided(row)) continue;
      at += 1;
      const { fileName, paper } = await this.made(ctx, set, row, kind);
      yield { fileName: `${String(at).padStart(4, '0')}-${fileName}`, paper };
    }
  }

  private async made(ctx: RequestContext, set: ResultSet, row: ResultRow, kind: PersonPaper): Promise<NamedPaper> {
    const own = await this.db.read.one<{ self_text: string | null; team_reason: string | null }>(
      'SELECT self_text, team_reason FROM rating_sheet WHERE id = ?',
      [row.sheetId],
    );
    const teamReason = row.teamLevel === null ? null : (own?.team_reason ?? null);
    const told = { ...row, selfText: own?.self_text ?? null, teamReason };
    const paper = kind === 'slip' ? slipPaper(ctx, set, told) : noticePaper(ctx, set, told);
    return {
      fileName: `${kind === 'slip' ? 'phieu' : 'thong-bao'}-${row.fullName}`.replace(/[^\p{L}\p{N}-]+/gu, '-'),
      paper,
    };
  }

  private async record(
    ctx: RequestContext,
    { period, ask }: ResultSet,
    detail: Record<string, unknown>,
  ): Promise<void> {
    await this.db.transaction((tx) =>
      audit(tx, ctx, {
        action: 'rating.papers',
        subjectType: 'rating_period',
        subjectId: period.id,
        unitId: ask.unitId ?? ask.agencyId,
        detail: { ...ask, ...detail },
      }),
    );
  }
}

/** Levels are given one by one; they are a result once the agency has taken the decision as a whole. */
const isDecided = ({ agencyState, state, finalLevel }: ResultRow): boolean =>
  shownToPerson(agencyState).final && (state === 'not_rated' || finalLevel !== null);

/** How many of them have a result. */
function decidedIn({ groups, agencies }: ResultSet): number {
  const taken = groups.filter(({ agencyId }) => shownToPerson(agencies.get(agencyId)?.state ?? 'open').final);
  return taken
    .flatMap(({ counts }) => STANDS.map(({ code }) => (code === 'open' ? 0 : (counts[code] ?? 0))))
    .reduce((sum, n) => sum + n, 0);
}

const notDecided = () =>
  badInput(
    'not_decided',
    'Cơ quan chưa ra quyết định xếp loại cho người này; hãy quyết định trước rồi in thông báo.',
    "This person's agency has not taken its decision yet; decide first, then print the notice.",
  );

const noPapers = (kind: PersonPaper) =>
  badInput(
    'no_papers',
    kind === 'notice' ? 'Chưa có ai có kết quả xếp loại trong phạm vi đã chọn.' : 'Không có ai trong phạm vi đã chọn.',
    kind === 'notice' ? 'Nobody of those chosen has a rating yet.' : 'There is nobody among those chosen.',
  );

const tooManyPapers = (people: number) =>
  badInput(
    'too_many_papers',
    `Có ${people} người, mỗi lần tải tối đa ${MOST_IN_ZIP}; hãy chọn một cơ quan hoặc một đơn vị.`,
    `There are ${people} people, and ${MOST_IN_ZIP} go into one file; choose an agency or a unit.`,
  );

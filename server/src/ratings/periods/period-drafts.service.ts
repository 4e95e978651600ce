import { Injectable } from '@nestjs/common';
import { daysBetween, type Day } from '@dat100/shared/calendar';
import { canonicalJson, type Canonical } from '@dat100/shared/canonical-json';
import { askedKinds, DEFAULT_SETTINGS, kindsIn, type PeriodSettings } from '@dat100/shared/rating-period-settings';
import { audit } from '../../audit/audit.js';
import type { RequestContext } from '../../common/context.js';
import { checkDayRange } from '../../common/days.js';
import { badInput, conflict, notFound } from '../../common/errors.js';
import { keptText } from '../../common/texts.js';
import { Database } from '../../database/database.js';
import { Keys } from '../../database/keys.js';
import { marks, type Tx } from '../../database/sql.js';
import { enqueueJob } from '../../jobs/job-table.js';
import { emit } from '../../jobs/outbox.js';
import { holdsForTheCity } from '../../access/for-the-city.js';
import { versionAt } from '../stored-schemes.js';
import { deletePeriod } from './discard-period.js';
import { copyAgencies, moveDays } from './draft-agencies.js';
import { OPEN_JOB } from './open-period.js';
import { knownHeads } from './period-heads.js';
import { PERIOD_TOPIC } from './period-events.js';
import { otherPeriodFaults } from './kind-faults.js';
import type { PeriodFault } from './period-fault.js';
import { PeriodFaults } from './period-faults.js';
import { addRatingStep, lockPeriod, periodById, type StoredPeriod } from './stored-periods.js';

const MOST_NAME_CHARS = 200;
const FIRST_YEAR = 2020;

/** What a draft is made from. */
export interface PeriodAsk {
  year: number;
  /** null: named after the year */
  name: string | null;
  scheme: string;
  /** null: the newest */
  version: number | null;
  cutOff: Day;
  /** employment kinds that are in it; left out: as before, in a new one every kind that can be */
  kinds?: readonly string[] | null;
}

/** Preparing rating periods and opening them: for those whose role holds for the whole city. */
@Injectable()
export class PeriodDrafts {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly faults: PeriodFaults,
  ) {}

  /** Begins a period with the agencies and settings of the last one, and answers its key. @throws not_found, bad_input `bad_year`, `day_out_of_range`, `bad_kinds`, `text_too_long` */
  async create(ctx: RequestContext, ask: PeriodAsk): Promise<number> {
    requireManager(ctx);
    const { year } = ask;
    checkYear(year, ctx.today);
    checkDayRange(ask.cutOff, ctx.today, 'cutOff');
    const name = keptText(ask.name, MOST_NAME_CHARS, 'name') ?? `Đánh giá, xếp loại năm ${year}`;
    return this.db.transaction(async (tx) => {
      const scheme = await versionAt(tx, ask.scheme, ask.version);
      const settings = settingsWith(await lastSettings(tx), ask.kinds ?? null);
      const id = this.keys.next();
      const values = {
        id,
        year,
        name,
        scheme: scheme.scheme.code,
        scheme_version: scheme.version,
        scheme_digest: scheme.digest,
        cut_off: ask.cutOff,
        state: 'draft',
        settings: kept(settings),
        people: 0,
        revision: 1,
        created_at: ctx.now,
        created_by: ctx.actor.userId,
      };
      await tx.insert('rating_period', Object.keys(values), [Object.values(values)]);
      await copyAgencies(tx, id, ask.cutOff);
      await this.note(tx, ctx, id, 'rating.create_period', {
        year,
        scheme: ask.scheme,
        version: scheme.version,
        kinds: kindsIn(settings),
      });
      return id;
    });
  }

  /**
   * Changes a draft; the days of its agencies stay as far from the cut-off as they were.
   * @throws not_found, bad_input `bad_year`, `day_out_of_range`, `bad_kinds`, `text_too_long`, conflict `rating_period_changed`, `rating_period_open`
   */
  async save(ctx: RequestContext, id: number, revision: number, ask: PeriodAsk): Promise<void> {
    checkYear(ask.year, ctx.today);
    checkDayRange(ask.cutOff, ctx.today, 'cutOff');
    const name = keptText(ask.name, MOST_NAME_CHARS, 'name') ?? `Đánh giá, xếp loại năm ${ask.year}`;
    await this.db.transaction(async (tx) => {
      const before = await this.lockDraft(tx, ctx, id, revision);
      const scheme = await versionAt(tx, ask.scheme, ask.version);
      const settings = settingsWith(before.settings, ask.kinds ?? null);
      await moveDays(tx, id, daysBetween(before.cutOff, ask.cutOff));
      await tx.run(
        'UPDATE rating_period SET year = ?, name = ?, scheme = ?, scheme_version = ?, scheme_digest = ?, cut_off = ?, settings = ?, revision = revision + 1 WHERE id = ?',
        [ask.year, name, ask.scheme, scheme.version, scheme.digest, ask.cutOff, kept(settings), id],
      );
      await this.note(tx, ctx, id, 'rating.save_period', {
        year: ask.year,
        cutOff: ask.cutOff,
        scheme: ask.scheme,
        version: scheme.version,
        kinds: kindsIn(settings),
      });
    });
  }

  /**
   * Throws a draft away, or an opened period in which nobody has done anything yet.
   * @throws not_found, conflict `rating_period_changed`, `rating_period_opening`, `rating_period_at_work`
   */
  async discard(ctx: RequestContext, id: number, revision: number): Promise<void> {
    requireManager(ctx);
    await this.db.transaction(async (tx) => {
      const period = await lockPeriod(tx, id);
      if (period.revision !== revision) throw await changedBy(tx, period);
      await deletePeriod(tx, period);
      const { year, name, state, people } = period;
      await this.note(tx, ctx, id, 'rating.discard_period', {
        year,
        name,
        state,
        people,
        kinds: kindsIn(period.settings),
      });
      await emit(tx, ctx.now, PERIOD_TOPIC, { periodId: id });
    });
  }

  /**
   * Opens a period: refused with all that is wrong, else a job gathers everybody's figures.
   * @throws not_found, bad_input `rating_period_faults`, conflict `rating_period_changed`, `rating_period_open`
   */
  async open(ctx: RequestContext, id: number, revision: number): Promise<void> {
    requireManager(ctx);
    const wrong = (await this.faults.of(this.db.read, await periodById(this.db.read, id), ctx)).filter(
      ({ blocks }) => blocks,
    );
    requireNone(wrong);
    await this.db.transaction(async (tx) => {
      const { year } = await periodById(tx, id);
      // Two that are opened at the same moment come one after the other, and the second sees the first.
      await tx.lock('SELECT id FROM rating_period WHERE year = ? ORDER BY id', [year]);
      const period = await this.lockDraft(tx, ctx, id, revision);
      requireNone(await otherPeriodFaults(tx, period));
      const kinds = kindsIn(period.settings);
      const total = await tx.one<{ n: number }>(
        `SELECT COUNT(*) AS n FROM employment WHERE valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)
          AND kind IN (${marks(kinds.length)})`,
        [period.cutOff, period.cutOff, ...kinds],
      );
      await tx.run("UPDATE rating_period SET state = 'opening', known_at = ?, revision = revision + 1 WHERE id = ?", [
        ctx.now,
        id,
      ]);
      const heads = [...(await knownHeads(tx, period))];
      const detail = JSON.stringify({ heads });
      await addRatingStep(tx, this.keys, ctx, { periodId: id, action: 'begin_opening', detail });
      await enqueueJob(tx, this.keys, ctx, { kind: OPEN_JOB, subjectId: id, total: Number(total?.n ?? 0) });
      await this.note(tx, ctx, id, 'rating.begin_opening', { year: period.year, cutOff: period.cutOff, kinds });
      await emit(tx, ctx.now, PERIOD_TOPIC, { periodId: id });
    });
  }

  /** One change of a draft at a time, and only by those who saw what stands. */
  async lockDraft(tx: Tx, ctx: RequestContext, id: number, revision: number): Promise<StoredPeriod> {
    requireManager(ctx);
    const period = await lockPeriod(tx, id);
    if (period.state !== 'draft')
      throw conflict(
        'rating_period_open',
        'Kỳ này đã mở nên không sửa được phần chuẩn bị. Hãy tải lại trang.',
        'This period is open, and what was prepared can no longer be changed. Reload the page.',
      );
    if (period.revision !== revision) throw await changedBy(tx, period);
    return period;
  }

  private async note(
    tx: Tx,
    ctx: RequestContext,
    id: number,
    action: string,
    detail: Record<string, unknown>,
  ): Promise<void> {
    await audit(tx, ctx, { action, subjectType: 'rating_period', subjectId: id, unitId: null, detail });
  }
}

/** @throws bad_input `rating_period_faults` */
function requireNone([first, ...more]: readonly PeriodFault[]): void {
  if (!first) return;
  throw badInput(
    'rating_period_faults',
    `${first.vi}${more.length > 0 ? ` (và ${more.length} lỗi khác, xem danh sách)` : ''}`,
    `${first.en}${more.length > 0 ? ` (and ${more.length} more, see the list)` : ''}`,
  );
}

/** Whoever may not manage periods learns of none that is being prepared. @throws not_found */
export function requireManager(ctx: RequestContext): void {
  if (!holdsForTheCity(ctx, 'rating.manage')) throw notFound();
}

/** What the last period was run by, without who was in it; else what is usual. */
async function lastSettings(tx: Tx): Promise<PeriodSettings> {
  const last = await tx.one<{ settings: string }>(
    'SELECT settings FROM rating_period ORDER BY year DESC, id DESC LIMIT 1',
    [],
  );
  if (!last) return DEFAULT_SETTINGS;
  const { dutyGroups, clocks, bands, mostPoints, leastPeople } = JSON.parse(last.settings) as PeriodSettings;
  return { dutyGroups, clocks, bands, mostPoints, leastPeople };
}

/** Settings with the kinds that were asked for. @throws bad_input `bad_kinds` */
function settingsWith(settings: PeriodSettings, codes: readonly string[] | null): PeriodSettings {
  const kinds = codes && askedKinds(codes);
  if (codes && !kinds)
    throw badInput(
      'bad_kinds',
      'Hãy chọn ít nhất một đối tượng xếp loại, mỗi đối tượng một lần.',
      'Choose at least one kind of people to be rated, each once.',
      'kinds',
    );
  return kinds ? { ...settings, kinds } : settings;
}

const kept = (settings: PeriodSettings): string => canonicalJson(settings as unknown as Canonical);

/** Rating goes back no further than the decrees that are shipped, nor into next year. */
function checkYear(year: number, today: Day): void {
  const last = Number(today.slice(0, 4));
  if (Number.isInteger(year) && year >= FIRST_YEAR && year <= last) return;
  throw badInput(
    'bad_year',
    `Năm xếp loại phải từ ${FIRST_YEAR} đến ${last}.`,
    `The year of a rating is from ${FIRST_YEAR} to ${last}.`,
    'year',
  );
}

async function changedBy(tx: Tx, period: StoredPeriod) {
  const last = await tx.one<{ actor: string }>(
    "SELECT actor FROM audit_record WHERE subject_type = 'rating_period' AND subject_id = ? ORDER BY seq DESC LIMIT 1",
    [String(period.id)],
  );
  const who = last?.actor ?? 'Đạt100';
  return conflict(
    'rating_period_changed',
    `${who} vừa sửa kỳ này và bản đó đang giữ. Hãy tải lại rồi sửa tiếp; phần bạn đã nhập vẫn còn trên màn hình.`,
    `${who} has just changed this period, and that stands. Reload and go on; what you typed is still on the screen.`,
  );
}

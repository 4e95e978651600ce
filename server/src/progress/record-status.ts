import { Injectable } from '@nestjs/common';
import { formatDay, type Day } from '@dat100/shared/calendar';
import { TRUST_LEVELS, type Trust } from '@dat100/shared/codes';
import { judge, standingOn, standings, stagePosition, type Verdict } from '@dat100/shared/stages';
import { audit } from '../audit/audit.js';
import { holds, requirePeople } from '../access/unit-scope.js';
import type { RequestContext } from '../common/context.js';
import { checkDayRange } from '../common/days.js';
import { badInput, notFound } from '../common/errors.js';
import { Database } from '../database/database.js';
import { Keys } from '../database/keys.js';
import { marks, type Tx } from '../database/sql.js';
import { DirectivesService, type Criterion } from '../directives/directives.service.js';
import { changePeople } from '../rollups/change-people.js';
import type { StoredFacts } from '../rollups/person-facts.js';
import { moveRevision } from '../rollups/revision.js';
import { moveBoardsOf } from '../rollups/settle.js';
import { noteBefore } from '../people/edit-note.js';
import { checkNotFuture, keptTexts, listedUnit, namesOf, neededReason, unitOfAll } from '../people/person-checks.js';
import { requireReason } from '../people/reasons.js';
import { RecentEdits } from '../people/recent-edits.js';
import { insertEvents, insertRetractions, type NewEvent } from './event-rows.js';

/** One person a record could not be made for. */
export interface PersonProblem {
  personId: number;
  fullName: string;
  code: string;
  messageVi: string;
  messageEn: string;
}
export interface RecordOutcome {
  recorded: number;
  unchanged: number;
  problems: PersonProblem[];
  /** the key to take it back with for a minute; null = nobody was changed */
  editId: number | null;
}

/** A stage as somebody reports it. `on` null = reached by today. */
export interface StageReport {
  criterion: string;
  stage: string;
  on: Day | null;
  trust: string | null;
  reference: string | null;
}

const REFUSED: Partial<Record<Verdict, (stage: string, since: string) => [string, string]>> = {
  moves_backwards: (stage, since) => [
    `Đang ở tình trạng "${stage}" từ ${since}, tiến xa hơn. Nếu ghi nhầm, mở trang cá nhân và thu hồi bản ghi cũ, kèm lý do.`,
    `Already at "${stage}" since ${since}, which is further on. If that was a mistake, open the person's page and retract it, with a reason.`,
  ],
  contradicts_stronger: (stage, since) => [
    `Nguồn tin cậy hơn đã ghi "${stage}" từ ${since}. Nguồn yếu hơn không thay được; hãy báo người phụ trách kiểm tra.`,
    `A stronger source says "${stage}" since ${since}. A weaker one cannot replace it; ask whoever is in charge to check.`,
  ],
};

/** Recording stages, taking records back, and saying why someone is stuck. */
@Injectable()
export class RecordStatus {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly directives: DirectivesService,
    private readonly recent: RecentEdits,
  ) {}

  /** Records one stage for several people; those it cannot be recorded for are named, the others are recorded. */
  async record(ctx: RequestContext, personIds: readonly number[], report: StageReport): Promise<RecordOutcome> {
    const checked = await this.check(ctx, report);
    const rules = await this.directives.countRules();
    return this.db.transaction(async (tx) => {
      await requirePeople(tx, ctx, 'status.record', personIds);
      if (isOfPolice(checked)) await requirePeople(tx, ctx, 'police.import', personIds);
      const names = await namesOf(tx, personIds);
      const outcome: RecordOutcome = { recorded: 0, unchanged: 0, problems: [], editId: null };
      const note = await noteBefore(tx, personIds, ['stuck']);
      await changePeople(tx, rules, ctx.now, personIds, async (known) => {
        const events: NewEvent[] = [];
        for (const facts of known.values()) {
          const judged = this.judgeOne(facts, checked);
          if (judged.refused)
            outcome.problems.push({
              personId: facts.personId,
              fullName: names.get(facts.personId) ?? '',
              ...judged.refused,
            });
          else if (judged.event) events.push(judged.event);
          else outcome.unchanged += 1;
        }
        outcome.recorded = events.length;
        await insertEvents(tx, ctx, events);
        const done = checked.criterion.stages[checked.stage]?.achieved === true;
        if (done && events.length > 0)
          await tx.run(`DELETE FROM stuck WHERE criterion_id = ? AND person_id IN (${marks(events.length)})`, [
            checked.criterion.id,
            ...events.map((e) => e.personId),
          ]);
      });
      const unitId = await unitOfAll(tx, personIds);
      const what = { action: 'status.record', unitId };
      await audit(tx, ctx, {
        ...what,
        subjectType: 'person',
        subjectId: personIds.length === 1 ? (personIds[0] ?? null) : null,
        detail: { ...report, personIds, recorded: outcome.recorded },
      });
      outcome.editId = await this.recent.keep(tx, ctx, note, { ...what, permission: 'status.record' });
      return outcome;
    });
  }

  /** Checks codes, day and trust of a report against the criterion. @throws bad_input */
  async check(ctx: RequestContext, report: StageReport): Promise<CheckedReport> {
    const criterion = await this.directives.criterion(report.criterion);
    const stage = stagePosition(criterion, report.stage);
    if (stage === null) {
      const codes = criterion.stages.map((s) => s.code).join(', ');
      throw badInput(
        'unknown_stage',
        `Tiêu chí "${criterion.nameVi}" không có tình trạng "${report.stage}"; có: ${codes}.`,
        `"${criterion.nameEn}" has no stage "${report.stage}"; there are: ${codes}.`,
        'stage',
      );
    }
    if (report.on !== null) {
      checkNotFuture(report.on, ctx.today, 'on');
      checkDayRange(report.on, ctx.today, 'on');
    }
    const { reference } = keptTexts({ reference: report.reference });
    const trust = report.trust ?? 'unit';
    if (!isTrust(trust))
      throw badInput(
        'unknown_trust',
        `Không có mức tin cậy "${trust}".`,
        `There is no trust level "${trust}".`,
        'trust',
      );
    if (trust === 'police' && !holds(ctx, 'police.import')) throw notFound();
    return {
      criterion,
      stage,
      on: report.on ?? ctx.today,
      dayKind: report.on === null ? 'by' : 'on',
      trust: TRUST_LEVELS[trust],
      reference,
    };
  }

  /** What a checked report means for one person: an event to write, nothing new, or a refusal in words. */
  judgeOne(
    facts: StoredFacts,
    r: CheckedReport,
  ): { event?: NewEvent; refused?: Omit<PersonProblem, 'personId' | 'fullName'> } {
    const verdict = judge(r.criterion, facts.events, facts.birthDate, {
      stage: r.stage,
      on: r.on,
      dayKind: r.dayKind,
      trust: r.trust,
      asOf: r.on,
      cardIssuedOn: null,
    });
    if (verdict === 'known') return {};
    const words = REFUSED[verdict];
    if (words) {
      const standing = standingOn(standings(r.criterion, facts.events, facts.birthDate), r.on);
      const stage = standing ? r.criterion.stages[standing.stage] : undefined;
      const since = standing ? formatDay(standing.since) : '';
      return {
        refused: {
          code: verdict,
          messageVi: words(stage?.nameVi ?? '', since)[0],
          messageEn: words(stage?.nameEn ?? '', since)[1],
        },
      };
    }
    const cardIssuedOn =
      r.criterion.lapses && r.dayKind === 'on' && r.criterion.stages[r.stage]?.achieved ? r.on : null;
    return {
      event: {
        id: this.keys.next(),
        personId: facts.personId,
        criterionId: r.criterion.id,
        stage: r.stage,
        on: r.on,
        dayKind: r.dayKind,
        trust: r.trust,
        source: 'entry',
        cardIssuedOn,
        reference: r.reference,
        note: null,
        importId: null,
      },
    };
  }

  /** Takes one record back, with a reason; the record stays readable. */
  async retract(ctx: RequestContext, personId: number, eventId: number, reason: string): Promise<RecordOutcome> {
    const because = neededReason(reason, 'Cần ghi lý do thu hồi.', 'A reason is needed to retract a record.');
    const rules = await this.directives.countRules();
    return this.db.transaction(async (tx) => {
      await requirePeople(tx, ctx, 'status.correct', [personId]);
      const note = await noteBefore(tx, [personId], []);
      await changePeople(tx, rules, ctx.now, [personId], async (known) => {
        if (!known.get(personId)?.events.some((e) => e.id === eventId)) throw notFound();
        await insertRetractions(tx, ctx, [
          { id: this.keys.next(), personId, eventId, reason: because, importId: null },
        ]);
      });
      const what = { action: 'status.correct', unitId: await listedUnit(tx, personId) };
      await audit(tx, ctx, { ...what, subjectType: 'person', subjectId: personId, detail: { eventId } });
      const editId = await this.recent.keep(tx, ctx, note, { ...what, permission: 'status.correct' });
      return { recorded: 1, unchanged: 0, problems: [], editId };
    });
  }

  /** Says why people are stuck on a criterion, or that they no longer are (null). It moves no count of a stage. */
  async setReason(
    ctx: RequestContext,
    personIds: readonly number[],
    criterionCode: string,
    reason: string | null,
  ): Promise<RecordOutcome> {
    const criterion = await this.directives.criterion(criterionCode);
    if (reason !== null) requireReason(reason);
    return this.db.transaction(async (tx) => {
      await requirePeople(tx, ctx, 'status.record', personIds);
      const note = await noteBefore(tx, personIds, ['stuck']);
      await moveRevision(tx, personIds);
      await writeReasons(
        tx,
        ctx,
        personIds.map((personId) => ({ personId, criterionId: criterion.id, reason })),
      );
      await moveBoardsOf(tx, ctx.now, personIds);
      const unitId = await unitOfAll(tx, personIds);
      const what = { action: 'reason.set', unitId };
      await audit(tx, ctx, {
        ...what,
        subjectType: 'person',
        subjectId: null,
        detail: { personIds, criterion: criterionCode, reason },
      });
      const editId = await this.recent.keep(tx, ctx, note, { ...what, permission: 'status.record' });
      return { recorded: personIds.length, unchanged: 0, problems: [], editId };
    });
  }
}

export interface CheckedReport {
  criterion: Criterion;
  stage: number;
  on: Day;
  dayKind: 'on' | 'by';
  trust: number;
  reference: string | null;
}

const isTrust = (text: string): text is Trust => Object.hasOwn(TRUST_LEVELS, text);

/** The word of the police is theirs to give, in the units they are there for. */
export const isOfPolice = (report: CheckedReport): boolean => report.trust === TRUST_LEVELS.police;

/** Writes or removes the reason of each person on a criterion. */
export async function writeReasons(
  tx: Tx,
  ctx: RequestContext,
  rows: readonly { personId: number; criterionId: number; reason: string | null }[],
): Promise<void> {
  const kept = rows.filter((r) => r.reason !== null);
  await tx.upsert(
    'stuck',
    ['person_id', 'criterion_id'],
    ['person_id', 'criterion_id', 'reason', 'recorded_at', 'recorded_by'],
    kept.map((r) => [r.personId, r.criterionId, r.reason, ctx.now, ctx.actor.userId]),
    'replace',
  );
  for (const r of rows)
    if (r.reason === null)
      await tx.run('DELETE FROM stuck WHERE person_id = ? AND criterion_id = ?', [r.personId, r.criterionId]);
}

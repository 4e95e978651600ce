import { Injectable } from '@nestjs/common';
import { vietnamDay, type Day } from '@dat100/shared/calendar';
import { isOpen, isRadarRule, RADAR_RULES, sizeOf, type RadarRule } from '@dat100/shared/radar';
import { audit } from '../../audit/audit.js';
import type { RequestContext } from '../../common/context.js';
import { badInput, conflict } from '../../common/errors.js';
import { keptText } from '../../common/texts.js';
import { Database } from '../../database/database.js';
import { Keys } from '../../database/keys.js';
import { DirectivesService, type Criterion } from '../../directives/directives.service.js';
import { countedDay } from '../../rollups/advance-day.js';
import type { Unit } from '../../units/unit.js';
import { UnitsService } from '../../units/units.service.js';
import { findAll, type UnitFinding } from './find.js';
import { answersOf, keyOf, putAnswer, type RadarQuestion, type StoredAnswer } from './radar-answers.js';

const MOST_ANSWER_CHARS = 1000;

/** A finding with what was said about it, the newest first. */
export interface AskedFinding extends UnitFinding {
  open: boolean;
  answers: StoredAnswer[];
}

export interface RadarAsk {
  unitId: number;
  criterion: string;
  rule: string | null;
  /** true: those that wait for an answer; false: those answered */
  open: boolean;
  limit: number;
  offset: number;
}

export interface RadarPage {
  items: AskedFinding[];
  total: number;
  open: number;
  answered: number;
  /** by rule, of those open or of those answered */
  counts: { rule: RadarRule; count: number }[];
}

/**
 * What is odd about the figures of units, asked as questions. Findings tell of exemptions and leavers, so they show
 * inside the caller's own units only: to those above a unit, and to the unit itself, which is asked.
 */
@Injectable()
export class RadarService {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly units: UnitsService,
    private readonly directives: DirectivesService,
  ) {}

  /** A page of findings of a unit and all below it, in the order of the units. @throws not_found, unknown_criterion, unknown_rule */
  async page(ctx: RequestContext, ask: RadarAsk): Promise<RadarPage> {
    const rule = ask.rule === null ? null : requireRule(ask.rule);
    const unit = await this.units.inScope(ctx, 'radar.read', ask.unitId);
    const all = await this.findings(ctx, unit, await this.directives.criterion(ask.criterion));
    const shown = all.filter(({ open }) => open === ask.open);
    const items = rule === null ? shown : shown.filter((one) => one.rule === rule);
    const open = all.filter((one) => one.open).length;
    return {
      items: items.slice(ask.offset, ask.offset + ask.limit),
      total: items.length,
      open,
      answered: all.length - open,
      counts: RADAR_RULES.map((code) => ({ rule: code, count: shown.filter((one) => one.rule === code).length })),
    };
  }

  /**
   * Puts down the explanation of a finding. It covers no more people than its author had before them (`seen`) and no
   * more than the finding is about now: when the figures have grown meanwhile, the question stays open.
   * @throws not_found, unknown_criterion, unknown_rule, text_too_long, answer_needed, no_such_finding
   */
  async answer(
    ctx: RequestContext,
    asked: { unitId: number; criterion: string; rule: string; cutOff: Day | null; text: string; seen: number },
  ): Promise<AskedFinding> {
    const unit = await this.units.inScope(ctx, 'radar.answer', asked.unitId);
    const criterion = await this.directives.criterion(asked.criterion);
    const question: RadarQuestion = { unitId: unit.id, rule: requireRule(asked.rule), cutOff: asked.cutOff };
    const text = keptText(asked.text, MOST_ANSWER_CHARS, 'text');
    if (text === null) throw answerNeeded();
    const finding = (await this.findings(ctx, unit, criterion)).find((one) => keyOf(one) === keyOf(question));
    if (!finding) throw noSuchFinding();
    const { rule, cutOff, part, of } = finding;
    const size = Math.max(0, Math.min(asked.seen, sizeOf(finding)));
    await this.db.transaction(async (tx) => {
      await putAnswer(tx, ctx, this.keys.next(), { finding, criterion, text, size });
      await audit(tx, ctx, {
        action: 'radar.answer',
        subjectType: 'unit',
        subjectId: unit.id,
        unitId: unit.id,
        detail: { rule, criterion: criterion.code, cutOff, part, of },
      });
    });
    const { label, onBehalfOf } = ctx.actor;
    const given = { text, size, answeredAt: ctx.now, answeredBy: label, onBehalfOf };
    return { ...finding, open: isStillOpen(finding, given), answers: [given, ...finding.answers] };
  }

  private async findings(ctx: RequestContext, unit: Unit, criterion: Criterion): Promise<AskedFinding[]> {
    const directive = (await this.directives.all()).find((d) => d.id === criterion.directiveId);
    if (!directive) throw new Error(`criterion ${criterion.code} belongs to no directive`);
    const units = await this.units.subtree(unit);
    const found = await findAll(this.db.read, {
      units,
      criterion,
      dueOn: directive.dueOn,
      today: ctx.today,
      countedTo: await countedDay(this.db),
    });
    const answers = await answersOf(this.db.read, unit.path, criterion);
    return found.map((finding) => {
      const given = answers.get(keyOf(finding)) ?? [];
      return { ...finding, open: isStillOpen(finding, given[0]), answers: given };
    });
  }
}

function isStillOpen(finding: UnitFinding, newest: StoredAnswer | undefined): boolean {
  return isOpen(finding, newest ? { size: newest.size, on: vietnamDay(newest.answeredAt) } : null);
}

function requireRule(rule: string): RadarRule {
  if (isRadarRule(rule)) return rule;
  const known = RADAR_RULES.join(', ');
  throw badInput(
    'unknown_rule',
    `Không có dấu hiệu "${rule}"; có: ${known}.`,
    `There is no rule "${rule}"; there are: ${known}.`,
    'rule',
  );
}

const answerNeeded = () =>
  badInput('answer_needed', 'Hãy ghi nội dung giải thích.', 'Write down the explanation.', 'text');

const noSuchFinding = () =>
  conflict(
    'no_such_finding',
    'Số liệu đã thay đổi nên câu hỏi này không còn nữa. Hãy tải lại trang để xem những điều còn cần giải thích.',
    'The figures have changed, and this question has gone. Reload the page to see what still needs an explanation.',
  );

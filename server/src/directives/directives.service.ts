import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EMPLOYMENT_KINDS } from '@dat100/shared/codes';
import type { Day } from '@dat100/shared/calendar';
import type { CountRules } from '@dat100/shared/person-history';
import type { CriterionRule, StageRule } from '@dat100/shared/stages';
import type { Holder, StageLimit } from '@dat100/shared/waiting';
import { Clock } from '../common/clock.js';
import { badInput } from '../common/errors.js';
import { Database } from '../database/database.js';
import { faultOf } from '../database/dialect.js';
import type { Sql, Tx } from '../database/sql.js';
import { vneidDirective, type DirectiveSeed } from './vneid-directive.js';

/** A stage with its words. */
export interface Stage extends StageRule {
  holder: Holder;
  limit: StageLimit | null;
  nameVi: string;
  nameEn: string;
}

export interface Criterion extends CriterionRule {
  directiveId: number;
  nameVi: string;
  nameEn: string;
  targetPercent: number;
  stages: readonly Stage[];
}

export interface Directive {
  id: number;
  code: string;
  number: string;
  issuer: string;
  issuedOn: Day;
  dueOn: Day;
  countedFrom: Day;
  titleVi: string;
  titleEn: string;
  criteria: Criterion[];
}

/** The city's order is of 2023; boards as of a day reach back to that year. */
const COUNTED_FROM: Day = '2023-01-01';

/** Directives and their criteria: data, read once and kept until one is written. */
@Injectable()
export class DirectivesService implements OnModuleInit {
  private kept: Promise<Directive[]> | null = null;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** A database without a directive gets the one the software was made for, so that a roster can be imported at once. */
  async onModuleInit(): Promise<void> {
    if ((await this.all()).length > 0) return;
    const seed = vneidDirective(COUNTED_FROM, `${this.clock.today().slice(0, 4)}-12-31`, COUNTED_FROM);
    try {
      await this.db.transaction((tx) => this.add(tx, seed));
    } catch (error) {
      if (faultOf(error) !== 'duplicate') throw error; // another instance was first
    }
    this.kept = null;
  }

  /** Sets the days of a directive; history is kept from `countedFrom` on, so recount afterwards. */
  async setDays(tx: Tx, code: string, days: { issuedOn: Day; dueOn: Day; countedFrom: Day }): Promise<void> {
    await tx.run('UPDATE directive SET issued_on = ?, due_on = ?, counted_from = ? WHERE code = ?', [
      days.issuedOn,
      days.dueOn,
      days.countedFrom,
      code,
    ]);
    tx.afterCommit(() => (this.kept = null));
  }

  all(): Promise<Directive[]> {
    this.kept ??= load(this.db.read).catch((error: unknown) => {
      this.kept = null;
      throw error;
    });
    return this.kept;
  }

  async criteria(): Promise<Criterion[]> {
    return (await this.all()).flatMap((directive) => directive.criteria);
  }

  /** @throws bad_input `unknown_criterion` */
  async criterion(code: string): Promise<Criterion> {
    const criteria = await this.criteria();
    const found = criteria.find((c) => c.code === code);
    if (found) return found;
    const codes = criteria.map((c) => c.code).join(', ');
    throw badInput(
      'unknown_criterion',
      `Không có tiêu chí "${code}"; có: ${codes}.`,
      `There is no criterion "${code}"; there are: ${codes}.`,
      'criterion',
    );
  }

  /** What the counting needs: criteria, counted kinds, first day of history. */
  async countRules(): Promise<CountRules> {
    const directives = await this.all();
    return {
      criteria: directives.flatMap((d) => d.criteria),
      countedKinds: new Set(EMPLOYMENT_KINDS.filter((k) => k.onByDefault).map((k) => k.code)),
      countedFrom: directives.map((d) => d.countedFrom).sort()[0] ?? '2023-01-01',
    };
  }

  /** Puts a directive in, once. Answers false when its code is there already. */
  async add(tx: Tx, seed: DirectiveSeed): Promise<boolean> {
    const found = await tx.one('SELECT id FROM directive WHERE code = ?', [seed.code]);
    if (found) return false;
    const last = await tx.one<{ d: number | null; c: number | null }>(
      'SELECT (SELECT MAX(id) FROM directive) AS d, (SELECT MAX(id) FROM criterion) AS c',
    );
    const id = Number(last?.d ?? 0) + 1;
    await tx.insert(
      'directive',
      ['id', 'code', 'number', 'issuer', 'issued_on', 'due_on', 'title_vi', 'title_en', 'counted_from'],
      [
        [
          id,
          seed.code,
          seed.number,
          seed.issuer,
          seed.issuedOn,
          seed.dueOn,
          seed.titleVi,
          seed.titleEn,
          seed.countedFrom,
        ],
      ],
    );
    for (const [index, c] of seed.criteria.entries()) {
      const criterionId = Number(last?.c ?? 0) + 1 + index;
      await tx.insert(
        'criterion',
        ['id', 'directive_id', 'code', 'name_vi', 'name_en', 'target_percent', 'verified_from', 'position', 'lapses'],
        [[criterionId, id, c.code, c.nameVi, c.nameEn, c.targetPercent, c.verifiedFrom, index, c.lapses ? 1 : 0]],
      );
      await tx.insert(
        'stage',
        [
          'criterion_id',
          'position',
          'code',
          'level',
          'side',
          'achieved',
          'holder',
          'limit_days',
          'limit_kind',
          'quicker_days',
          'quicker_criterion',
          'name_vi',
          'name_en',
        ],
        c.stages.map((s, position) => [
          criterionId,
          position,
          s.code,
          s.level,
          s.side ? 1 : 0,
          s.achieved ? 1 : 0,
          s.holder,
          s.limit?.days ?? null,
          s.limit?.kind ?? 'calendar',
          s.limit?.quicker?.days ?? null,
          s.limit?.quicker?.criterion ?? null,
          s.nameVi,
          s.nameEn,
        ]),
      );
    }
    tx.afterCommit(() => (this.kept = null));
    return true;
  }
}

type Row = Record<string, string | number | null>;
const text = (row: Row, key: string) => String(row[key] ?? '');
const number = (row: Row, key: string) => Number(row[key]);

function limitOf(row: Row): StageLimit | null {
  if (row['limit_days'] === null) return null;
  const criterion = row['quicker_criterion'];
  return {
    days: number(row, 'limit_days'),
    kind: text(row, 'limit_kind') === 'working' ? 'working' : 'calendar',
    quicker: typeof criterion === 'string' ? { days: number(row, 'quicker_days'), criterion } : null,
  };
}

async function load(sql: Sql): Promise<Directive[]> {
  const directives = await sql.rows<Row>('SELECT * FROM directive ORDER BY id');
  const criteria = await sql.rows<Row>('SELECT * FROM criterion ORDER BY directive_id, position');
  const stages = await sql.rows<Row>('SELECT * FROM stage ORDER BY criterion_id, position');
  const stagesOf = (criterionId: number): Stage[] =>
    stages
      .filter((s) => number(s, 'criterion_id') === criterionId)
      .map((s) => ({
        position: number(s, 'position'),
        code: text(s, 'code'),
        level: number(s, 'level'),
        side: number(s, 'side') === 1,
        achieved: number(s, 'achieved') === 1,
        holder: text(s, 'holder') as Holder,
        limit: limitOf(s),
        nameVi: text(s, 'name_vi'),
        nameEn: text(s, 'name_en'),
      }));
  return directives.map((d) => ({
    id: number(d, 'id'),
    code: text(d, 'code'),
    number: text(d, 'number'),
    issuer: text(d, 'issuer'),
    issuedOn: text(d, 'issued_on'),
    dueOn: text(d, 'due_on'),
    countedFrom: text(d, 'counted_from'),
    titleVi: text(d, 'title_vi'),
    titleEn: text(d, 'title_en'),
    criteria: criteria
      .filter((c) => number(c, 'directive_id') === number(d, 'id'))
      .map((c) => ({
        id: number(c, 'id'),
        directiveId: number(d, 'id'),
        code: text(c, 'code'),
        nameVi: text(c, 'name_vi'),
        nameEn: text(c, 'name_en'),
        targetPercent: number(c, 'target_percent'),
        verifiedFrom: number(c, 'verified_from'),
        lapses: number(c, 'lapses') === 1,
        stages: stagesOf(number(c, 'id')),
      })),
  }));
}

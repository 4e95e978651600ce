import { Injectable } from '@nestjs/common';
import { parseCitizenId } from '@dat100/shared/citizen-id';
import { sameName } from '@dat100/shared/vietnamese-text';
import { employmentOn, type CountRules } from '@dat100/shared/person-history';
import { audit } from '../audit/audit.js';
import { inScope, requirePeople, requireUnits } from '../access/unit-scope.js';
import type { RequestContext } from '../common/context.js';
import { badInput, conflict } from '../common/errors.js';
import { Database } from '../database/database.js';
import { againOnDuplicate } from '../database/dialect.js';
import { Keys } from '../database/keys.js';
import { Secrets } from '../database/secrets.js';
import type { Tx } from '../database/sql.js';
import { DirectivesService } from '../directives/directives.service.js';
import { ChangePerson } from '../people/change-person.js';
import { noteBefore } from '../people/edit-note.js';
import { bumpVersion, factsOf, requireOpenUnit } from '../people/person-checks.js';
import { insertEmployments, insertPeople, rewritePeople, type NewPerson } from '../people/person-rows.js';
import { RecentEdits } from '../people/recent-edits.js';
import { IMAGE_TABLES } from '../people/row-images.js';
import { changePeople } from '../rollups/change-people.js';
import { loadFacts, type StoredFacts } from '../rollups/person-facts.js';
import { placeOf } from '../rollups/places.js';
import { lockCounters, settle } from '../rollups/settle.js';
import { citizenIdProblem, cleanRow, writeDetails, type CleanedRow, type PersonRow } from './entry-row.js';
import {
  alreadyHere,
  countedElsewhere,
  inAnotherOfYours,
  keyOf,
  lockWithdrawn,
  otherName,
  requireFree,
} from './known-elsewhere.js';
import { insertEvents } from './event-rows.js';
import { isOfPolice, RecordStatus, type CheckedReport } from './record-status.js';

/** Whom a row was about, and the key to take the edit back with for a minute (null: it changed nothing). */
export interface SavedRow {
  personId: number;
  editId: number | null;
}

/** Direct entry (nhập trực tiếp): one row of the grid, saved whole or not at all. */
@Injectable()
export class DirectEntry {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly secrets: Secrets,
    private readonly directives: DirectivesService,
    private readonly changes: ChangePerson,
    private readonly records: RecordStatus,
    private readonly recent: RecentEdits,
  ) {}

  async save(ctx: RequestContext, row: PersonRow): Promise<SavedRow> {
    const cleaned = await cleanRow(ctx, row, this.records);
    const rules = await this.directives.countRules();
    const save = async (tx: Tx): Promise<SavedRow> => {
      await requireUnits(tx, ctx, 'people.write', [row.unitId]);
      if (cleaned.reports.some(isOfPolice)) await requireUnits(tx, ctx, 'police.import', [row.unitId]);
      await requireOpenUnit(tx, row.unitId, row.employedFrom ?? ctx.today);
      const knownId = row.id ?? (await keyOf(tx, this.secrets, row.citizenId));
      const note = await noteBefore(tx, knownId === null ? [] : [knownId], IMAGE_TABLES);
      const personId =
        row.id === null
          ? await this.add(tx, ctx, rules, row, cleaned)
          : await this.change(tx, ctx, rules, row, row.id, cleaned);
      const what = { action: 'person.save', permission: 'people.write', unitId: row.unitId } as const;
      return { personId, editId: await this.recent.keep(tx, ctx, note, what, [personId]) };
    };
    // Two may enter the same new person at once: for the second one the person is known.
    return againOnDuplicate(() => this.db.transaction(save));
  }

  private async change(
    tx: Tx,
    ctx: RequestContext,
    rules: CountRules,
    row: PersonRow,
    personId: number,
    cleaned: CleanedRow,
  ): Promise<number> {
    await requirePeople(tx, ctx, 'people.write', [personId]);
    if (row.version === null)
      throw badInput('version_needed', 'Thiếu số phiên bản của dòng.', "The row's version is missing.", 'version');
    const version = row.version;
    await changePeople(tx, rules, ctx.now, [personId], async (known) => {
      const facts = factsOf(known, personId);
      await bumpVersion(tx, ctx, personId, version);
      await writeDetails(tx, this.secrets, personId, row, cleaned);
      await this.sameUnit(tx, ctx, facts, row, cleaned);
      if (row.memberships !== null) await this.changes.setMemberships(tx, ctx, facts, row.memberships, ctx.today);
      await this.writeStages(tx, ctx, facts, cleaned.reports);
    });
    await audit(tx, ctx, {
      action: 'person.save',
      subjectType: 'person',
      subjectId: personId,
      unitId: row.unitId,
      detail: { stages: row.stages },
    });
    return personId;
  }

  /** Kind and title of the current employment follow the row; another unit is a transfer, which is an operation of its own. */
  private async sameUnit(
    tx: Tx,
    ctx: RequestContext,
    facts: StoredFacts,
    row: PersonRow,
    cleaned: CleanedRow,
  ): Promise<void> {
    const current = employmentOn(facts, ctx.today);
    if (!current || current.unitId !== row.unitId)
      throw conflict(
        'employed_elsewhere',
        'Người này không công tác tại đơn vị này hôm nay; dùng thao tác điều chuyển.',
        'This person is not employed in this unit today; use a transfer.',
        'unitId',
      );
    if (current.kind === row.kind)
      await tx.run('UPDATE employment SET title = ? WHERE id = ?', [cleaned.title, current.id]);
    else if (current.from >= ctx.today)
      await tx.run('UPDATE employment SET kind = ?, title = ? WHERE id = ?', [row.kind, cleaned.title, current.id]);
    else
      await this.changes.moveIn(
        tx,
        ctx,
        facts,
        {
          personId: facts.personId,
          toUnitId: row.unitId,
          from: ctx.today,
          orderNumber: null,
          kind: row.kind,
          title: cleaned.title,
        },
        null,
      );
  }

  private async add(
    tx: Tx,
    ctx: RequestContext,
    rules: CountRules,
    row: PersonRow,
    cleaned: CleanedRow,
  ): Promise<number> {
    const parsed = parseCitizenId(row.citizenId ?? '');
    if (!parsed.ok) throw citizenIdProblem(parsed);
    const known = await tx.one<{
      id: number;
      unit_id: number | null;
      employed: number;
      version: number;
      path: string | null;
      full_name: string;
    }>(
      'SELECT p.id, p.unit_id, p.employed, p.version, p.full_name, u.path FROM person p LEFT JOIN unit u ON u.id = p.unit_id WHERE p.citizen_id_index = ?',
      [this.secrets.citizenIdIndex(parsed.id)],
    );
    // Somebody who came in only with an import that was undone is entered as if nobody knew them.
    const isWithdrawn = known !== null && known.unit_id === null;
    if (known && !isWithdrawn)
      return this.takeKnown(tx, ctx, rules, row, cleaned, {
        ...known,
        id: Number(known.id),
        unit_id: Number(known.unit_id),
      });
    const id = known === null ? this.keys.next() : Number(known.id);
    const from = row.employedFrom ?? ctx.today;
    const empty: StoredFacts = {
      personId: id,
      birthDate: row.birthDate,
      employments: [],
      memberships: [],
      scopes: [],
      events: [],
    };
    const citizenYear = row.birthDate === null ? null : Number(row.birthDate.slice(0, 4));
    const person: NewPerson = {
      id,
      citizenId: parsed.id,
      fullName: cleaned.fullName,
      birthDate: row.birthDate,
      birthYear: citizenYear,
      sex: row.sex,
      phone: cleaned.phone,
      title: cleaned.title,
      place: placeOf(rules, empty, ctx.today),
      detailsOn: ctx.today,
    };
    if (isWithdrawn) await lockWithdrawn(tx, id);
    await (isWithdrawn ? rewritePeople : insertPeople)(tx, this.secrets, ctx, [person]);
    await insertEmployments(tx, ctx, [
      {
        id: this.keys.next(),
        personId: id,
        unitId: row.unitId,
        kind: row.kind,
        title: cleaned.title,
        from,
        to: null,
        orderNumber: null,
        importId: null,
      },
    ]);
    if (row.memberships) await this.changes.setMemberships(tx, ctx, empty, row.memberships, from);
    await this.writeStages(tx, ctx, empty, cleaned.reports);
    const after = factsOf(await loadFacts(tx, [id]), id);
    const day = await lockCounters(tx);
    const place = placeOf(rules, after, day);
    await tx.run('UPDATE person SET unit_id = ?, kind = ?, employed = ?, next_change_on = ? WHERE id = ?', [
      place.unitId,
      place.kind,
      place.employed,
      place.nextChangeOn,
      id,
    ]);
    await settle(tx, rules, ctx.now, [{ personId: id, before: isWithdrawn ? empty : null, after }]);
    await audit(tx, ctx, {
      action: 'person.hire',
      subjectType: 'person',
      subjectId: id,
      unitId: row.unitId,
      detail: { from, kind: row.kind, stages: row.stages },
    });
    return id;
  }

  /** The citizen id is known: the same unit, someone who left (hired again), or someone employed elsewhere (a decision, not a silent move). */
  private async takeKnown(
    tx: Tx,
    ctx: RequestContext,
    rules: CountRules,
    row: PersonRow,
    cleaned: CleanedRow,
    known: { id: number; unit_id: number; employed: number; version: number; path: string | null; full_name: string },
  ): Promise<number> {
    if (Number(known.employed) === 1 && known.unit_id === row.unitId) throw alreadyHere();
    const mine = known.path !== null && inScope(ctx, 'people.write', known.path);
    const elsewhere = Number(known.employed) === 1;
    if (elsewhere && !(mine && row.acceptTransfer)) throw mine ? inAnotherOfYours() : countedElsewhere();
    const from = row.employedFrom ?? ctx.today;
    await changePeople(tx, rules, ctx.now, [known.id], async (facts) => {
      const person = factsOf(facts, known.id);
      await requireFree(tx, ctx, person, from);
      if (!sameName(cleaned.fullName, known.full_name)) throw otherName();
      await bumpVersion(tx, ctx, known.id, Number(known.version));
      await this.changes.moveIn(
        tx,
        ctx,
        person,
        {
          personId: known.id,
          toUnitId: row.unitId,
          from,
          orderNumber: null,
          kind: row.kind,
          title: cleaned.title,
        },
        null,
      );
      await this.writeStages(tx, ctx, person, cleaned.reports);
    });
    await audit(tx, ctx, {
      action: elsewhere ? 'person.transfer' : 'person.hire_again',
      subjectType: 'person',
      subjectId: known.id,
      unitId: row.unitId,
      detail: { fromUnit: known.unit_id },
    });
    return known.id;
  }

  private async writeStages(
    tx: Tx,
    ctx: RequestContext,
    facts: StoredFacts,
    reports: readonly CheckedReport[],
  ): Promise<void> {
    const events = reports.flatMap((report) => {
      const judged = this.records.judgeOne(facts, report);
      if (judged.refused)
        throw conflict(judged.refused.code, judged.refused.messageVi, judged.refused.messageEn, report.criterion.code);
      return judged.event ? [judged.event] : [];
    });
    await insertEvents(tx, ctx, events);
  }
}

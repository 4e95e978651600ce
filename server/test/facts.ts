import type { Day } from '@dat100/shared/calendar';
import { TRUST_LEVELS, type Trust } from '@dat100/shared/codes';
import type { CountRules } from '@dat100/shared/person-history';
import type { DayKind } from '@dat100/shared/stage-facts';
import { systemContext, type RequestContext } from '../src/common/context.js';
import { Secrets } from '../src/database/secrets.js';
import type { Tx } from '../src/database/sql.js';
import { DirectivesService } from '../src/directives/directives.service.js';
import { insertEmployments, insertMemberships, insertPeople, insertScopeMarks } from '../src/people/person-rows.js';
import { insertEvents } from '../src/progress/event-rows.js';
import { writeReasons } from '../src/progress/record-status.js';
import { loadFacts } from '../src/rollups/person-facts.js';
import { placeOf } from '../src/rollups/places.js';
import { lockCounters, settle } from '../src/rollups/settle.js';
import { importUnits } from '../src/units/import-units.js';
import { readUnitLines } from '../src/units/units-csv.js';
import type { TestApp } from './app.js';

/** What a test says of a person; all the rest is made up. */
export interface TestPerson {
  unitId: number;
  kind?: string;
  from?: Day;
  to?: Day | null;
  /** employments that follow the first */
  then?: { unitId: number; kind?: string; from: Day; to?: Day | null }[];
  birthDate?: Day | null;
  memberships?: { code: string; from: Day; to?: Day | null }[];
  scopes?: { criterion: string; status: 'deferred' | 'exempt'; from: Day; to?: Day | null }[];
  events?: { criterion: string; stage: string; on: Day; dayKind?: DayKind; trust?: Trust; cardIssuedOn?: Day }[];
  /** difficulties on record, by criterion */
  reasons?: Readonly<Record<string, string>>;
}

/** The machine's own operator, at the test's instant. */
export function operator(t: TestApp): RequestContext {
  return systemContext('test', t.clock.now(), t.clock.today());
}

/** Units from the lines of a list (code,name,kind,parent_code,valid_from,valid_to); their keys by code. */
export async function addTree(t: TestApp, lines: readonly string[]): Promise<Map<string, number>> {
  const csv = ['code,name,kind,parent_code,valid_from,valid_to', ...lines].join('\n');
  const { lines: read, problems } = readUnitLines(csv);
  const result = problems.length > 0 ? { problems } : await t.db.transaction((tx) => importUnits(tx, t.keys, read));
  if (result.problems.length > 0) throw new Error(JSON.stringify(result.problems));
  const rows = await t.db.read.rows<{ id: number; code: string }>('SELECT id, code FROM unit ORDER BY valid_from');
  return new Map(rows.map((row) => [row.code, Number(row.id)]));
}

/** n people of a unit, of whom the first k activated on a day by the word of a source. */
export function activatedOf(
  unitId: number,
  [k, n]: readonly [number, number],
  { on, trust, from }: { on: Day; trust: Trust; from?: Day },
): TestPerson[] {
  return Array.from({ length: n }, (_, i) => ({
    unitId,
    ...(from && { from }),
    events: i < k ? [{ criterion: 'vneid_level2', stage: 'activated', on, trust }] : [],
  }));
}

let made = 0;

/** Puts people in by their facts; counters and history follow as they do for everybody. Answers their keys. */
export async function addPeople(t: TestApp, people: readonly TestPerson[]): Promise<number[]> {
  const rules = await t.app.get(DirectivesService).countRules();
  return t.db.transaction(async (tx) => {
    const ids = people.map(() => t.keys.next());
    await insertFacts(t, tx, rules, people, ids);
    const facts = await loadFacts(tx, ids);
    await settle(
      tx,
      rules,
      t.clock.now(),
      ids.map((personId) => ({ personId, before: null, after: facts.get(personId) ?? null })),
    );
    const countedTo = await lockCounters(tx);
    for (const [id, known] of facts) {
      const place = placeOf(rules, known, countedTo);
      const values = [place.unitId, place.kind, place.employed, place.nextChangeOn, id];
      await tx.run('UPDATE person SET unit_id = ?, kind = ?, employed = ?, next_change_on = ? WHERE id = ?', values);
    }
    return ids;
  });
}

async function insertFacts(
  t: TestApp,
  tx: Tx,
  rules: CountRules,
  people: readonly TestPerson[],
  ids: readonly number[],
): Promise<void> {
  const ctx = operator(t);
  const nowhere = { unitId: null, kind: null, employed: 0 as const, nextChangeOn: null };
  const idOf = (i: number) => ids[i] ?? 0;
  const criterionOf = (code: string) => {
    const found = rules.criteria.find((criterion) => criterion.code === code);
    if (!found) throw new Error(`no criterion ${code}`);
    return found;
  };
  await insertPeople(
    tx,
    t.app.get(Secrets),
    ctx,
    people.map((person, i) => ({
      id: idOf(i),
      citizenId: `079${String((made += 1)).padStart(9, '0')}`,
      fullName: `Nguyễn Văn ${made}`,
      birthDate: person.birthDate ?? null,
      birthYear: null,
      sex: null,
      phone: null,
      title: null,
      place: nowhere,
    })),
  );
  await insertEmployments(
    tx,
    ctx,
    people.flatMap((person, i) =>
      [
        { unitId: person.unitId, kind: person.kind, from: person.from ?? '2020-01-01', to: person.to },
        ...(person.then ?? []),
      ].map((e) => ({
        id: t.keys.next(),
        personId: idOf(i),
        unitId: e.unitId,
        kind: e.kind ?? person.kind ?? 'cong_chuc',
        title: null,
        from: e.from,
        to: e.to ?? null,
        orderNumber: null,
        importId: null,
      })),
    ),
  );
  await insertMemberships(
    tx,
    ctx,
    people.flatMap((person, i) =>
      (person.memberships ?? []).map((m) => ({
        id: t.keys.next(),
        personId: idOf(i),
        code: m.code,
        from: m.from,
        to: m.to ?? null,
        importId: null,
      })),
    ),
  );
  await insertScopeMarks(
    tx,
    ctx,
    people.flatMap((person, i) =>
      (person.scopes ?? []).map((s) => ({
        id: t.keys.next(),
        personId: idOf(i),
        criterionId: criterionOf(s.criterion).id,
        status: s.status,
        from: s.from,
        to: s.to ?? null,
        reason: 'nghỉ thai sản',
        documentNumber: null,
        approver: null,
        importId: null,
      })),
    ),
  );
  await insertEvents(
    tx,
    ctx,
    people.flatMap((person, i) =>
      (person.events ?? []).map((e) => {
        const criterion = criterionOf(e.criterion);
        const stage = criterion.stages.findIndex((s) => s.code === e.stage);
        if (stage < 0) throw new Error(`no stage ${e.stage}`);
        return {
          id: t.keys.next(),
          personId: idOf(i),
          criterionId: criterion.id,
          stage,
          on: e.on,
          dayKind: e.dayKind ?? 'on',
          trust: TRUST_LEVELS[e.trust ?? 'unit'],
          source: 'entry' as const,
          cardIssuedOn: e.cardIssuedOn ?? null,
          reference: null,
          note: null,
          importId: null,
        };
      }),
    ),
  );
  await writeReasons(
    tx,
    ctx,
    people.flatMap((person, i) =>
      Object.entries(person.reasons ?? {}).map(([code, reason]) => ({
        personId: idOf(i),
        criterionId: criterionOf(code).id,
        reason,
      })),
    ),
  );
}

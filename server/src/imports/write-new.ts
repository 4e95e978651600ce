import type { RowSink, TableShape, Tx } from '../database/sql.js';
import { nameRows, PERSON_NAME } from '../people/name-words.js';
import {
  EMPLOYMENT,
  employmentRow,
  MEMBERSHIP,
  membershipRow,
  PERSON,
  personRow,
  SCOPE_MARK,
  scopeMarkRow,
} from '../people/person-rows.js';
import { eventRow, STATUS_EVENT } from '../progress/event-rows.js';
import { writeReasons } from '../progress/record-status.js';
import { placeOf, STANDING, standingRows } from '../rollups/places.js';
import { Reckoning, settleReckoned, type Reckoned } from '../rollups/settle.js';
import {
  emptyBundle,
  factsOfNew,
  gather,
  newPerson,
  personKeyOf,
  type Bundle,
  type RowToWrite,
} from './gather-rows.js';
import type { WriteContext } from './write-context.js';

/** People who are new, ready to be written: everything that can be worked out without the database. */
export interface NewPeople {
  rowIds: number[];
  /** in the order in which they are written */
  tables: readonly (TableShape & { rows: RowSink })[];
  reasons: Bundle['reasons'];
  reckoned: Reckoned;
}

/**
 * Works out what rows of people nobody knows would write: most of the work of an import, done while the database
 * writes the rows before. Each person is brought into the form in which the database takes them at once, so that
 * nothing else of them is kept until then.
 */
export class NewPeopleWork {
  private readonly rowIds: number[] = [];
  private readonly reasons: Bundle['reasons'] = [];
  private readonly people: RowSink;
  private readonly names: RowSink;
  private readonly employments: RowSink;
  private readonly memberships: RowSink;
  private readonly scopes: RowSink;
  private readonly events: RowSink;
  private readonly standings: RowSink;
  private readonly reckoning: Reckoning;

  /** @param countedTo the day the counters stand on */
  constructor(
    private readonly w: WriteContext,
    private readonly countedTo: string,
    collect: () => RowSink,
  ) {
    this.people = collect();
    this.names = collect();
    this.employments = collect();
    this.memberships = collect();
    this.scopes = collect();
    this.events = collect();
    this.standings = collect();
    this.reckoning = new Reckoning(w.rules, countedTo);
  }

  add(item: RowToWrite): void {
    const { w, countedTo } = this;
    const personId = personKeyOf(item);
    const bundle = emptyBundle();
    gather(w, bundle, personId, item.plan);
    const facts = factsOfNew(personId, item.row, bundle);
    const person = newPerson(w, personId, item.row, placeOf(w.rules, facts, countedTo));
    person.citizenIdIndex = item.citizenIdIndex ?? null;
    this.people.push(personRow(w.secrets, w.ctx, person));
    for (const name of nameRows(personId, person.fullName)) this.names.push(name);
    for (const employment of bundle.employments) this.employments.push(employmentRow(w.ctx, employment));
    for (const membership of bundle.memberships) this.memberships.push(membershipRow(w.ctx, membership));
    for (const mark of bundle.scopes) this.scopes.push(scopeMarkRow(w.ctx, mark));
    for (const event of bundle.events) this.events.push(eventRow(w.ctx, event));
    for (const standing of standingRows(w.rules, personId, facts, countedTo)) this.standings.push(standing);
    this.reasons.push(...bundle.reasons);
    this.reckoning.add({ personId, before: null, after: facts });
    this.rowIds.push(item.rowId);
  }

  done(): NewPeople {
    return {
      rowIds: this.rowIds,
      tables: [
        { ...PERSON, rows: this.people },
        { ...PERSON_NAME, rows: this.names },
        { ...EMPLOYMENT, rows: this.employments },
        { ...MEMBERSHIP, rows: this.memberships },
        { ...SCOPE_MARK, rows: this.scopes },
        { ...STATUS_EVENT, rows: this.events },
        { ...STANDING, rows: this.standings },
      ],
      reasons: this.reasons,
      reckoned: this.reckoning.done(),
    };
  }
}

/**
 * Writes people who are new, and makes counters and history follow.
 * @throws DayTurned, TextNotTaken when they are to be looked at again
 */
export async function writeNew(tx: Tx, w: WriteContext, { tables, reasons, reckoned }: NewPeople): Promise<void> {
  for (const { table, columns, rows } of tables) await tx.insert(table, columns, rows);
  await writeReasons(tx, w.ctx, reasons);
  await settleReckoned(tx, w.ctx.now, reckoned);
}

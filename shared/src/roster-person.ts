import type { Day } from './calendar.js';
import { cardLapseDay } from './card-lapse.js';
import { citizenIdWarnings, parseCitizenId, parsePhone, type Sex } from './citizen-id.js';
import { reasonFromText } from './codes.js';
import type { RowCells } from './roster-cells.js';
import { groupBy } from './roster-duplicates.js';
import type { GridRow } from './roster-grid.js';
import type { RosterColumn } from './roster-header.js';
import type { ColumnRole, RosterCriterion } from './roster-headings.js';
import type { RosterRow, ScopeReading } from './roster-reading.js';
import { ROSTER_STAGES } from './roster-stage-words.js';
import { readCriterion, type CellIssue, type ColumnCell } from './roster-stages.js';
import { cellDay, cellText, cellTick, kindOf, scopeOf, sexOf, shownValue } from './roster-values.js';
import { isPersonName } from './vietnamese-text.js';

/** A person as one row tells, before the unit is known and other rows are looked at: accepted, in the target itself. */
export interface PersonReading {
  person: RosterRow;
  issues: CellIssue[];
  /** Criteria whose status cell is empty, see CriterionReading. */
  blankStatus: RosterCriterion[];
}

export interface PersonContext {
  sheet: string;
  targetUnitId: number;
  columns: readonly RosterColumn[];
  /** Days after this one have not come yet. */
  lastDay: Day;
  date1904: boolean;
}

type Field = ColumnRole['field'];

/** A reader of the rows of one table. Nothing is repaired but lost zeros; what cannot be read becomes a remark. */
export function personReader(context: PersonContext): (row: GridRow, cells: RowCells) => PersonReading {
  const byField = groupBy(context.columns, ({ role }) => role.field);
  const ofCriteria = context.columns.filter(({ role }) => 'criterion' in role);
  const byCriterion = groupBy(ofCriteria, ({ role }) => ('criterion' in role ? role.criterion : null));
  return (row, cells) => new PersonReader(row.row, cells, context, byField, byCriterion).read();
}

/** What the records have room for. */
const MOST_CHARS: Partial<Record<Field, number>> = { title: 120, scopeDocument: 80 };
/** A row that was mended a dozen times over has as many keys, the newest last: whole ones are kept, from the end. */
const MOST_KEY_CHARS = 200;
const lastKeys = (keys: string): string =>
  keys.length <= MOST_KEY_CHARS ? keys : keys.slice(-MOST_KEY_CHARS - 1).replace(/^\S*(\s+|$)/, '');
const TELLS_STAGE: ReadonlySet<Field> = new Set(['status', 'step']);
const CRITERIA = Object.keys(ROSTER_STAGES) as RosterCriterion[];

class PersonReader {
  private readonly issues: CellIssue[] = [];

  constructor(
    private readonly row: number,
    private readonly cells: RowCells,
    private readonly context: PersonContext,
    private readonly byField: ReadonlyMap<Field, readonly RosterColumn[]>,
    private readonly byCriterion: ReadonlyMap<RosterCriterion | null, readonly RosterColumn[]>,
  ) {
    for (const { column, cell, code } of cells.broken) this.remark({ column, cell }, 'cell_rejected', code);
  }

  read(): PersonReading {
    const fullName = this.name();
    const citizenId = this.citizenId();
    const birth = this.birth();
    const sex = this.sex(birth.place);
    if (citizenId !== '') this.compareWithId(citizenId, birth, sex);
    const stages: RosterRow['stages'] = {};
    const blankStatus: RosterCriterion[] = [];
    let cardIssuedOn: Day | null = null;
    for (const criterion of CRITERIA) {
      const places = this.placesOf(criterion);
      // An empty cell may say "not yet"; one whose formula failed says nothing.
      if (places.some(({ column }) => this.isBroken(column) && TELLS_STAGE.has(column.role.field))) continue;
      const reading = readCriterion(criterion, places, this.context);
      for (const issue of reading.issues) this.issues.push(issue);
      if (reading.steps.length > 0) stages[criterion] = reading.steps;
      if (reading.blankStatus) blankStatus.push(criterion);
      cardIssuedOn ??= reading.cardIssuedOn;
    }
    this.warnOfLapse(stages, birth.day, cardIssuedOn);
    const reasonText = this.text('reason');
    const person: RosterRow = {
      sheet: this.context.sheet,
      row: this.row,
      fullName,
      citizenId,
      birthDate: birth.day,
      birthYear: birth.year,
      sex: sex.sex,
      phone: this.phone(),
      title: this.text('title'),
      kind: this.kind(),
      memberships: this.memberships(),
      unitId: this.context.targetUnitId,
      stages,
      cardIssuedOn,
      scope: this.scope(),
      reasonCode: reasonText === null ? null : reasonFromText(reasonText),
      reasonText,
      note: this.text('note'),
      status: 'accepted',
      remarks: 0,
    };
    const keys = this.place('rowKey');
    if (keys?.cell) person.mends = lastKeys(cellText(keys.cell));
    return { person, issues: this.issues, blankStatus };
  }

  private name(): string {
    const place = this.place('name');
    const given = cellText(this.place('givenName')?.cell);
    const name = [cellText(place?.cell), given].filter((part) => part !== '').join(' ');
    if (name === '') this.remark(place, 'row_rejected', 'missing_name');
    else if (!isPersonName(name)) this.remark(place, 'row_rejected', 'bad_name');
    return name;
  }

  private citizenId(): string {
    const place = this.place('citizenId');
    const value = place?.cell?.value ?? null;
    const parsed = parseCitizenId(typeof value === 'boolean' ? String(value) : value);
    if (!parsed.ok) {
      const issue = this.remark(place, 'row_rejected', parsed.code);
      if (parsed.why !== undefined) issue.why = parsed.why;
      return '';
    }
    if (parsed.padded) this.remark(place, 'warning', 'id_padded_warning').readAs = parsed.id;
    return parsed.id;
  }

  private birth(): { day: Day | null; year: number | null; place: ColumnCell | undefined } {
    const nothing = { day: null, year: null };
    const places = [this.place('birthDate'), this.place('birthDateMale'), this.place('birthDateFemale')];
    const place = places.find((candidate) => candidate?.cell !== undefined);
    const read = cellDay(place?.cell, this.context.date1904);
    if (read.kind === 'day' && read.day > this.context.lastDay)
      this.remark(place, 'cell_rejected', 'future_date').why = 'birthDate';
    else if (read.kind === 'day') return { day: read.day, year: Number(read.day.slice(0, 4)), place };
    else if (read.kind === 'year' && read.year <= Number(this.context.lastDay.slice(0, 4))) {
      return { day: null, year: read.year, place };
    } else if (read.kind !== 'empty') this.remark(place, 'cell_rejected', 'bad_date');
    return { ...nothing, place };
  }

  /** From the sex column, from two tick columns, or from which of two birth columns is filled. */
  private sex(birthPlace: ColumnCell | undefined): { sex: Sex | null; place: ColumnCell | undefined } {
    const place = this.place('sex');
    if (place?.cell !== undefined) {
      const sex = sexOf(cellText(place.cell));
      if (sex === null) this.notTaken(place, 'sex');
      return { sex, place };
    }
    const male = this.place('sexMale');
    const female = this.place('sexFemale');
    if (male && cellTick(male.cell) === true) return { sex: 'male', place: male };
    if (female && cellTick(female.cell) === true) return { sex: 'female', place: female };
    // Only one of the two as a column: an empty cell means the other sex.
    if (female && !male && female.cell === undefined && !this.isBroken(female.column))
      return { sex: 'male', place: female };
    const field = birthPlace?.cell === undefined ? null : birthPlace.column.role.field;
    if (field === 'birthDateMale') return { sex: 'male', place: birthPlace };
    return field === 'birthDateFemale' ? { sex: 'female', place: birthPlace } : { sex: null, place: undefined };
  }

  private compareWithId(
    id: string,
    birth: { day: Day | null; year: number | null; place: ColumnCell | undefined },
    sex: { sex: Sex | null; place: ColumnCell | undefined },
  ): void {
    for (const code of citizenIdWarnings(id, { sex: sex.sex, birthDate: birth.day, birthYear: birth.year })) {
      this.remark(code === 'sex_mismatch_warning' ? sex.place : birth.place, 'warning', code);
    }
  }

  /** The card is on the list, but ended by itself before the list's day: held, and not achieved. */
  private warnOfLapse(stages: RosterRow['stages'], birthDate: Day | null, issuedOn: Day | null): void {
    const held = stages.chip_card?.at(-1)?.stage === 'held';
    const lapses = held ? cardLapseDay(birthDate, issuedOn) : null;
    const place = this.placesOf('chip_card').find(({ column }) => column.role.field === 'day');
    if (lapses !== null && lapses <= this.context.lastDay) this.remark(place, 'warning', 'card_expired_warning');
  }

  private phone(): string | null {
    const place = this.place('phone');
    if (place?.cell === undefined) return null;
    const { value } = place.cell;
    const { phone, padded } = parsePhone(typeof value === 'boolean' ? String(value) : value);
    if (phone === null) this.notTaken(place, 'phone');
    else if (padded) this.remark(place, 'warning', 'phone_padded_warning').readAs = phone;
    return phone;
  }

  private kind(): string | null {
    const place = this.place('kind');
    if (place?.cell !== undefined) {
      const kind = kindOf(cellText(place.cell));
      if (kind === null) this.notTaken(place, 'kind');
      return kind;
    }
    const ticked = this.places('kindTick').find(({ cell }) => cellTick(cell) === true);
    return ticked?.column.role.field === 'kindTick' ? ticked.column.role.kind : null;
  }

  private memberships(): Record<string, boolean> {
    const memberships: Record<string, boolean> = {};
    for (const place of this.places('membership')) {
      if (place.column.role.field !== 'membership' || this.isBroken(place.column)) continue;
      // Some lists give the day of joining in place of a tick.
      const joined = cellDay(place.cell, this.context.date1904).kind === 'day';
      const member = joined ? true : cellTick(place.cell);
      if (member === null) this.notTaken(place, 'membership');
      else memberships[place.column.role.membership] = member;
    }
    return memberships;
  }

  private scope(): ScopeReading | null {
    const place = this.place('scope');
    const untilPlace = this.place('scopeUntil');
    const until = cellDay(untilPlace?.cell, this.context.date1904);
    const document = this.text('scopeDocument');
    const said = place?.cell === undefined ? null : scopeOf(cellText(place.cell));
    if (place?.cell !== undefined && said === null) this.notTaken(place, 'scope');
    const status =
      said ?? (place?.cell !== undefined ? null : until.kind === 'day' ? 'deferred' : document && 'exempt');
    if (status !== 'deferred') return status ? { status, until: null, document } : null;
    if (until.kind === 'day') return { status, until: until.day, document };
    // Without its last day a deferral would never end: it is not used, the person stays in scope.
    this.remark(untilPlace ?? place, 'cell_rejected', 'bad_date');
    return null;
  }

  private text(field: Field): string | null {
    const place = this.place(field);
    const text = cellText(place?.cell);
    if (text.length <= (MOST_CHARS[field] ?? Infinity)) return text || null;
    this.remark(place, 'cell_rejected', 'text_too_long').why = String(MOST_CHARS[field]);
    return null;
  }

  private place(field: Field): ColumnCell | undefined {
    const column = this.byField.get(field)?.[0];
    return column && this.at(column);
  }

  private places(field: Field): ColumnCell[] {
    return (this.byField.get(field) ?? []).map((column) => this.at(column));
  }

  private placesOf(criterion: RosterCriterion): ColumnCell[] {
    return (this.byCriterion.get(criterion) ?? []).map((column) => this.at(column));
  }

  private isBroken(column: RosterColumn): boolean {
    return this.cells.broken.some((broken) => broken.column === column);
  }

  private at(column: RosterColumn): ColumnCell {
    return { column, cell: this.cells.told(column.column) };
  }

  /** The remark on a text that the column of a field does not take. */
  private notTaken(place: ColumnCell | undefined, field: string): void {
    this.remark(place, 'cell_rejected', 'unknown_value_text').why = field;
  }

  private remark(place: ColumnCell | undefined, severity: CellIssue['severity'], code: string): CellIssue {
    const issue: CellIssue = { severity, code, value: shownValue(place?.cell), column: place?.column ?? null };
    this.issues.push(issue);
    return issue;
  }
}

import type { ReadPiece, ReadRow, RosterRow, RowsPiece } from '@dat100/shared/roster-reading';

// A row as a text: on its way from the thread that reads to the one that plans, and as it is stored. Copying a text from
// thread to thread costs a fraction of copying the many small objects of a row, and a row that waits as a text is no
// work for the garbage collector.

/** Rows, each a text of its own, with the citizen id by which it is looked for on record; none for a rejected row. */
export interface TextsPiece {
  type: 'texts';
  rows: string[];
  ids: string[];
}

/** What goes from the thread that reads to the one that listens. */
export type SentPiece = Exclude<ReadPiece, RowsPiece> | TextsPiece;

export function sent(piece: ReadPiece): SentPiece {
  if (piece.type !== 'rows') return piece;
  return { type: 'texts', rows: piece.rows.map(rowText), ids: piece.rows.map(soughtOf) };
}

export function received(piece: SentPiece): ReadPiece {
  if (piece.type !== 'texts') return piece;
  return { type: 'rows', rows: piece.rows.map((text, i) => new ReadText(text, piece.ids[i] ?? '')) };
}

/** The citizen id by which a row is looked for on record; empty for a rejected row, or one without. */
export function soughtOf(read: Pick<ReadRow, 'row'>): string {
  if (read instanceof ReadText) return read.sought;
  return read.row.status === 'rejected' ? '' : read.row.citizenId;
}

/**
 * A row that came as a text. Its values are made of it when the first is asked for: whoever works rows off one by one
 * holds those of one row and not of hundreds, which is most of the work for the garbage collector.
 */
class ReadText implements ReadRow {
  private read: ReadRow | null = null;

  constructor(
    readonly text: string,
    readonly sought: string,
  ) {}

  get row(): RosterRow {
    return this.values.row;
  }

  get issues(): ReadRow['issues'] {
    return this.values.issues;
  }

  get idShown(): ReadRow['idShown'] {
    return this.values.idShown;
  }

  get cells(): ReadRow['cells'] {
    return this.values.cells;
  }

  /** @throws SyntaxError when it is no JSON */
  private get values(): ReadRow {
    this.read ??= fromValues(JSON.parse(this.text) as RowValues);
    return this.read;
  }
}

/** The values of a row in their order, without their names, which are half of what would be written. */
const valuesOf = ({ row: r, issues, idShown, cells }: ReadRow) =>
  [
    ...([r.sheet, r.row, r.fullName, r.citizenId, r.birthDate, r.birthYear, r.sex, r.phone, r.title, r.kind] as const),
    ...([r.memberships, r.unitId, r.stages, r.cardIssuedOn, r.scope, r.reasonCode, r.reasonText, r.note] as const),
    ...([r.status, r.remarks, issues, idShown, cells] as const),
  ] as const;

/** The last one only of a row that mends others. */
export type RowValues = readonly [...ReturnType<typeof valuesOf>, string?];

/** A row as JSON: a list of its values (see RowValues). */
export function rowText(read: ReadRow): string {
  if (read.text !== undefined) return read.text;
  const { mends } = read.row;
  return JSON.stringify(mends === undefined ? valuesOf(read) : [...valuesOf(read), mends]);
}

/** The row that `rowText` was given. */
export function fromValues(values: RowValues): ReadRow {
  const row: RosterRow = {
    sheet: values[0],
    row: values[1],
    fullName: values[2],
    citizenId: values[3],
    birthDate: values[4],
    birthYear: values[5],
    sex: values[6],
    phone: values[7],
    title: values[8],
    kind: values[9],
    memberships: values[10],
    unitId: values[11],
    stages: values[12],
    cardIssuedOn: values[13],
    scope: values[14],
    reasonCode: values[15],
    reasonText: values[16],
    note: values[17],
    status: values[18],
    remarks: values[19],
  };
  if (values[23] !== undefined) row.mends = values[23];
  return { row, issues: values[20], idShown: values[21], cells: values[22] };
}

import { roleOfField } from '@dat100/shared/roster-fields';
import type { RosterRow, RowIssue, SheetReading } from '@dat100/shared/roster-reading';
import type { OutdatedCell } from './row-plan.js';

/** Where a remark stands. */
export type CellPlace = Pick<RowIssue, 'sheet' | 'row' | 'column' | 'header'>;

/** What is known of a sheet's columns. */
export type SheetColumns = Pick<SheetReading, 'sheet' | 'columns'>;

type Column = SheetColumns['columns'][number] & { role: ReturnType<typeof roleOfField> };

/** Finds the column that a remark on a row is about; the citizen id's when the list has no column of its own for it. */
export class CellPlaces {
  private readonly columns = new Map<string, Column[]>();

  constructor(sheets: Iterable<SheetColumns> = []) {
    for (const sheet of sheets) this.add(sheet);
  }

  add({ sheet, columns }: SheetColumns): void {
    this.columns.set(
      sheet,
      columns.map((c) => ({ ...c, role: roleOfField(c.meaning ?? '') })),
    );
  }

  of(row: Pick<RosterRow, 'sheet' | 'row' | 'sex'>, { field, criterion, value }: OutdatedCell): CellPlace {
    const columns = this.columns.get(row.sheet) ?? [];
    const sex = row.sex === 'female' ? 'Female' : 'Male';
    // Lists that have a column of birth dates for each sex tell the sex by it.
    const fields = [field, field + sex, ...(field === 'sex' ? [`birthDate${sex}`] : [])];
    const told = columns.filter(({ role }) => role !== null && 'criterion' in role && role.criterion === criterion);
    const column =
      told.find(({ role }) => role?.field === 'step' && role.stage === value) ??
      told.find(({ role }) => role?.field === 'status') ??
      told[0] ??
      columns.find((c) => c.field !== null && fields.includes(c.field)) ??
      columns.find((c) => c.field === 'citizenId');
    return { sheet: row.sheet, row: row.row, column: column?.column ?? null, header: column?.header ?? null };
  }
}

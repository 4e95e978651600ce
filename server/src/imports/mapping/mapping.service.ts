import { Injectable } from '@nestjs/common';
import { mappingFault, ROSTER_FIELDS, type MappingFault } from '@dat100/shared/roster-fields';
import type { ColumnMapping, SheetReading } from '@dat100/shared/roster-reading';
import { unitRefs } from '../../access/unit-refs.js';
import { audit } from '../../audit/audit.js';
import type { RequestContext } from '../../common/context.js';
import { badInput, conflict, type UserError } from '../../common/errors.js';
import { Database } from '../../database/database.js';
import { UnitsService } from '../../units/units.service.js';
import { ImportsService } from '../imports.service.js';
import { hasFile } from '../stored-file.js';
import { readImport, type StoredImport } from '../stored-import.js';
import type { ColumnMeaning, ImportSheet } from './mapping.model.js';
import { mappingsFor, storeMapping } from './mappings.js';

/** What the columns of an import's sheets were taken for, and the user's own word on it, which is remembered. */
@Injectable()
export class MappingService {
  constructor(
    private readonly db: Database,
    private readonly units: UnitsService,
    private readonly imports: ImportsService,
  ) {}

  /** The sheets whose columns can be said, in the file's order. The caller is let see the import already. */
  async sheetsOf(ctx: RequestContext, importId: number): Promise<ImportSheet[]> {
    const stored = await readImport(this.db.read, importId);
    const sheets = stored.sheets.filter(isMappable);
    if (sheets.length === 0) return [];
    const mappings = await mappingsFor(this.db.read, await this.units.byId(stored.unitId));
    const remembered = sheets.map(({ shape }) => mappings.find((mapping) => mapping.shape === shape) ?? null);
    const refs = await unitRefs(
      this.db.read,
      ctx,
      remembered.flatMap((mapping) => mapping?.unitId ?? []),
    );
    return sheets.map(({ sheet, role, headerRows, columns }, i) => ({
      ...{ sheet, role, headerRows },
      columns: columns.map(({ column, header, meaning }) => ({ column, header, field: meaning ?? null })),
      rememberedBy: refs.get(remembered[i]?.unitId ?? 0) ?? null,
      rememberedAt: remembered[i]?.updatedAt ?? null,
    }));
  }

  /** Whether the import may still be read with other columns. */
  async canRemap(importId: number): Promise<boolean> {
    const stored = await readImport(this.db.read, importId);
    return isOpen(stored) && stored.sheets.some(isMappable) && hasFile(this.db.read, importId);
  }

  /**
   * Says what columns of a sheet mean; those left out keep what they were taken for. Without a name it is the only
   * sheet there is. It is remembered for sheets of
   * the same shape in the import's unit and those below it, and the file is read again.
   * @throws not_found · conflict `not_planned`, `file_gone` · bad_input `unknown_sheet`, `unknown_column` or a MappingFault
   */
  async remap(
    ctx: RequestContext,
    importId: number,
    sheet: string | null,
    fields: readonly ColumnMeaning[],
  ): Promise<void> {
    const stored = await this.imports.inHand(ctx, importId);
    if (!isOpen(stored))
      throw conflict(
        'not_planned',
        'Chỉ đổi được cột của tệp chưa nhập; hãy tải tệp lên lại.',
        'Columns can be changed only before the file is applied; upload it again.',
      );
    if (!(await hasFile(this.db.read, importId)))
      throw conflict(
        'file_gone',
        'Tệp này không còn được giữ; hãy tải tệp lên lại.',
        'This file is no longer kept; upload it again.',
      );
    const mapping = mappingOf(stored.sheets, sheet, fields);
    await this.db.transaction(async (tx) => {
      await storeMapping(tx, ctx, stored.unitId, mapping);
      await audit(tx, ctx, {
        action: 'import.mapping',
        subjectType: 'import',
        subjectId: importId,
        unitId: stored.unitId,
        detail: { shape: mapping.shape, fields: mapping.fields },
      });
    });
    await this.imports.readAgain(ctx, importId);
  }
}

const isOpen = ({ state }: StoredImport): boolean => state === 'planned' || state === 'refused';
/** Whether the columns of a sheet can be said: it has a header, and holds people. */
export const isMappable = ({ shape, role }: SheetReading): boolean => shape !== '' && role !== 'summary';

/** Whether a file is refused for what no meaning of its columns mends: a password, nothing in it, no workbook. */
export const isBeyondColumns = (isRefused: boolean, sheets: readonly SheetReading[]): boolean =>
  isRefused && !sheets.some(isMappable);

/** What is said of a sheet's columns beside what the others were taken for. @throws as `remap` */
export function mappingOf(
  sheets: readonly SheetReading[],
  sheetName: string | null,
  said: readonly ColumnMeaning[],
): ColumnMapping {
  const sheet = sheetOf(sheets.filter(isMappable), sheetName);
  if (said.length > sheet.columns.length)
    throw badInput(
      'too_many',
      `Trang này có ${sheet.columns.length} cột, không thể chọn cho ${said.length} cột. Hãy xem lại các cột của tệp.`,
      `The sheet has ${sheet.columns.length} columns, but ${said.length} were said. Look at the columns of the file again.`,
      'fields',
    );
  const fields = Object.fromEntries(sheet.columns.map(({ column, meaning }) => [column, meaning ?? null]));
  for (const { column, field } of said) {
    if (!Object.hasOwn(fields, column)) {
      const columns = Object.keys(fields).join(', ');
      throw badInput(
        'unknown_column',
        `Trang này không có cột ${column}; các cột có tiêu đề: ${columns}. Hãy chọn lại.`,
        `The sheet has no column ${column}; those with a heading: ${columns}. Choose again.`,
        'fields',
      );
    }
    fields[column] = field ?? null;
  }
  const fault = mappingFault(fields);
  if (fault) throw faultError(fault, fields);
  return { shape: sheet.shape, fields };
}

/** @throws bad_input `unknown_sheet`, `which_sheet` */
function sheetOf(sheets: readonly SheetReading[], name: string | null): SheetReading {
  const sheet = name === null ? sheets[0] : sheets.find((candidate) => candidate.sheet === name);
  const names = sheets.map((one) => `“${one.sheet}”`).join(', ');
  if (!sheet)
    throw badInput(
      'unknown_sheet',
      `Không có trang này, hoặc trang không có dòng tiêu đề. Các trang có dòng tiêu đề: ${names || 'không có'}.`,
      `There is no such sheet, or it has no header. Sheets with a header: ${names || 'none'}.`,
      'sheet',
    );
  if (name !== null || sheets.length === 1) return sheet;
  throw badInput(
    'which_sheet',
    `Tệp có nhiều trang: ${names}. Hãy cho biết trang nào.`,
    `The file has several sheets: ${names}. Say which one.`,
    'sheet',
  );
}

function faultError({ code, field }: MappingFault, fields: ColumnMapping['fields']): UserError {
  const words = ROSTER_FIELDS.find((known) => known.code === field);
  const columns = Object.keys(fields).filter((column) => fields[column] === field);
  const name = { vi: words?.vi ?? '?', en: words?.en ?? '?' };
  const [vi, en] = {
    unknown_field: [
      'Có cột được chọn là một loại không có. Hãy tải lại trang và chọn lại.',
      'A column was taken for something that does not exist. Reload the page and choose again.',
    ],
    field_twice: [
      `Các cột ${columns.join(', ')} cùng được chọn là “${name.vi}”. Hãy giữ một cột, các cột khác chọn “Không dùng”.`,
      `The columns ${columns.join(', ')} are all taken for “${name.en}”. Keep one and mark the others as not used.`,
    ],
    no_id_column: [
      'Chưa chọn cột nào là số CCCD. Không có số CCCD thì không biết dòng nào là ai; hãy chọn cột đó.',
      'No column is taken for the citizen ID. Without it nobody can tell whose row it is; choose that column.',
    ],
    no_name_column: [
      'Chưa chọn cột nào là họ và tên. Hãy chọn cột đó.',
      'No column is taken for the name. Choose that column.',
    ],
  }[code] as [string, string];
  return badInput(code, vi, en, 'fields');
}

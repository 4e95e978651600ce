import { ROSTER_FIELDS } from '@dat100/shared/roster-fields';
import type { SheetReading } from '@dat100/shared/roster-reading';
import { isMappable } from '../imports/mapping/mapping.service.js';
import type { ColumnMeaning } from '../imports/mapping/mapping.model.js';
import { RunRoster, type SaidColumns } from '../imports/run-roster.js';
import { dayOf, needText, textOf } from './arguments.js';
import { UsageError, type Given, type Outcome } from './command.js';
import { readGivenFile } from './files.js';
import { unitOfList } from './import-lists.js';
import { left, table } from './table.js';
import { withServices } from './workbench.js';

/** What each column of a file is taken for, and what it could be taken for. Nothing is written. */
export async function showColumns(given: Given): Promise<Outcome> {
  const kind = given.values['police'] === true ? 'police' : 'roster';
  const code = kind === 'roster' ? needText(given, 'unit') : textOf(given, 'unit');
  const file = readGivenFile(given.positionals[0] ?? '');
  const columns = saidColumns(given);
  const asOf = dayOf(given, 'as-of');
  return withServices(given, async (app, ctx) => {
    const unit = await unitOfList(app, ctx, code, asOf);
    const { reading, refusal } = await app
      .get(RunRoster)
      .preview(ctx, { ...file, kind, unitId: unit.id, asOf, columns });
    const sheets = reading.sheets.filter(isMappable);
    const fields = ROSTER_FIELDS.map((field) => ({ code: field.code, vi: field.vi, en: field.en }));
    const text = [
      ...(refusal ? [refusal.messageVi, ''] : []),
      ...sheets.flatMap(sheetLines),
      'Mã dùng cho --map / codes for --map:',
      ...table(
        left('', 'Nghĩa', 'Meaning'),
        fields.map((field) => [field.code, field.vi, field.en]),
      ),
    ];
    const said = refusal && { code: refusal.code, message: refusal.messageVi, message_en: refusal.messageEn };
    const json = { file: file.fileName, kind, refusal: said, sheets: sheets.map(sheetJson), fields };
    return { json, text: text.join('\n'), ok: refusal === null && sheets.length > 0 };
  });
}

/** The columns that --map says something of: `B=name,D=citizenId,F=-`. @throws UsageError */
export function saidColumns(given: Given): SaidColumns | null {
  const [words, sheet] = [textOf(given, 'map'), textOf(given, 'sheet')];
  if (words === null) {
    if (sheet === null) return null;
    throw new UsageError('--sheet chỉ dùng cùng --map.', '--sheet goes with --map only.');
  }
  return { sheet, fields: words.split(',').map(meaningOf) };
}

function meaningOf(words: string): ColumnMeaning {
  const [, column, field] = /^\s*([A-Za-z]{1,3})\s*=\s*(\S+)\s*$/.exec(words) ?? [];
  if (column === undefined || field === undefined)
    throw new UsageError(
      `--map có dạng CỘT=MÃ, ví dụ B=name,D=citizenId,F=- (“-”: không dùng); không hiểu "${words.trim()}".`,
      `--map is COLUMN=FIELD, such as B=name,D=citizenId,F=- (“-”: not used); "${words.trim()}" is not understood.`,
    );
  if (field !== '-' && !ROSTER_FIELDS.some(({ code }) => code === field))
    throw new UsageError(
      `--map không biết mã "${field}". Các mã: dat100 import columns FILE.`,
      `--map does not know "${field}". The codes: dat100 import columns FILE.`,
    );
  return { column: column.toUpperCase(), field: field === '-' ? null : field };
}

const vi = (code: string | null | undefined): string => ROSTER_FIELDS.find((field) => field.code === code)?.vi ?? '–';

const sheetLines = ({ sheet, role, headerRows, columns }: SheetReading): string[] => [
  `Trang / sheet “${sheet}” (${role}), tiêu đề ở dòng / header in row ${headerRows.join(', ')}`,
  ...table(
    left('Cột', 'Tiêu đề', 'Mã', 'Hiểu là'),
    columns.map(({ column, header, meaning }) => [column, header, meaning ?? '-', vi(meaning)]),
  ),
  '',
];

const sheetJson = ({ sheet, role, headerRows, columns }: SheetReading): Record<string, unknown> => ({
  sheet,
  role,
  header_rows: headerRows,
  columns: columns.map(({ column, header, meaning }) => ({ column, header, field: meaning ?? null })),
});

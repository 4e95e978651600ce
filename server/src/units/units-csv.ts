import { parse } from 'csv-parse/sync';
import { EARLIEST_DAY, isDay, type Day } from '@dat100/shared/calendar';
import { unitKindFromText, type UnitKind } from '@dat100/shared/codes';
import { cleanText } from '@dat100/shared/vietnamese-text';

/** One line of a list of units; an empty code is made from the parent's. */
export interface UnitLine {
  line: number;
  code: string | null;
  name: string;
  kind: UnitKind;
  parentCode: string | null;
  validFrom: Day;
  validTo: Day | null;
}

export interface UnitProblem {
  line: number;
  column: string;
  code: string;
  messageVi: string;
  messageEn: string;
}

export const unitProblem = (
  line: number,
  column: string,
  code: string,
  messageVi: string,
  messageEn: string,
): UnitProblem => ({
  line,
  column,
  code,
  messageVi: `Dòng ${line}, cột ${column}: ${messageVi}`,
  messageEn: `Line ${line}, column ${column}: ${messageEn}`,
});

/** Reads a CSV of units: code,name (or name_vi),kind,parent_code,valid_from,valid_to; other columns are ignored. */
export function readUnitLines(text: string): { lines: UnitLine[]; problems: UnitProblem[] } {
  const records: Record<string, string>[] = parse(text, {
    columns: (h: string[]) => h.map((c) => c.trim().toLowerCase()),
    bom: true,
    skip_empty_lines: true,
    trim: true,
    relax_column_count: true,
    delimiter: [',', ';', '\t'],
  });
  const lines: UnitLine[] = [];
  const problems: UnitProblem[] = [];
  records.forEach((record, index) => {
    const line = index + 2;
    const name = cleanText(record['name_vi'] || record['name'] || '');
    if (!name)
      problems.push(unitProblem(line, 'name', 'missing_name', 'thiếu tên đơn vị.', 'the name of the unit is missing.'));
    const kindText = record['kind'] ?? '';
    const kind = kindText.trim() === '' ? 'office' : unitKindFromText(kindText);
    if (!kind)
      problems.push(
        unitProblem(
          line,
          'kind',
          'unknown_kind',
          `không hiểu loại đơn vị "${kindText}"; dùng quan, phuong, so_ban_nganh, phong, truong_hoc…`,
          `the kind "${kindText}" is not known; use quan, phuong, so_ban_nganh, phong, truong_hoc…`,
        ),
      );
    for (const column of ['valid_from', 'valid_to'])
      if (record[column] && !isDay(record[column]))
        problems.push(
          unitProblem(
            line,
            column,
            'bad_date',
            `"${record[column]}" không phải ngày dạng yyyy-MM-dd.`,
            `"${record[column]}" is not a day in the form yyyy-MM-dd.`,
          ),
        );
    if (record['valid_from'] && record['valid_to'] && record['valid_to'] < record['valid_from'])
      problems.push(
        unitProblem(
          line,
          'valid_to',
          'date_order',
          'ngày hết hiệu lực trước ngày có hiệu lực.',
          'the unit ends before it begins.',
        ),
      );
    if (name && kind)
      lines.push({
        line,
        code: record['code'] || null,
        name,
        kind,
        parentCode: record['parent_code'] || null,
        validFrom: record['valid_from'] || EARLIEST_DAY,
        validTo: record['valid_to'] || null,
      });
  });
  if (records.length === 0)
    problems.push(
      unitProblem(
        1,
        'code',
        'no_rows',
        'tệp không có dòng đơn vị nào; cần dòng tiêu đề code,name,kind,parent_code,valid_from,valid_to.',
        'the file has no units; it needs a header line code,name,kind,parent_code,valid_from,valid_to.',
      ),
    );
  return { lines, problems };
}

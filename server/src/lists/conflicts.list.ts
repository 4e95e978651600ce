import { formatDay } from '@dat100/shared/calendar';
import type { Locale } from '@dat100/shared/rates';
import { stateWords } from '@dat100/shared/state-words';
import { DirectivesService, type Criterion } from '../directives/directives.service.js';
import { askedText } from '../exports/asked.js';
import type { OpenConflict } from '../imports/police/conflicts.model.js';
import { ConflictsResolver } from '../imports/police/conflicts.resolver.js';
import { allPages } from './all-pages.js';
import { tableOf, type ListAsk, type ListColumn, type ReadList } from './exported-list.js';
import {
  askedUnitOrNone,
  dayCell,
  instantCell,
  nameOf,
  ONE_LIST,
  stageWords,
  unitColumns,
  unitRef,
  type Both,
} from './list-words.js';

const CODES: Readonly<Record<string, Both>> = stateWords('conflict_code');
const ELSEWHERE: Both = { vi: 'thuộc đơn vị ngoài phạm vi của bạn', en: 'in a unit that is not yours' };

/**
 * Rows of lists that contradict the records and wait for a decision.
 * With code, unitId and importId of the filter of the query `conflicts`.
 */
export async function readConflicts(ask: ListAsk): Promise<ReadList> {
  const { ctx, asked, language, get } = ask;
  const unitId = askedUnitOrNone(ask);
  const [code, importId] = [askedText(asked['code']), askedText(asked['importId'])];
  const filter = { code, unitId: unitId === null ? null : String(unitId), importId };
  const rows = await allPages(
    (page, perPage) => get(ConflictsResolver).conflicts(ctx, page, perPage, filter),
    ({ id }) => id,
  );
  const criteria = await get(DirectivesService).criteria();
  return {
    unit: unitId === null ? null : await unitRef(ask, unitId),
    asOf: ctx.today,
    filters: [...(code === null ? [] : [codeText(code, language)]), ...(importId === null ? [] : [ONE_LIST[language]])],
    chosen: { code, importId },
    total: rows.length,
    ...tableOf(columnsOf(criteria, language), rows, language),
  };
}

const codeText = (code: string, language: Locale): string => CODES[code]?.[language] ?? code;

function columnsOf(criteria: readonly Criterion[], language: Locale): ListColumn<OpenConflict>[] {
  const stages = (of: readonly { criterion: string; stage: string | null; day: string | null }[]) =>
    of.map((one) => stageText(criteria, one, language)).join('; ') || null;
  return [
    { vi: 'Mâu thuẫn', en: 'Conflict', width: 26, of: ({ code }) => codeText(code, language) },
    {
      vi: 'Vì sao chờ',
      en: 'Why it waits',
      width: 50,
      of: (row) => (language === 'vi' ? row.messageVi : row.messageEn),
    },
    ...unitColumns<OpenConflict>(({ unit }) => unit),
    { vi: 'Tệp', en: 'File', width: 30, of: ({ fileName }) => fileName },
    { vi: 'Trang tính', en: 'Sheet', width: 14, of: ({ sheet }) => sheet || null },
    { vi: 'Dòng', en: 'Row', width: 8, of: ({ row }) => row },
    { vi: 'Danh sách ngày', en: 'List of', width: 12, of: ({ asOf }) => dayCell(asOf) },
    { vi: 'Chờ từ', en: 'Waiting since', width: 18, of: ({ appliedAt }) => instantCell(appliedAt) },
    { vi: 'Danh sách: họ và tên', en: 'The list: full name', width: 30, of: ({ listed }) => listed.fullName },
    { vi: 'Danh sách: số CCCD', en: 'The list: citizen ID', width: 16, of: ({ listed }) => listed.maskedId },
    {
      vi: 'Danh sách: tình trạng',
      en: 'The list: stages',
      width: 40,
      of: ({ listed }) => stages(listed.stages.map(({ on, ...one }) => ({ ...one, day: on }))),
    },
    {
      vi: 'Hệ thống: họ và tên',
      en: 'The records: full name',
      width: 30,
      of: ({ recorded, isElsewhere }) => recorded?.fullName ?? (isElsewhere ? ELSEWHERE[language] : null),
    },
    {
      vi: 'Hệ thống: số CCCD',
      en: 'The records: citizen ID',
      width: 16,
      of: ({ recorded }) => recorded?.maskedId ?? null,
    },
    {
      vi: 'Hệ thống: đơn vị',
      en: 'The records: unit',
      width: 36,
      of: ({ recorded }) => recorded?.unit.pathText ?? null,
    },
    {
      vi: 'Hệ thống: tình trạng',
      en: 'The records: stages',
      width: 40,
      of: ({ recorded }) =>
        stages((recorded?.stages ?? []).map(({ happenedOn, ...one }) => ({ ...one, day: happenedOn }))),
    },
  ];
}

/** "Định danh mức 2: Đã kích hoạt, 02/10/2023" */
function stageText(
  criteria: readonly Criterion[],
  { criterion, stage, day }: { criterion: string; stage: string | null; day: string | null },
  language: Locale,
): string {
  const of = criteria.find(({ code }) => code === criterion);
  if (!of) return criterion;
  const words = stageWords(of, stage ?? 'no_event', language);
  return `${nameOf(of, language)}: ${[words, day && formatDay(day)].filter(Boolean).join(', ')}`;
}

import type { Locale } from '@dat100/shared/rates';
import { stateWords } from '@dat100/shared/state-words';
import { requireUnits } from '../access/unit-scope.js';
import type { Import, ImportCounts } from '../imports/imports.model.js';
import { ImportsResolver } from '../imports/imports.resolver.js';
import { allPages } from './all-pages.js';
import { tableOf, type ListAsk, type ListColumn, type ReadList } from './exported-list.js';
import { askedUnitOrNone, dayCell, instantCell, unitColumns, unitRef, type Both } from './list-words.js';

const STATES: Readonly<Record<string, Both>> = stateWords('import_state');

/** Lists that came in, the newest first. With unitId of the query `imports`. */
export async function readImports(ask: ListAsk): Promise<ReadList> {
  const { ctx, language, get, sql } = ask;
  const unitId = askedUnitOrNone(ask);
  if (unitId !== null) await requireUnits(sql, ctx, 'import.read', [unitId]);
  const imports = await allPages(
    (page, perPage) => get(ImportsResolver).imports(ctx, page, perPage, unitId),
    ({ id }) => id,
  );
  return {
    unit: unitId === null ? null : await unitRef(ask, unitId),
    asOf: ctx.today,
    filters: [],
    chosen: {},
    total: imports.length,
    ...tableOf(columnsIn(language), imports, language),
  };
}

function columnsIn(language: Locale): ListColumn<Import>[] {
  const count = (vi: string, en: string, field: keyof ImportCounts): ListColumn<Import> => ({
    vi,
    en,
    width: 10,
    of: ({ counts }) => counts[field],
  });
  return [
    { vi: 'Số', en: 'No.', width: 8, of: ({ id }) => id },
    { vi: 'Tệp', en: 'File', width: 36, of: ({ fileName }) => fileName },
    ...unitColumns<Import>(({ unit }) => unit),
    { vi: 'Danh sách ngày', en: 'List of', width: 12, of: ({ asOf }) => dayCell(asOf) },
    { vi: 'Tình trạng', en: 'State', width: 18, of: (one) => STATES[stateOf(one)]?.[language] ?? one.state },
    count('Dòng đọc được', 'Rows read', 'rows'),
    count('Dòng nhận', 'Accepted', 'accepted'),
    count('Dòng không nhận', 'Rejected', 'rejected'),
    count('Chờ quyết định', 'To be decided', 'conflict'),
    count('Người mới', 'New people', 'new'),
    count('Có thay đổi', 'Changed', 'changed'),
    count('Không đổi', 'Unchanged', 'unchanged'),
    { vi: 'Gửi lúc', en: 'Sent at', width: 18, of: ({ createdAt }) => instantCell(createdAt) },
    { vi: 'Người gửi', en: 'Sent by', width: 26, of: ({ createdBy }) => createdBy },
    { vi: 'Nhập lúc', en: 'Applied at', width: 18, of: ({ appliedAt }) => instantCell(appliedAt) },
  ];
}

/** A file of counts alone waits for nothing. */
const stateOf = ({ kind, state }: Import): string => (kind === 'summary' && state === 'planned' ? 'compared' : state);

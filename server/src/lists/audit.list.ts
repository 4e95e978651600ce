import { AuditLogService } from '../access/audit-log.service.js';
import type { AuditEntry } from '../access/audit-log.model.js';
import { tableOf, type ListAsk, type ListColumn, type ReadList } from './exported-list.js';
import { askedUnitOrNone, instantCell, unitColumns, unitRef } from './list-words.js';

/**
 * Who did what, the newest first; codes and details as they stand in the log, for programs that check it.
 * With unitId of the query `audit`.
 */
export async function readAudit(ask: ListAsk): Promise<ReadList> {
  const { ctx, language, get } = ask;
  const unitId = askedUnitOrNone(ask);
  const { total, pieces } = await get(AuditLogService).whole(ctx, unitId);
  return {
    unit: unitId === null ? null : await unitRef(ask, unitId),
    asOf: ctx.today,
    filters: [],
    chosen: {},
    total,
    ...tableOf(COLUMNS, entriesOf(pieces), language),
  };
}

async function* entriesOf(pieces: AsyncGenerator<AuditEntry[]>): AsyncGenerator<AuditEntry> {
  for await (const piece of pieces) yield* piece;
}

const COLUMNS: readonly ListColumn<AuditEntry>[] = [
  { vi: 'Số', en: 'No.', width: 8, of: ({ id }) => id },
  { vi: 'Lúc', en: 'At', width: 18, of: ({ at }) => instantCell(at) },
  { vi: 'Người làm', en: 'Who', width: 26, of: ({ actor }) => actor },
  { vi: 'Thay cho', en: 'On behalf of', width: 26, of: ({ onBehalfOf }) => onBehalfOf },
  { vi: 'Việc', en: 'What', width: 24, of: ({ action }) => action },
  { vi: 'Đối tượng', en: 'Upon', width: 24, of: ({ subject }) => subject },
  ...unitColumns<AuditEntry>(({ unit }) => unit),
  { vi: 'Chi tiết', en: 'Detail', width: 60, of: ({ detail }) => detail },
];

import { formatDay } from '@dat100/shared/calendar';
import { formatInteger } from '@dat100/shared/rates';
import { levelWords } from '@dat100/shared/rating-words';
import { STANDS } from '@dat100/shared/rating-what-if';
import type { Level } from '@dat100/shared/rating-scheme';
import type { RequestContext } from '../../common/context.js';
import { longDay, type OfficialDocument, type OfficialPart } from '../../exports/official-document.js';
import type { StoredAgency } from '../periods/stored-periods.js';
import { askLine, basisLine, listName, lockLine, wordsOf, type ResultSet } from './result-list.js';
import type { ResultRow } from './result-rows.js';

/** The results as a paper of the agency that decided them; with several agencies, of the one above them all. */
export function resultPaper(ctx: RequestContext, set: ResultSet, rows: readonly ResultRow[]): OfficialDocument {
  const agency = agencyOf(set);
  const above = agency?.aboveId ? set.agencies.get(agency.aboveId) : undefined;
  const words = wordsOf(set, 'vi');
  return {
    above: above?.name ?? null,
    agency: agency?.name ?? set.period.name,
    number: 'Số:          /………',
    placeAndDay: `……………, ${longDay(ctx.today)}`,
    title: set.ask.list === 'all' ? 'BẢNG TỔNG HỢP' : 'DANH SÁCH',
    subject: `${listName(set.ask.list, 'vi')} (${set.period.name})`,
    addressee: null,
    parts: [
      { kind: 'note', text: `${basisLine(set, ctx, 'vi')}.` },
      { kind: 'note', text: `${askLine(set, 'vi')}. ${lockLine(set, 'vi')}.` },
      {
        kind: 'table',
        table: {
          totalled: false,
          columns: [
            { heading: 'TT', width: 5, align: 'center' },
            { heading: 'Họ và tên', width: 20, align: 'left' },
            { heading: 'Ngày sinh', width: 10, align: 'center' },
            { heading: 'Chức vụ, công việc', width: 17, align: 'left' },
            { heading: 'Đơn vị', width: 20, align: 'left' },
            { heading: 'Tự xếp loại', width: 14, align: 'left' },
            { heading: 'Tập thể đề xuất', width: 14, align: 'left' },
            { heading: 'Kết quả xếp loại', width: 14, align: 'left' },
            { heading: 'Ghi chú', width: 16, align: 'left' },
          ],
          rows: rows.map((row, i) => [
            String(i + 1),
            row.fullName,
            row.birthDate ? formatDay(row.birthDate) : '',
            row.title ?? '',
            words.unitOf(row).name,
            short(row.selfLevel),
            short(row.teamLevel),
            row.state === 'not_rated' ? 'Không xếp loại' : short(row.finalLevel),
            [row.finalReason, row.lockRevision > 1 && `Đính chính lần ${row.lockRevision - 1}`]
              .filter(Boolean)
              .join('; '),
          ]),
        },
      },
      { kind: 'heading', text: 'Tổng hợp theo mức xếp loại' },
      totals(set),
    ],
    beside: { title: 'NGƯỜI LẬP BIỂU', name: ctx.actor.label },
    signerTitle: 'THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ',
    signer: null,
    recipients: [...(above ? [above.name] : []), 'Lưu: VT, TCCB'],
    annexes: [],
    trace: `${lockLine(set, 'vi')} · người xuất: ${ctx.actor.label}`,
    watermark: ctx.actor.label,
    landscape: true,
  };
}

/** The one that was asked for, or the first in the tree. */
function agencyOf({ ask, groups, agencies }: ResultSet): StoredAgency | undefined {
  return agencies.get(ask.agencyId ?? groups[0]?.agencyId ?? 0);
}

/** "HTXSNV" is what offices write; whole words are for the totals. */
const short = (level: Level | null): string => (level ? levelWords(level).vi.replace(/ nhiệm vụ$/, '') : '');

function totals({ counts, people }: ResultSet): OfficialPart {
  const rated = people - counts.open - counts.not_rated;
  const share = (n: number): string =>
    rated === 0
      ? '–'
      : `${formatInteger(Math.floor((n * 1000) / rated / 10), 'vi')},${Math.floor((n * 1000) / rated) % 10} %`;
  const rows = STANDS.filter(({ code }) => (code !== 'open' && code !== 'not_rated') || counts[code] > 0).map(
    ({ code, vi }) => [
      code === 'open' ? 'Chưa quyết định' : vi,
      formatInteger(counts[code], 'vi'),
      code === 'open' || code === 'not_rated' ? '–' : share(counts[code]),
    ],
  );
  return {
    kind: 'table',
    table: {
      totalled: true,
      columns: [
        { heading: 'Mức xếp loại', width: 50, align: 'left' },
        { heading: 'Số người', width: 20, align: 'right' },
        { heading: 'Tỷ lệ trong số đã xếp loại', width: 30, align: 'right' },
      ],
      rows: [...rows, ['Tổng số', formatInteger(people, 'vi'), '']],
    },
  };
}

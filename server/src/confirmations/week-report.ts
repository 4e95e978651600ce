import { formatDay, vietnamDay, vietnamTime } from '@dat100/shared/calendar';
import { weekOf } from '@dat100/shared/confirmation-week';
import { formatInteger } from '@dat100/shared/rates';
import type { Figures } from '../boards/figures.js';
import {
  longDay,
  type OfficialColumn,
  type OfficialDocument,
  type OfficialPart,
} from '../exports/official-document.js';
import { figuresIn, type Snapshot, type SnapshotCriterion } from './snapshot.js';

const NUMBER: Pick<OfficialColumn, 'align'> = { align: 'right' };
/** What is told of every line, in the order of the columns. */
const FIGURES: readonly { heading: string; width: number; of: (figures: Figures) => string }[] = [
  { heading: 'Thuộc diện', width: 9, of: (f) => count(f.inScope) },
  { heading: 'Đạt (đơn vị báo cáo)', width: 10, of: (f) => count(f.claimed) },
  { heading: 'Tỷ lệ', width: 10, of: (f) => (f.inScope === 0 ? '–' : f.rateText) },
  { heading: 'Đã xác minh', width: 9, of: (f) => count(f.verified) },
  { heading: 'Công an xác nhận', width: 9, of: (f) => count(f.police) },
  { heading: 'Tạm hoãn', width: 8, of: (f) => count(f.deferred) },
  { heading: 'Được miễn', width: 8, of: (f) => count(f.exempt) },
  { heading: 'Chưa tính', width: 8, of: (f) => count(f.uncounted) },
];

/** The report that the head signs: told from the frozen figures alone, so that it is the same whenever it is printed. */
export function weekReport(snapshot: Snapshot, digest: string): OfficialDocument {
  const { unit, week, criteria, headcount, revision, as_of: asOf } = snapshot;
  const { from, to } = weekOf(week);
  const day = vietnamDay(snapshot.confirmed_at);
  const period = `tuần từ ngày ${formatDay(from)} đến ngày ${formatDay(to)}`;
  const number = 'Số:          /BC-………';
  return {
    above: unit.above,
    agency: unit.name,
    number,
    placeAndDay: `……………, ${longDay(day)}`,
    title: 'BÁO CÁO',
    subject: `Kết quả cấp thẻ căn cước, tài khoản định danh điện tử và sử dụng dịch vụ công trực tuyến (${period})`,
    addressee: unit.above,
    parts: [
      paragraph(
        `${unit.name} (mã ${unit.code}) báo cáo số liệu ${period}, tính đến hết ngày ${formatDay(asOf)}, gồm đơn vị và các đơn vị trực thuộc, như sau:`,
      ),
      { kind: 'heading', text: '1. Kết quả thực hiện' },
      resultTable(criteria),
      note(
        'Tỷ lệ = số đạt do đơn vị báo cáo / số người thuộc diện thực hiện, không làm tròn lên. Đã xác minh và Công an xác nhận là một phần của số đạt. Chưa tính: dòng danh sách bị loại hoặc còn mâu thuẫn.',
      ),
      { kind: 'heading', text: '2. Tình trạng của người thuộc diện' },
      stageTable(criteria),
      paragraph(
        headcount.declared === 0
          ? 'Biên chế: chưa khai.'
          : `Biên chế đã khai: ${count(headcount.posts)} (${count(headcount.declared)}/${count(headcount.units)} đơn vị đã khai).`,
      ),
      { kind: 'heading', text: '3. Xác nhận số liệu' },
      paragraph(
        `Số liệu trên do ${confirmer(snapshot)} xác nhận lúc ${vietnamTime(snapshot.confirmed_at)} ngày ${formatDay(day)}, lần ${revision}; từ lúc đó không thay đổi. Mã kiểm tra SHA-256 của bản chốt:`,
      ),
      note(digest),
    ],
    signerTitle: 'THỦ TRƯỞNG ĐƠN VỊ',
    signer: signerOf(snapshot),
    recipients: [...(unit.above === null ? [] : ['Như trên']), 'Lưu: VT'],
    annexes: criteria.some(({ rows }) => rows.length > 0)
      ? [
          {
            title: 'PHỤ LỤC',
            subject: 'Số liệu theo đơn vị trực thuộc',
            belongsTo: `(Kèm theo Báo cáo số         /BC-……… ${longDay(day)} của ${unit.name})`,
            parts: criteria.flatMap(annexParts),
          },
        ]
      : [],
    trace: `Số liệu đến ${formatDay(asOf)} · lần ${revision} · mã kiểm tra SHA-256: ${digest}`,
  };
}

function resultTable(criteria: readonly SnapshotCriterion[]): OfficialPart {
  return figuresTable(
    'Tiêu chí',
    criteria.map((criterion) => ({ name: criterion.name_vi, figures: figuresIn(criterion, criterion.total) })),
    false,
  );
}

function annexParts(criterion: SnapshotCriterion, i: number): OfficialPart[] {
  if (criterion.rows.length === 0) return [];
  const lines = criterion.rows.map(({ name, direct, counts }) => ({
    name: direct ? `${name} (trực thuộc)` : name,
    figures: figuresIn(criterion, counts),
  }));
  const total = { name: 'Tổng cộng', figures: figuresIn(criterion, criterion.total) };
  return [{ kind: 'heading', text: `${i + 1}. ${criterion.name_vi}` }, figuresTable('Đơn vị', [...lines, total], true)];
}

function figuresTable(
  heading: string,
  lines: readonly { name: string; figures: Figures }[],
  totalled: boolean,
): OfficialPart {
  return {
    kind: 'table',
    table: {
      columns: [
        { heading: 'TT', width: 5, align: 'center' },
        { heading, width: 26, align: 'left' },
        ...FIGURES.map(({ heading: named, width }) => ({ heading: named, width, ...NUMBER })),
      ],
      rows: lines.map(({ name, figures }, i) => [
        totalled && i === lines.length - 1 ? '' : String(i + 1),
        name,
        ...FIGURES.map(({ of }) => of(figures)),
      ]),
      totalled,
    },
  };
}

function stageTable(criteria: readonly SnapshotCriterion[]): OfficialPart {
  return {
    kind: 'table',
    table: {
      columns: [
        { heading: 'Tiêu chí', width: 42, align: 'left' },
        { heading: 'Tình trạng', width: 42, align: 'left' },
        { heading: 'Số người', width: 16, ...NUMBER },
      ],
      // The criterion is named on every line: a table goes over pages.
      rows: criteria.flatMap(({ name_vi: name, stages, total }) => [
        ...stages.map((stage, i) => [name, stage.name_vi, count(total.stages[i] ?? 0)]),
        [name, 'Chưa có thông tin', count(total.no_event)],
      ]),
      totalled: false,
    },
  };
}

const count = (n: number): string => formatInteger(n, 'vi');
const paragraph = (text: string): OfficialPart => ({ kind: 'paragraph', text });
const note = (text: string): OfficialPart => ({ kind: 'note', text });

function confirmer({ confirmed_by: { name, on_behalf_of: head, as } }: Snapshot): string {
  if (as === 'superior') return `${name} (cấp trên xác nhận thay)`;
  return as === 'focal' && head !== null ? `${name} (thay ${head})` : name;
}

/** Only the unit's own head signs: neither an officer, nor a head above who named the officer or confirmed in place. */
function signerOf({ confirmed_by: { name, as, signer } }: Snapshot): string | null {
  return as === 'head' ? name : (signer ?? null);
}

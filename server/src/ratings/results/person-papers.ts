import { formatDay, vietnamDay } from '@dat100/shared/calendar';
import { TRUSTS, type EmploymentKind } from '@dat100/shared/codes';
import { rate } from '@dat100/shared/rating';
import type { Step } from '@dat100/shared/rating-facts';
import type { Level } from '@dat100/shared/rating-scheme';
import { levelWords, monthWords, pointWords, sourceWords } from '@dat100/shared/rating-words';
import { STANDS } from '@dat100/shared/rating-what-if';
import { limitWords } from '@dat100/shared/rating-request';
import type { RequestContext } from '../../common/context.js';
import { longDay, type OfficialDocument, type OfficialPart } from '../../exports/official-document.js';
import { lockLine, wordsOf, type ResultSet } from './result-list.js';
import type { ResultRow } from './result-rows.js';

/** A person with the words they wrote of themselves, and those that their team gave for its proposal. */
export interface PaperRow extends ResultRow {
  selfText: string | null;
  /** null also while the proposal is not for the reader to see */
  teamReason: string | null;
}

/** What of one person goes out as a paper. */
export type PersonPaper = 'slip' | 'notice';
export const PERSON_PAPERS: readonly PersonPaper[] = ['slip', 'notice'];

/** The shape of a slip by employment, as the decree's annex numbers them; whoever has none signs that of public employees. */
const FORMS: Readonly<Record<EmploymentKind, { number: string; of: string }>> = {
  can_bo: { number: '01', of: 'CÁN BỘ' },
  cong_chuc: { number: '02', of: 'CÔNG CHỨC' },
  vien_chuc: { number: '03', of: 'VIÊN CHỨC' },
  nguoi_lao_dong: { number: '03', of: 'NGƯỜI LAO ĐỘNG' },
  khong_chuyen_trach: { number: '03', of: 'NGƯỜI HOẠT ĐỘNG KHÔNG CHUYÊN TRÁCH' },
  khac: { number: '03', of: 'NGƯỜI LAO ĐỘNG' },
};

const HELD: Readonly<Record<Step['held'], string>> = {
  yes: 'Có',
  no: 'Không',
  missing: 'Thiếu số liệu',
  does_not_apply: 'Không áp dụng',
};
const paragraph = (text: string): OfficialPart => ({ kind: 'paragraph', text });
const heading = (text: string): OfficialPart => ({ kind: 'heading', text });
const note = (text: string): OfficialPart => ({ kind: 'note', text });
const reason = (text: string | null): OfficialPart[] => (text ? [paragraph(`Lý do: ${text}`)] : []);
const level = (of: Level | null, none = 'chưa có'): string => (of ? levelWords(of).vi : none);

/** The rating slip of a person: who, what they say, what was counted, what the team proposed, what was decided. */
export function slipPaper(ctx: RequestContext, set: ResultSet, row: PaperRow): OfficialDocument {
  const { period, scheme } = set;
  const { unit, agency, above } = placeOf(set, row);
  const form = FORMS[row.kind];
  const { steps } = rate(scheme, row.facts);
  const { worked, away } = row.facts;
  return {
    ...frame(ctx, set, row),
    above: agency,
    agency: unit,
    number: `Mẫu số ${form.number}`,
    title: 'PHIẾU ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG',
    subject: `${form.of} NĂM ${period.year}`,
    addressee: null,
    parts: [
      paragraph(`Họ và tên: ${row.fullName}${row.birthDate ? `; ngày sinh: ${formatDay(row.birthDate)}` : ''}`),
      paragraph(`Chức vụ, công việc: ${row.title ?? '……………'}; đơn vị: ${unit}`),
      paragraph(
        `Thời gian làm việc trong năm: ${worked ? monthWords(worked.months).vi : 'chưa có'}; thời gian nghỉ: ${away ? monthWords(away.months).vi : 'chưa có'}${row.facts.maternity ? '; có nghỉ thai sản' : ''}`,
      ),
      heading('I. Tự đánh giá, tự xếp loại'),
      paragraph(row.selfText ?? 'Chưa tự đánh giá.'),
      paragraph(`Tự xếp loại: ${level(row.selfLevel)}.`),
      heading('II. Số liệu và tiêu chí được xem xét'),
      stepsTable(steps),
      paragraph(proposal(row)),
      heading('III. Tập thể đơn vị đề xuất'),
      paragraph(`Mức đề xuất: ${level(row.teamLevel)}.`),
      ...reason(row.teamReason),
      heading('IV. Quyết định của người có thẩm quyền'),
      paragraph(decision(row)),
      ...reason(row.finalReason),
      ...(above === agency ? [] : [note(`Cơ quan đánh giá: ${agency}.`)]),
    ],
    beside: { title: 'NGƯỜI TỰ ĐÁNH GIÁ', name: row.fullName },
    recipients: ['Người được đánh giá', 'Lưu: hồ sơ'],
  };
}

/** The written notice of a decided rating, with what its reader may do. */
export function noticePaper(ctx: RequestContext, set: ResultSet, row: PaperRow): OfficialDocument {
  const { period, scheme } = set;
  const { unit, agency, above } = placeOf(set, row);
  const { appealOpen, appeal } = period.settings.clocks;
  return {
    ...frame(ctx, set, row),
    above,
    agency,
    number: 'Số:          /TB-………',
    title: 'THÔNG BÁO',
    subject: `Kết quả đánh giá, xếp loại chất lượng năm ${period.year}`,
    addressee: `Ông (bà) ${row.fullName}${row.title ? `, ${row.title}` : ''}, ${unit}`,
    parts: [
      paragraph(`Căn cứ ${scheme.name.vi}; căn cứ kết quả đánh giá của tập thể và của người có thẩm quyền;`),
      paragraph(`${agency} thông báo kết quả đánh giá, xếp loại chất lượng năm ${period.year} của ông (bà) như sau:`),
      paragraph(decision(row)),
      ...reason(row.finalReason),
      paragraph(
        `Nếu không đồng ý với kết quả này, ông (bà) có quyền kiến nghị xem xét lại trong ${limitWords(appealOpen).vi} kể từ ngày chốt kết quả, trên trang cá nhân hoặc bằng văn bản gửi ${agency}; kiến nghị được trả lời bằng văn bản trong ${limitWords(appeal).vi}.`,
      ),
    ],
    recipients: ['Như trên', 'Lưu: VT, hồ sơ'],
  };
}

/** What both papers have in common. */
function frame(ctx: RequestContext, set: ResultSet, row: PaperRow) {
  const locked = row.digest ? `lần chốt ${row.lockRevision} · mã kiểm tra SHA-256: ${row.digest}` : lockLine(set, 'vi');
  return {
    placeAndDay: `……………, ${longDay(ctx.today)}`,
    signerTitle: 'THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ',
    signer: null,
    annexes: [],
    trace: `Số liệu đến ${formatDay(set.period.cutOff)} · ${set.scheme.name.vi}, bản ${set.period.schemeVersion} · ${locked} · người xuất: ${ctx.actor.label}`,
    watermark: ctx.actor.label,
  };
}

function placeOf(set: ResultSet, row: PaperRow) {
  const words = wordsOf(set, 'vi');
  const { aboveId = null, name } = set.agencies.get(row.agencyId) ?? { name: words.agencyOf(row).name };
  return {
    unit: words.unitOf(row).name,
    agency: name,
    above: aboveId === null ? null : (set.agencies.get(aboveId)?.name ?? null),
  };
}

/** Every rule that applied, with what it looked at, when that was and where it is from. */
function stepsTable(steps: readonly Step[]): OfficialPart {
  return {
    kind: 'table',
    table: {
      totalled: false,
      columns: [
        { heading: 'Tiêu chí', width: 42, align: 'left' },
        { heading: 'Số liệu', width: 38, align: 'left' },
        { heading: 'Kết quả', width: 20, align: 'center' },
      ],
      rows: steps
        .filter(({ held }) => held !== 'does_not_apply')
        .map(({ label, inputs, held }) => [label.vi, inputs.map(inputWords).join('; '), HELD[held]]),
    },
  };
}

function inputWords({ label, value, on, source, trust }: Step['inputs'][number]): string {
  const trusted = TRUSTS.find(({ code }) => code === trust);
  const told = [on && `ngày ${formatDay(on)}`, source && sourceWords(source).vi, trusted?.vi]
    .filter(Boolean)
    .join('; ');
  return `${label.vi}: ${value?.vi ?? 'chưa có'}${told && ` (${told})`}`;
}

function proposal({ proposed, best, worst, score }: PaperRow): string {
  const points = score === null ? '' : ` Điểm: ${pointWords(score).vi}.`;
  if (proposed === 'open')
    return `Theo tiêu chí: còn thiếu số liệu, từ ${level(worst).toLowerCase()} đến ${level(best).toLowerCase()}.${points}`;
  return `Theo tiêu chí: ${STANDS.find(({ code }) => code === proposed)?.vi ?? proposed}.${points}`;
}

function decision({ state, finalLevel, finalAt, finalBy, lockRevision }: PaperRow): string {
  if (state === 'not_rated') return 'Không xếp loại.';
  if (!finalLevel) return 'Chưa quyết định.';
  const on = finalAt === null ? '' : ` ngày ${formatDay(vietnamDay(finalAt))}`;
  const again = lockRevision > 1 ? ` Kết quả đã được đính chính, lần ${lockRevision - 1}.` : '';
  return `Kết quả xếp loại: ${level(finalLevel)} (${finalBy ?? '……………'} quyết định${on}).${again}`;
}

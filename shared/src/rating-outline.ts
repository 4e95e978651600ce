import { EMPLOYMENT_KINDS, type EmploymentKind, type Label } from './codes.js';
import { choiceLine, levelLine, numberLine, readLine, yesNoLine, type Line, type Section } from './rating-lines.js';
import { conditionLines, conditionSections } from './rating-outline-conditions.js';
import { pointSections } from './rating-outline-points.js';
import { LEVELS, type RatingScheme } from './rating-scheme.js';
import { inBoth, levelWords } from './rating-words.js';

/** A scheme from the first line to the last, as people read it. Every setting has a line, and every line a place. */
export function outline(scheme: RatingScheme): Section[] {
  const lowest = levelWords('khong_hoan_thanh');
  return [
    { title: { vi: 'Phạm vi áp dụng', en: 'What it is for' }, lines: scopeLines(scheme) },
    ...(scheme.kind === 'points' ? pointSections(scheme) : conditionSections(scheme)),
    {
      title: { vi: `${lowest.vi} khi có một trong các điều sau`, en: `${lowest.en} when any of these holds` },
      lines: [...conditionLines(scheme, scheme.forcing, 'forcing'), ...disciplineLines(scheme)],
    },
    { title: { vi: 'Chỉ tiêu theo văn bản chỉ đạo', en: 'Criteria of the orders' }, lines: complianceLines(scheme) },
    { title: { vi: 'Thời gian làm việc', en: 'Time worked' }, lines: timeLines(scheme) },
    { title: { vi: 'Tỷ lệ hoàn thành xuất sắc', en: 'How many may be excellent' }, lines: capLines(scheme) },
  ];
}

function scopeLines({ years: { from, to }, kinds }: RatingScheme): Line[] {
  const years = inBoth((locale) => (to === null ? `${locale === 'vi' ? 'từ' : 'from'} ${from}` : `${from}–${to}`));
  return [
    readLine('years', { vi: 'Năm áp dụng', en: 'Years' }, years),
    readLine('kinds', { vi: 'Đối tượng xếp loại', en: 'Who is rated' }, kindWords(kinds)),
  ];
}

function kindWords(codes: readonly EmploymentKind[]): Label {
  const kinds = EMPLOYMENT_KINDS.filter(({ code }) => codes.includes(code));
  return inBoth((locale) => kinds.map((kind) => kind[locale]).join(', '));
}

function disciplineLines({ disciplineSource, otherDiscipline }: RatingScheme): Line[] {
  return [
    readLine(
      'discipline',
      {
        vi: 'Bị kỷ luật liên quan đến hoạt động công vụ trong năm',
        en: 'Disciplined in the year for a matter of duty',
      },
      { vi: 'Có thì áp dụng', en: 'Applies when it happened' },
      disciplineSource,
    ),
    levelLine(
      'otherDiscipline',
      { vi: 'Bị kỷ luật vì việc khác: không quá mức', en: 'Disciplined for something else: no better than' },
      otherDiscipline,
      { vi: 'Không giới hạn', en: 'No limit' },
    ),
  ];
}

function complianceLines({ compliance, inputs }: RatingScheme): Line[] {
  const into = inputs.filter(({ kind }) => kind === 'share' || kind === 'score');
  return [
    choiceLine(
      'compliance.into',
      { vi: 'Là một phần của', en: 'A part of' },
      compliance.into,
      into.map(({ code, name }) => ({ code, ...name })),
    ),
    numberLine('compliance.percent', 'percent', { vi: 'Chiếm', en: 'How much of it' }, compliance.percent),
    choiceLine('compliance.basis', { vi: 'Tính theo', en: 'Counted on' }, compliance.basis, [
      { code: 'claimed', vi: 'Đơn vị báo cáo', en: 'Claimed' },
      { code: 'verified', vi: 'Đã xác minh', en: 'Verified' },
      { code: 'police', vi: 'Công an xác nhận', en: 'Police-confirmed' },
    ]),
    ...compliance.criteria.map(({ name, weight }, i) =>
      numberLine(
        `compliance.criteria.${i}.weight`,
        'count',
        { vi: `Trọng số: ${name.vi}`, en: `Weight: ${name.en}` },
        weight,
      ),
    ),
  ];
}

function timeLines({ time, kind }: RatingScheme): Line[] {
  const months = (key: string, vi: string, en: string, value: number) =>
    numberLine(`time.${key}`, 'months', { vi, en }, value, time.source);
  return [
    months('leastWorked', 'Không xếp loại khi làm việc dưới', 'Not rated when worked less than', time.leastWorked),
    yesNoLine(
      'time.maternityExcepted',
      { vi: 'Nghỉ thai sản: xếp loại theo thời gian làm việc thực tế', en: 'Maternity: rated on the time worked' },
      time.maternityExcepted,
    ),
    months('awayFrom', 'Thời gian nghỉ bị hạn chế mức xếp loại: từ', 'Away, with a limit: from', time.awayFrom),
    months(
      'awayBelow',
      'Thời gian nghỉ bị hạn chế mức xếp loại: đến dưới',
      'Away, with a limit: to less than',
      time.awayBelow,
    ),
    yesNoLine(
      'time.awayEndIncluded',
      { vi: 'Nghỉ đúng mốc trên cũng bị hạn chế', en: 'Away exactly so long: the same limit' },
      time.awayEndIncluded,
    ),
    choiceLine(
      'time.ceiling',
      { vi: 'Khi đó không quá mức', en: 'Then no better than' },
      time.ceiling,
      LEVELS.map(({ code, vi, en }) => ({ code, vi, en })),
    ),
    months(
      'moverOpinionFrom',
      kind === 'points' ? 'Cần điểm của đơn vị cũ khi đã ở đó từ' : 'Cần ý kiến đơn vị cũ khi đã ở đó từ',
      kind === 'points' ? 'A mover needs the old unit’s scores after' : 'A mover needs the old unit’s opinion after',
      time.moverOpinionFrom,
    ),
  ];
}

function capLines({ caps }: RatingScheme): Line[] {
  return [
    numberLine('caps.percent', 'percent', { vi: 'Không quá', en: 'At most' }, caps.percent, caps.source),
    choiceLine('caps.base', { vi: 'Tính trên', en: 'Of' }, caps.base, [
      { code: 'tot', vi: 'Số người hoàn thành tốt', en: 'Those rated good' },
      { code: 'tot_or_better', vi: 'Số người hoàn thành tốt trở lên', en: 'Those rated good or better' },
      { code: 'all_rated', vi: 'Tổng số người được xếp loại', en: 'All who are rated' },
    ]),
    choiceLine('caps.rounding', { vi: 'Làm tròn', en: 'Rounding' }, caps.rounding, [
      { code: 'down', vi: 'Xuống', en: 'Down' },
      { code: 'half_up', vi: 'Từ một nửa thì lên', en: 'Half up' },
      { code: 'up', vi: 'Lên', en: 'Up' },
    ]),
    numberLine(
      'caps.outstandingPercent',
      'percent',
      { vi: 'Đơn vị có thành tích nổi trội: không quá', en: 'Outstanding agencies: at most' },
      caps.outstandingPercent,
    ),
    yesNoLine('caps.perAgency', { vi: 'Tính trong từng cơ quan', en: 'Per agency' }, caps.perAgency),
    yesNoLine(
      'caps.perDutyGroup',
      { vi: 'Tính trong từng nhóm nhiệm vụ tương đồng', en: 'Per group with similar duties' },
      caps.perDutyGroup,
    ),
    yesNoLine(
      'caps.poolSmall',
      { vi: 'Gộp các nhóm quá nhỏ để tính chung', en: 'Groups that are too small count as one' },
      caps.poolSmall,
    ),
    readLine('caps.kinds', { vi: 'Đối tượng được tính', en: 'Who is counted' }, kindWords(caps.kinds)),
  ];
}

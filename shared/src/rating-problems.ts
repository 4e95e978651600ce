import { outline } from './rating-outline.js';
import { conditionProblems, forcingProblems } from './rating-problem-conditions.js';
import { pointProblems } from './rating-problem-points.js';
import { inputName, problem, unknownInput, hasInput, type Problem } from './rating-problem.js';
import type { RatingScheme } from './rating-scheme.js';
import { monthWords, percentWords } from './rating-words.js';

/**
 * Why a scheme cannot be published; empty when it can. `criteria`: the codes that the directives have. Each problem
 * names the place by the path of its line, so that it stands beside the field, and says the way out.
 */
export function schemeProblems(scheme: RatingScheme, criteria: readonly string[]): Problem[] {
  return [
    ...rangeProblems(scheme),
    ...scopeProblems(scheme),
    ...(scheme.kind === 'points' ? pointProblems(scheme) : conditionProblems(scheme)),
    ...forcingProblems(scheme),
    ...complianceProblems(scheme, criteria),
    ...timeProblems(scheme),
    ...capProblems(scheme),
  ];
}

/** Numbers below nothing, above the most there is, or in parts. */
function rangeProblems(scheme: RatingScheme): Problem[] {
  return outline(scheme)
    .flatMap(({ lines }) => lines)
    .flatMap(({ path, field }) => {
      if (field?.kind !== 'number') return [];
      const { value, most } = field;
      if (Number.isSafeInteger(value) && value >= 0 && value <= most) return [];
      return [
        problem(
          'number_out_of_range',
          path,
          'Số này phải từ 0 đến mức tối đa của dòng; hãy nhập lại.',
          'This number must be from 0 to the most the line takes; type it again.',
          [value, most],
        ),
      ];
    });
}

function scopeProblems({ years: { from, to }, kinds }: RatingScheme): Problem[] {
  const problems: Problem[] = [];
  if (from < 2000 || from > 2100 || (to !== null && to < from))
    problems.push(
      problem(
        'bad_years',
        'years',
        'Năm cuối phải từ năm đầu trở đi, trong khoảng 2000–2100.',
        'The last year may not come before the first, both from 2000 to 2100.',
        to === null ? [from] : [from, to],
      ),
    );
  if (kinds.length === 0)
    problems.push(
      problem('no_kinds', 'kinds', 'Chưa chọn đối tượng nào để xếp loại.', 'Nobody is rated: name at least one kind.'),
    );
  return problems;
}

function complianceProblems(scheme: RatingScheme, known: readonly string[]): Problem[] {
  const { criteria, into, percent } = scheme.compliance;
  const problems: Problem[] = criteria.flatMap(({ code }, i) =>
    known.includes(code)
      ? []
      : [
          problem(
            'unknown_criterion',
            `compliance.criteria.${i}.weight`,
            `Không có tiêu chí "${code}" trong các văn bản chỉ đạo; có: ${known.join(', ')}.`,
            `No order has a criterion "${code}"; there are: ${known.join(', ')}.`,
          ),
        ],
  );
  const kind = scheme.inputs.find(({ code }) => code === into)?.kind;
  if (!hasInput(scheme, into)) problems.push(unknownInput('compliance.into', into));
  else if (kind !== 'share' && kind !== 'score')
    problems.push(
      problem(
        'compliance_has_no_place',
        'compliance.into',
        `"${inputName(scheme, into).vi}" không chấm theo tỷ lệ hay điểm nên không chứa được phần này; hãy chọn nội dung khác.`,
        `"${inputName(scheme, into).en}" is no share and no score and can hold no part; choose another input.`,
      ),
    );
  if (percent > 0 && criteria.every(({ weight }) => weight === 0))
    problems.push(
      problem(
        'weights_are_nothing',
        'compliance.percent',
        'Các trọng số đều bằng 0 nên không tính được phần này; hãy đặt trọng số hoặc đặt 0 %.',
        'All weights are 0, so nothing can be counted; set a weight or 0 %.',
        [percent],
      ),
    );
  return problems;
}

function timeProblems({ time: { awayFrom, awayBelow } }: RatingScheme): Problem[] {
  if (awayFrom < awayBelow) return [];
  const [from, below] = [monthWords(awayFrom), monthWords(awayBelow)];
  return [
    problem(
      'away_range_empty',
      'time.awayFrom',
      `Khoảng nghỉ từ ${from.vi} đến ${below.vi} không có ngày nào; mốc đầu phải nhỏ hơn mốc sau.`,
      `Nobody can be away from ${from.en} to ${below.en}; the first must be less than the second.`,
      [awayFrom, awayBelow],
    ),
  ];
}

function capProblems({ caps, kinds }: RatingScheme): Problem[] {
  const problems: Problem[] = [];
  if (caps.outstandingPercent < caps.percent)
    problems.push(
      problem(
        'outstanding_below_usual',
        'caps.outstandingPercent',
        `Đơn vị nổi trội (${percentWords(caps.outstandingPercent).vi}) không thể ít hơn đơn vị thường (${percentWords(caps.percent).vi}).`,
        `Outstanding agencies (${percentWords(caps.outstandingPercent).en}) cannot have less than others (${percentWords(caps.percent).en}).`,
        [caps.outstandingPercent, caps.percent],
      ),
    );
  if (!caps.kinds.some((kind) => kinds.includes(kind)))
    problems.push(
      problem(
        'cap_counts_nobody',
        'caps.kinds',
        'Tỷ lệ không tính trên đối tượng nào được xếp loại; hãy chọn lại đối tượng được tính.',
        'The cap counts nobody who is rated; choose whom it counts.',
      ),
    );
  return problems;
}

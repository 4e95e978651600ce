import { hasInput, problem, unknownInput, type Problem } from './rating-problem.js';
import { isAskedOf, LEVELS, WHOLE, type Block, type PointsScheme } from './rating-scheme.js';
import { levelWords, pointWords } from './rating-words.js';

/** Points that are not 100, parts that do not sum, bands that are not four or not apart. */
export function pointProblems(scheme: PointsScheme): Problem[] {
  return [
    ...sumProblem(scheme),
    ...scheme.blocks.flatMap((block, i) => blockProblems(scheme, block, `blocks.${i}`)),
    ...repeated(scheme),
    ...bandProblems(scheme),
    ...(scheme.unitBelow?.inputs ?? []).flatMap((code) =>
      hasInput(scheme, code) ? [] : [unknownInput('unitBelow.keeps', code)],
    ),
  ];
}

function sumProblem({ blocks }: PointsScheme): Problem[] {
  const sum = blocks.reduce((total, { points }) => total + points, 0);
  if (sum === WHOLE) return [];
  const said = pointWords(sum);
  return blocks.map((_, i) =>
    problem(
      'points_do_not_sum',
      `blocks.${i}.points`,
      `Điểm tối đa các nhóm cộng lại là ${said.vi}, phải bằng 100 điểm; hãy sửa một nhóm.`,
      `The blocks' points sum to ${said.en} and must be 100; change one of them.`,
      [sum, WHOLE],
    ),
  );
}

function blockProblems(scheme: PointsScheme, block: Block, place: string): Problem[] {
  const unknown = block.items.flatMap(({ input }, i) =>
    hasInput(scheme, input) ? [] : [unknownInput(`${place}.items.${i}.parts`, input)],
  );
  if (unknown.length > 0) return unknown;
  const sums = [
    { heads: false, due: block.parts.others, vi: 'người không giữ chức vụ', en: 'those who are no heads' },
    { heads: true, due: block.parts.heads, vi: 'người đứng đầu', en: 'heads' },
  ].map((of) => ({ ...of, sum: partsOf(scheme, block, of.heads) }));
  return sums
    .filter(({ sum, due }) => sum !== due || sum === 0)
    .map(({ sum, due, vi, en }) =>
      problem(
        'parts_do_not_sum',
        `${place}.parts`,
        `"${block.name.vi}": số phần của ${vi} cộng lại là ${sum}, phải bằng ${due} và lớn hơn 0; hãy sửa các phần.`,
        `"${block.name.en}": the parts of ${en} sum to ${sum} and must be ${due}, above 0; change the parts.`,
        [sum, due],
      ),
    );
}

function partsOf(scheme: PointsScheme, block: Block, head: boolean): number {
  const asked = block.items.filter(({ input }) =>
    scheme.inputs.some((one) => one.code === input && isAskedOf(one, head)),
  );
  return asked.reduce((total, { parts }) => total + parts, 0);
}

/** What is counted in two places is counted twice. */
function repeated({ blocks, inputs }: PointsScheme): Problem[] {
  const places = blocks.flatMap(({ items }, b) =>
    items.map(({ input }, i) => ({ input, path: `blocks.${b}.items.${i}.parts` })),
  );
  return places
    .filter(({ input }, i) => places.findIndex((other) => other.input === input) !== i)
    .map(({ input, path }) => {
      const name = inputs.find(({ code }) => code === input)?.name ?? { vi: input, en: input };
      return problem(
        'repeated_input',
        path,
        `"${name.vi}" được tính ở hai chỗ; hãy bỏ bớt một.`,
        `"${name.en}" counts in two places; take one away.`,
      );
    });
}

function bandProblems({ bands }: PointsScheme): Problem[] {
  const inOrder = bands.length === LEVELS.length && LEVELS.every(({ code }, i) => bands[i]?.level === code);
  if (!inOrder || bands.at(-1)?.from !== 0) {
    return [
      problem(
        'bands_incomplete',
        `bands.${Math.max(0, bands.length - 1)}.from`,
        'Phải có đủ bốn mức, từ cao xuống thấp, mức cuối bắt đầu từ 0 điểm.',
        'All four levels are needed, the best first, and the last begins at 0 points.',
      ),
    ];
  }
  return bands.flatMap(({ level, from }, i) => {
    const under = bands[i + 1];
    if (!under || (from > under.from && from <= WHOLE)) return [];
    const [upper, lower] = [levelWords(level), levelWords(under.level)];
    return [
      problem(
        'bands_overlap',
        `bands.${i}.from`,
        `"${upper.vi}" bắt đầu từ ${pointWords(from).vi}, phải cao hơn "${lower.vi}" (${pointWords(under.from).vi}).`,
        `"${upper.en}" begins at ${pointWords(from).en} and must be above "${lower.en}" (${pointWords(under.from).en}).`,
        [from, under.from],
      ),
    ];
  });
}

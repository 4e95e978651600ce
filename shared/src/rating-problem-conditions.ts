import { hasInput, inputName, problem, unknownInput, type Problem } from './rating-problem.js';
import { UPPER_LEVELS, type Condition, type ConditionsScheme, type RatingScheme } from './rating-scheme.js';
import { inBoth, percentWords } from './rating-words.js';

interface Placed extends Condition {
  readonly path: string;
}

const placed = (conditions: readonly Condition[], place: string): Placed[] =>
  conditions.map((condition, i) => ({ ...condition, path: `${place}.${i}.percent` }));

const isFloor = ({ compare }: Condition) => compare === 'at_least' || compare === 'more_than';

/** Inputs that are not there, in conditions of any scheme. */
export function forcingProblems(scheme: RatingScheme): Problem[] {
  return placed(scheme.forcing, 'forcing').flatMap(({ path, input }) =>
    hasInput(scheme, input) ? [] : [unknownInput(path, input)],
  );
}

/** Conditions that contradict themselves, each other, or the order of the levels. */
export function conditionProblems(scheme: ConditionsScheme): Problem[] {
  const levels = UPPER_LEVELS.map((level) => placed(scheme.levels[level], `levels.${level}`));
  return [
    ...levels.flat().flatMap(({ path, input }) => (hasInput(scheme, input) ? [] : [unknownInput(path, input)])),
    ...levels.flatMap((conditions) => contradictions(scheme, conditions)),
    ...levels.flatMap((conditions, i) => outOfOrder(scheme, conditions, levels[i + 1] ?? [])),
    ...overlapsWithForcing(scheme, levels.flat()),
  ];
}

/** A level that asks for at least 80 % and at most 60 % of one thing is reached by nobody. */
function contradictions(scheme: ConditionsScheme, conditions: readonly Placed[]): Problem[] {
  return conditions.filter(isFloor).flatMap((floor) =>
    conditions
      .filter((other) => other.input === floor.input && !isFloor(other) && leavesNothing(floor, other))
      .map((ceiling) => {
        const [name, from, to] = [
          inputName(scheme, floor.input),
          percentWords(floor.percent),
          percentWords(ceiling.percent),
        ];
        return problem(
          'thresholds_overlap',
          floor.path,
          `"${name.vi}": không số nào vừa đạt mốc dưới ${from.vi} vừa đạt mốc trên ${to.vi}; hãy sửa một trong hai.`,
          `"${name.en}": no figure meets both the lower threshold ${from.en} and the upper one ${to.en}; change one.`,
          [floor.percent, ceiling.percent],
        );
      }),
  );
}

function leavesNothing(floor: Condition, ceiling: Condition): boolean {
  if (floor.percent !== ceiling.percent) return floor.percent > ceiling.percent;
  return floor.compare === 'more_than' || ceiling.compare === 'less_than';
}

/** A better level may not ask for less of the same input than the level below it. */
function outOfOrder(scheme: ConditionsScheme, better: readonly Placed[], lower: readonly Placed[]): Problem[] {
  return better.filter(isFloor).flatMap((upper) =>
    lower
      .filter((other) => other.input === upper.input && isFloor(other) && other.percent > upper.percent)
      .map((under) => {
        const [name, mine, theirs] = [
          inputName(scheme, upper.input),
          percentWords(upper.percent),
          percentWords(under.percent),
        ];
        return problem(
          'thresholds_out_of_order',
          upper.path,
          `"${name.vi}": mức cao đòi hỏi ${mine.vi}, thấp hơn mức liền dưới (${theirs.vi}); hãy nâng lên hoặc hạ mức dưới.`,
          `"${name.en}": the better level asks for ${mine.en}, less than the level below it (${theirs.en}); raise it or lower the other.`,
          [upper.percent, under.percent],
        );
      }),
  );
}

/** A figure that reaches a level and forces the lowest one at the same time. */
function overlapsWithForcing(scheme: ConditionsScheme, floors: readonly Placed[]): Problem[] {
  return placed(scheme.forcing, 'forcing')
    .filter((forced) => !isFloor(forced))
    .flatMap((forced) =>
      floors
        .filter((floor) => floor.input === forced.input && isFloor(floor) && !leavesNothing(floor, forced))
        .slice(-1)
        .map((floor) => {
          const name = inputName(scheme, floor.input);
          const words = inBoth((l) => `${percentWords(floor.percent)[l]} – ${percentWords(forced.percent)[l]}`);
          return problem(
            'thresholds_overlap',
            forced.path,
            `"${name.vi}": trong khoảng ${words.vi} vừa đạt một mức vừa bị xếp không hoàn thành; hãy tách hai mốc.`,
            `"${name.en}": between ${words.en} a level is reached and the lowest is forced; set the two thresholds apart.`,
            [floor.percent, forced.percent],
          );
        }),
    );
}

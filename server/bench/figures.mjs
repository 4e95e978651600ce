/** One line a figure: what was measured, beside what it is measured against, and whether the goal is met. */

/** Figures worth reading have four digits; more is noise. */
const shown = (value) => Number(value.toPrecision(4));

/**
 * @param goal what `value / yardstickValue` must reach (`better` higher) or not exceed (lower)
 * @returns whether the goal is met
 */
export function tell({ name, value, unit, yardstick, yardstickValue, goal, better }) {
  const ratio = value / yardstickValue;
  const holds = better === 'higher' ? ratio >= goal : ratio <= goal;
  const figure = {
    ...{ name, value: shown(value), unit, yardstick, yardstick_value: shown(yardstickValue) },
    ...{ ratio: shown(ratio), goal, better, holds },
  };
  process.stdout.write(`${JSON.stringify(figure)}\n`);
  return holds;
}

const LONG_NUMBER = /[0-9OoIl][\d\s.'’OoIl-]{6,}[\dOoIl]/g;
const DAY = /^\d{4}-\d{2}-\d{2}$|^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$/;

/** A cell's value as it may be shown and kept: whatever could be a citizen id or a phone number keeps its last three characters. */
export function maskValue(value: string | number | null): string | null {
  if (value === null) return null;
  const text = String(value).slice(0, 200);
  if (DAY.test(text.trim())) return text;
  return text.replace(LONG_NUMBER, (number) => '•'.repeat(Math.max(0, number.length - 3)) + number.slice(-3));
}

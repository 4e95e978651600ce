/** What is typed in the fields of a form, by their names; a field that is not there is empty. */
export type FieldTexts = Readonly<Record<string, string>>;

/**
 * The fields of a form over a record that somebody else has changed meanwhile: what was typed here stays, and every field
 * that was left as it was takes what they entered.
 * @param begun the fields as the form began
 * @param theirs the fields as the record has them now
 */
export function keptFields(typed: FieldTexts, begun: FieldTexts, theirs: FieldTexts): FieldTexts {
  const names = new Set([...Object.keys(typed), ...Object.keys(theirs)]);
  const isMine = (name: string) => (typed[name] ?? '') !== (begun[name] ?? '');
  return Object.fromEntries([...names].map((name) => [name, (isMine(name) ? typed[name] : theirs[name]) ?? '']));
}

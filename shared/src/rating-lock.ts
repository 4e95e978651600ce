import type { Day } from './calendar.js';
import { canonicalJson, type Canonical } from './canonical-json.js';
import type { Fraction } from './ledger-points.js';
import type { RatingFacts } from './rating-facts.js';
import type { Level, RatingScheme } from './rating-scheme.js';
import { rate } from './rating.js';

/** What the rules came to, exactly: points of 100 as fractions in lowest terms, "449999/5000". */
export type FrozenRating = {
  outcome: 'proposed' | 'not_rated' | 'open';
  level: Level | null;
  best: Level | null;
  worst: Level | null;
  score: { low: string; high: string } | null;
};

/** What is frozen about a person when an agency is locked: who, where, by what, and the levels side by side. */
export type LockedSheet = FrozenRating & {
  kind: 'rating_sheet';
  version: 1;
  period: {
    id: number;
    year: number;
    name: string;
    cut_off: Day;
    known_at: number | null;
    scheme: string;
    scheme_version: number;
    scheme_digest: string;
  };
  agency: { id: number; code: string; name: string; path: string; outstanding: boolean };
  unit: { id: number; path: string; name: string };
  person: {
    id: number;
    name: string;
    birth_date: Day | null;
    kind: string;
    title: string | null;
    duty_group: string;
    head_of: number | null;
    party: boolean;
    /** by which lists find and order them; not in what was frozen before these were */
    search_name?: string;
    sort_key?: string;
  };
  facts: Canonical;
  self: Level | null;
  /** what the person wrote of themselves; not in what was frozen before this was */
  self_text?: string | null;
  team: { level: Level | null; reason: string | null };
  final: { level: Level | null; reason: string | null; at: number | null; by: string | null };
  /** 1 when it is locked first; each accepted correction or appeal adds one */
  lock_revision: number;
};

/** Something frozen that is not what its own inputs come to, or not what is shown. Values as texts; '' for nothing. */
export interface LockDifference {
  field: string;
  locked: string;
  found: string;
}

/** What the rules come to, in the form in which it is frozen. @throws RangeError as rate() */
export function frozenRating(scheme: RatingScheme, facts: RatingFacts): FrozenRating {
  const { outcome, score } = rate(scheme, facts);
  const proposed = outcome.kind === 'proposed' ? outcome.level : null;
  return {
    outcome: outcome.kind,
    level: proposed,
    best: outcome.kind === 'open' ? outcome.best : null,
    worst: outcome.kind === 'open' ? outcome.worst : null,
    score: score && { low: textOf(score.low), high: textOf(score.high) },
  };
}

/**
 * Holds a frozen text against its own inputs: works out the rating again from the frozen facts by the frozen version of
 * the scheme, and names whatever is not the same to the digit. Nothing but the text and the scheme is looked at, so no
 * later change of a status, a name or a unit can matter.
 * @param digest of the scheme's canonical text
 */
export function lockDifferences(text: string, scheme: RatingScheme, digest: string): LockDifference[] {
  const sheet = JSON.parse(text) as LockedSheet;
  const found: LockDifference[] = [];
  const compare = (field: string, locked: Canonical, again: Canonical) =>
    found.push(...differencesOf([[field, locked, again]]));
  compare('scheme_digest', sheet.period.scheme_digest, digest);
  const again = frozenRating(scheme, sheet.facts as unknown as RatingFacts);
  for (const field of ['outcome', 'level', 'best', 'worst', 'score'] as const)
    compare(field, sheet[field], again[field]);
  const isRated = again.outcome !== 'not_rated' && sheet.final.level !== null;
  if (again.outcome === 'not_rated') compare('final.level', sheet.final.level, null);
  if (isRated && sheet.final.by === null) compare('final.by', sheet.final.by, 'a named person');
  if (canonicalJson(sheet as unknown as Canonical) !== text)
    found.push({ field: 'text', locked: 'canonical JSON', found: 'another form' });
  return found;
}

/** Those of some fields whose two values are not the same: the frozen one, and the one found beside it. */
export function differencesOf(fields: readonly (readonly [string, Canonical, Canonical])[]): LockDifference[] {
  return fields.flatMap(([field, frozen, beside]) => {
    const [locked, found] = [asText(frozen), asText(beside)];
    return locked === found ? [] : [{ field, locked, found }];
  });
}

/** The text an agency's digest is taken of: its sheets' digests in the order of the people's keys, one a line. */
export function agencyText(sheets: readonly { personId: number; digest: string }[]): string {
  return [...sheets]
    .sort((a, b) => a.personId - b.personId)
    .map(({ personId, digest }) => `${personId} ${digest}\n`)
    .join('');
}

const textOf = ({ num, den }: Fraction): string => `${num}/${den}`;

function asText(value: Canonical): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : canonicalJson(value);
}

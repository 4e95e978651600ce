/** A unit that rates, by where it stands: `/1/5/`. */
export interface AgencyPlace {
  readonly unitId: number;
  readonly path: string;
}

/** Kinds of unit that rate their people themselves, wherever they stand. */
export const RATING_KINDS: readonly string[] = ['truong_hoc', 'benh_vien', 'don_vi_su_nghiep'];

/** Whether a unit is a rating agency until somebody says otherwise: the root, its children, schools, hospitals, public service units. */
export function ratesByDefault({ depth, kind }: { readonly depth: number; readonly kind: string }): boolean {
  return depth <= 1 || RATING_KINDS.includes(kind);
}

/** Units on a path, the root first. */
const idsOf = (path: string): number[] => path.split('/').filter(Boolean).map(Number);

/**
 * Who rates whom. Everybody is rated by the nearest agency at or above their unit, the head of an agency by the next
 * one above it; the head of the topmost agency stays with it, where another named person decides.
 */
export class AgencyTree {
  private readonly ids: ReadonlySet<number>;
  private readonly byPath = new Map<string, number | null>();

  constructor(agencies: readonly AgencyPlace[]) {
    this.ids = new Set(agencies.map(({ unitId }) => unitId));
  }

  /** The nearest agency at or above a unit; null: none. */
  nearest(path: string): number | null {
    const known = this.byPath.get(path);
    if (known !== undefined) return known;
    const found = idsOf(path).findLast((id) => this.ids.has(id)) ?? null;
    this.byPath.set(path, found);
    return found;
  }

  /** The next agency above a unit, itself left out; null: none. */
  above(path: string): number | null {
    return (
      idsOf(path)
        .slice(0, -1)
        .findLast((id) => this.ids.has(id)) ?? null
    );
  }

  /**
   * The agency that decides about somebody of a unit. `headOf`: the path of the unit they head, null for everybody
   * else.
   */
  deciding(path: string, headOf: string | null): number | null {
    const heads = headOf === null ? undefined : idsOf(headOf).at(-1);
    if (headOf === null || heads === undefined || !this.ids.has(heads)) return this.nearest(path);
    return this.above(headOf) ?? heads;
  }
}

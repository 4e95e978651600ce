import { EARLIEST_DAY, type Day } from '@dat100/shared/calendar';
import type { Database } from '../database/database.js';
import { peerHistory, type PeerHistory } from '../units/peer-history.js';
import type { Unit } from '../units/unit.js';
import type { UnitsService } from '../units/units.service.js';

/** Where the data stand for the board of a unit. */
export interface BoardState {
  /** the day today's figures are counted to */
  countedTo: Day;
  /** moves whenever a figure of the board does */
  version: number;
  /** moves whenever a unit is changed: with every audited act, and when units are added */
  unitsAt: string;
}

/** A unit with those above it, root first, and those right below it, by name. */
export interface BoardTree {
  unit: Unit;
  ancestors: Unit[];
  children: Unit[];
  /** which of these are ranked together, on which day */
  peers: PeerHistory;
}

/** Trees of a city's boards; a large one has some hundreds. */
const MOST = 1000;

/** The units of boards, kept for as long as no unit can have changed: they are most of the rows that a board reads. */
export class BoardTrees {
  private readonly kept = new Map<number, BoardTree>();
  private keptAt = '';

  constructor(
    private readonly db: Database,
    private readonly units: UnitsService,
  ) {}

  /** Read before the tree and the figures: what moves in between belongs to a later state. */
  async state(unitId: number): Promise<BoardState> {
    const row = await this.db.read.one<{ counted_to: Day; version: number | null; audited: number; added: number }>(
      `SELECT d.counted_to, v.version, a.value AS audited, n.value AS added FROM rollup_state d
         JOIN sequence a ON a.name = 'audit' JOIN sequence n ON n.name = 'unit'
         LEFT JOIN board_version v ON v.unit_id = ? WHERE d.id = 1`,
      [unitId],
    );
    return {
      countedTo: row?.counted_to ?? EARLIEST_DAY,
      version: Number(row?.version ?? 0),
      unitsAt: `${row?.audited} ${row?.added}`,
    };
  }

  /** @throws not_found */
  async of(unitId: number, { unitsAt }: Pick<BoardState, 'unitsAt'>): Promise<BoardTree> {
    if (this.keptAt !== unitsAt || this.kept.size >= MOST) this.kept.clear();
    this.keptAt = unitsAt;
    const known = this.kept.get(unitId);
    if (known) return known;
    const unit = await this.units.byId(unitId);
    const [above, children, peers] = await Promise.all([
      this.units.ancestors(unit),
      this.units.children(unitId),
      peerHistory(this.db.read, unitId),
    ]);
    const tree = { unit, ancestors: above.slice(0, -1), children, peers };
    if (this.keptAt === unitsAt) this.kept.set(unitId, tree);
    return tree;
  }
}

import { Injectable } from '@nestjs/common';
import { gapToNextAbove, type Peer } from '@dat100/shared/peer-gap';
import type { RequestContext } from '../common/context.js';
import { UserError } from '../common/errors.js';
import { BoardsService, type Board } from '../boards/boards.service.js';
import { DirectivesService, type Criterion } from '../directives/directives.service.js';
import type { Unit } from '../units/unit.js';
import { UnitsService } from '../units/units.service.js';

/** Where a unit stands among its peers on a criterion, and what would bring it above the next. */
export interface UnitGap {
  criterion: string;
  kind: 'pass' | 'draw_level' | 'first' | 'unranked' | 'alone';
  /** people still needed; 0 where nothing is */
  people: number;
  rank: number | null;
  /** units at the same rank, itself included */
  tied: number;
  /** units of the peer group that have a rank */
  ranked: number;
  /** the units next above */
  above: Unit[];
}

/** What would bring a unit above its peers, read off the board of the unit above it, as the caller sees that. */
@Injectable()
export class PeerGaps {
  constructor(
    private readonly units: UnitsService,
    private readonly directives: DirectivesService,
    private readonly boards: BoardsService,
  ) {}

  /**
   * One for each criterion on which the unit's figures, and those of whoever stands above it, may be seen; none for a
   * unit under no other.
   * @throws not_found
   */
  async of(ctx: RequestContext, unitId: number): Promise<UnitGap[]> {
    const unit = await this.units.byId(unitId);
    const gaps: UnitGap[] = [];
    if (unit.parentId === null) return gaps;
    for (const criterion of await this.directives.criteria()) {
      const board = await this.board(ctx, unit.parentId, criterion);
      const gap = board && gapOn(board, unit);
      if (gap) gaps.push(gap);
    }
    return gaps;
  }

  private async board(ctx: RequestContext, unitId: number, criterion: Criterion): Promise<Board | null> {
    try {
      return await this.boards.board(ctx, { unitId, criterion: criterion.code });
    } catch (error) {
      if (error instanceof UserError && error.code === 'too_few_to_show') return null;
      throw error;
    }
  }
}

function gapOn({ lines, criterion }: Board, unit: Unit): UnitGap | null {
  const own = lines.find((line) => !line.direct && line.unit.id === unit.id);
  if (!own?.figures) return null;
  const { rank, tied, ranked } = own;
  const place = { criterion: criterion.code, people: 0, rank, tied, ranked, above: [] };
  if (rank === null) return { ...place, kind: 'unranked' };
  const peers = lines.flatMap((line): (Peer & { unit: Unit })[] => {
    if (line.rank === null || line.peerGroup !== own.peerGroup || !line.figures) return [];
    const { claimed, inScope } = line.figures;
    return [{ key: String(line.unit.id), achieved: claimed, inScope, unit: line.unit }];
  });
  const { claimed, inScope } = own.figures;
  const gap = gapToNextAbove({ key: String(unit.id), achieved: claimed, inScope }, peers, { place: { rank, ranked } });
  // The unit above is hidden from the caller, or another is as near: no sentence would be true.
  if (gap.kind === 'untold') return null;
  if (!('people' in gap)) return { ...place, kind: gap.kind };
  const above = peers.filter(({ key }) => gap.above.includes(key)).map((peer) => peer.unit);
  return { ...place, kind: gap.kind, people: gap.people, above };
}

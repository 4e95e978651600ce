import { Injectable } from '@nestjs/common';
import { isOfToday } from '@dat100/shared/board-today';
import { audit } from '../audit/audit.js';
import type { RequestContext } from '../common/context.js';
import { Database } from '../database/database.js';
import type { ExportForm, ExportTable } from '../exports/export-table.js';
import { boardTable, type WeekMarks } from './board-table.js';
import { arranged, type Arrangement } from '../boards/arranged.js';
import { BoardsService, type Board, type BoardAsk } from '../boards/boards.service.js';
import { WeekLists } from './week-list.js';

/** Boards that go out as files: what the caller sees on the screen, and no more; with the marks of who vouches for them. */
@Injectable()
export class BoardExport {
  constructor(
    private readonly db: Database,
    private readonly boards: BoardsService,
    private readonly weeks: WeekLists,
  ) {}

  /**
   * Reads the board and leaves the audit row; nothing has been sent yet.
   * @throws what BoardsService.board throws, unknown_peer_group, unknown_order
   */
  async open(ctx: RequestContext, ask: BoardAsk & Arrangement, { format, language }: ExportForm): Promise<ExportTable> {
    const board = arranged(await this.boards.board(ctx, ask), ask);
    const { unit, criterion, lens, asOf, basis, since, asKnown, lines } = board;
    const peers = ask.peers || null;
    await this.db.transaction((tx) =>
      audit(tx, ctx, {
        action: 'board.export',
        subjectType: 'unit',
        subjectId: unit.id,
        unitId: unit.id,
        detail: {
          criterion: criterion.code,
          lens,
          asOf,
          basis,
          since,
          asKnown,
          ...(peers && { peers }),
          format,
          rows: lines.length,
        },
      }),
    );
    return boardTable(ctx, board, language, { marks: await this.vouched(ctx, board), peers });
  }

  /** The marks speak of now: a board of an earlier day has none. */
  private async vouched(ctx: RequestContext, board: Board): Promise<WeekMarks | null> {
    if (!isOfToday(board)) return null;
    const { week, units } = await this.weeks.unvouched(ctx, board.unit.id);
    return { week, unvouched: new Set(units.map((one) => one.unit.id)) };
  }
}

import { Injectable } from '@nestjs/common';
import { audit } from '../audit/audit.js';
import type { RequestContext } from '../common/context.js';
import { Database } from '../database/database.js';
import type { ExportForm, ExportTable } from '../exports/export-table.js';
import { boardTable } from './board-table.js';
import { BoardsService, type BoardAsk } from './boards.service.js';

/** Boards that go out as files: what the caller sees on the screen, and no more. */
@Injectable()
export class BoardExport {
  constructor(
    private readonly db: Database,
    private readonly boards: BoardsService,
  ) {}

  /**
   * Reads the board and leaves the audit row; nothing has been sent yet.
   * @throws what BoardsService.board throws
   */
  async open(ctx: RequestContext, ask: BoardAsk, { format, language }: ExportForm): Promise<ExportTable> {
    const board = await this.boards.board(ctx, ask);
    const { unit, criterion, lens, asOf, basis, since, asKnown, lines } = board;
    await this.db.transaction((tx) =>
      audit(tx, ctx, {
        action: 'board.export',
        subjectType: 'unit',
        subjectId: unit.id,
        unitId: unit.id,
        detail: { criterion: criterion.code, lens, asOf, basis, since, asKnown, format, rows: lines.length },
      }),
    );
    return boardTable(ctx, board, language);
  }
}

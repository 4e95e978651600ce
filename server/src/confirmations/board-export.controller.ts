import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Ctx } from '../access/caller.decorator.js';
import { Needs } from '../access/declare.js';
import type { RequestContext } from '../common/context.js';
import { IdPipe } from '../common/ids.js';
import { askedDay, askedLanguage, askedText, type Asked } from '../exports/asked.js';
import type { ExportForm } from '../exports/export-table.js';
import { sendTable } from '../exports/send-table.js';
import { BoardExport } from './board-export.js';

/** A board as a file, with the choices of its address: criterion, lens, asOf, basis, since, asKnown, peers, order, and lang. */
@Needs('board.export')
@Controller('files/boards')
export class BoardExportController {
  constructor(private readonly boards: BoardExport) {}

  @Get(':unitId.csv')
  async csv(
    @Ctx() ctx: RequestContext,
    @Param('unitId', IdPipe) unitId: number,
    @Query() asked: Asked,
    @Res() response: Response,
  ): Promise<void> {
    await this.send(ctx, unitId, asked, 'csv', response);
  }

  @Get(':unitId.xlsx')
  async xlsx(
    @Ctx() ctx: RequestContext,
    @Param('unitId', IdPipe) unitId: number,
    @Query() asked: Asked,
    @Res() response: Response,
  ): Promise<void> {
    await this.send(ctx, unitId, asked, 'xlsx', response);
  }

  private async send(
    ctx: RequestContext,
    unitId: number,
    asked: Asked,
    format: ExportForm['format'],
    response: Response,
  ): Promise<void> {
    const form = { format, language: askedLanguage(asked['lang']) };
    const ask = {
      unitId,
      criterion: askedText(asked['criterion']) ?? '',
      lens: askedText(asked['lens']),
      asOf: askedDay(asked['asOf']),
      basis: askedText(asked['basis']),
      since: askedDay(asked['since']),
      asKnown: askedText(asked['asKnown']) === 'true',
    };
    const arrangement = { peers: askedText(asked['peers']), order: askedText(asked['order']) };
    await sendTable(response, await this.boards.open(ctx, { ...ask, ...arrangement }, form), form);
  }
}

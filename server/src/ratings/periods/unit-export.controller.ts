import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Ctx } from '../../access/caller.decorator.js';
import { Needs } from '../../access/declare.js';
import type { RequestContext } from '../../common/context.js';
import { IdPipe } from '../../common/ids.js';
import { askedLanguage, askedText, type Asked } from '../../exports/asked.js';
import type { ExportForm } from '../../exports/export-table.js';
import { sendTable } from '../../exports/send-table.js';
import { UnitExport } from './unit-export.js';

/** Emulation points of a period's units: all groups, or the one of `group`; and lang. */
@Needs('rating.export')
@Controller('files/rating-units')
export class UnitExportController {
  constructor(private readonly units: UnitExport) {}

  @Get(':periodId.csv')
  async csv(
    @Ctx() ctx: RequestContext,
    @Param('periodId', IdPipe) periodId: number,
    @Query() asked: Asked,
    @Res() response: Response,
  ): Promise<void> {
    await this.send(ctx, periodId, asked, 'csv', response);
  }

  @Get(':periodId.xlsx')
  async xlsx(
    @Ctx() ctx: RequestContext,
    @Param('periodId', IdPipe) periodId: number,
    @Query() asked: Asked,
    @Res() response: Response,
  ): Promise<void> {
    await this.send(ctx, periodId, asked, 'xlsx', response);
  }

  private async send(
    ctx: RequestContext,
    periodId: number,
    asked: Asked,
    format: ExportForm['format'],
    response: Response,
  ): Promise<void> {
    const form = { format, language: askedLanguage(asked['lang']) };
    await sendTable(response, await this.units.open(ctx, periodId, askedText(asked['group']), form), form);
  }
}

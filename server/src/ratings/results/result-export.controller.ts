import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Ctx } from '../../access/caller.decorator.js';
import { Needs } from '../../access/declare.js';
import type { RequestContext } from '../../common/context.js';
import { idOf, IdPipe } from '../../common/ids.js';
import { askedLanguage, askedText, type Asked } from '../../exports/asked.js';
import type { ExportForm } from '../../exports/export-table.js';
import { officialDocx } from '../../exports/official-docx.js';
import { officialPdf } from '../../exports/official-pdf.js';
import { sendFile } from '../../exports/send-file.js';
import { sendTable } from '../../exports/send-table.js';
import { resultAsk, type ResultAsk } from './result-asks.js';
import { ResultExport } from './result-export.service.js';

const WRITERS = { docx: officialDocx, pdf: officialPdf } as const;

/**
 * Results of a period: which list (all, party, emulation), agencyId, unitId, level, and lang for tables. Papers are in
 * Vietnamese.
 */
@Needs('rating.export')
@Controller('files/ratings/:periodId')
export class ResultExportController {
  constructor(private readonly results: ResultExport) {}

  @Get('results.xlsx')
  async xlsx(
    @Ctx() ctx: RequestContext,
    @Param('periodId', IdPipe) id: number,
    @Query() asked: Asked,
    @Res() response: Response,
  ): Promise<void> {
    await this.table(ctx, id, asked, 'xlsx', response);
  }

  @Get('results.csv')
  async csv(
    @Ctx() ctx: RequestContext,
    @Param('periodId', IdPipe) id: number,
    @Query() asked: Asked,
    @Res() response: Response,
  ): Promise<void> {
    await this.table(ctx, id, asked, 'csv', response);
  }

  @Get('results.docx')
  async docx(
    @Ctx() ctx: RequestContext,
    @Param('periodId', IdPipe) id: number,
    @Query() asked: Asked,
    @Res() response: Response,
  ): Promise<void> {
    await this.paper(ctx, id, asked, 'docx', response);
  }

  @Get('results.pdf')
  async pdf(
    @Ctx() ctx: RequestContext,
    @Param('periodId', IdPipe) id: number,
    @Query() asked: Asked,
    @Res() response: Response,
  ): Promise<void> {
    await this.paper(ctx, id, asked, 'pdf', response);
  }

  private async table(
    ctx: RequestContext,
    id: number,
    asked: Asked,
    format: ExportForm['format'],
    response: Response,
  ): Promise<void> {
    const form = { format, language: askedLanguage(asked['lang']) };
    await sendTable(response, await this.results.table(ctx, id, askOf(asked), form), form);
  }

  private async paper(
    ctx: RequestContext,
    id: number,
    asked: Asked,
    format: keyof typeof WRITERS,
    response: Response,
  ): Promise<void> {
    const { fileName, paper } = await this.results.paper(ctx, id, askOf(asked), format);
    const bytes = await WRITERS[format](paper);
    await sendFile(response, `${fileName}.${format}`, async (out) => void out.end(bytes));
  }
}

/** @throws not_found for a key that cannot be one; bad_input as resultAsk */
export function askOf(asked: Asked): ResultAsk {
  const key = (name: string) => {
    const text = askedText(asked[name]);
    return text === null ? null : idOf(text);
  };
  return resultAsk({
    list: askedText(asked['list']),
    agencyId: key('agencyId'),
    unitId: key('unitId'),
    level: askedText(asked['level']),
  });
}

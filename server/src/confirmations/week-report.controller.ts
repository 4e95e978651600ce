import { Controller, Get, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Ctx } from '../access/caller.decorator.js';
import { Needs } from '../access/declare.js';
import { audit } from '../audit/audit.js';
import type { RequestContext } from '../common/context.js';
import { IdPipe } from '../common/ids.js';
import { Database } from '../database/database.js';
import { officialDocx } from '../exports/official-docx.js';
import { officialPdf } from '../exports/official-pdf.js';
import { sendFile } from '../exports/send-file.js';
import { weekReport } from './week-report.js';
import { WeekSheets } from './week-sheet.js';

const WRITERS = { docx: officialDocx, pdf: officialPdf } as const;

/** The report of a confirmed week, by the key of its revision: told from what was frozen, never from what is now. */
@Needs('week.read')
@Controller('files/weeks')
export class WeekReportController {
  constructor(
    private readonly db: Database,
    private readonly sheets: WeekSheets,
  ) {}

  @Get(':id.docx')
  async docx(@Ctx() ctx: RequestContext, @Param('id', IdPipe) id: number, @Res() response: Response): Promise<void> {
    await this.send(ctx, id, 'docx', response);
  }

  @Get(':id.pdf')
  async pdf(@Ctx() ctx: RequestContext, @Param('id', IdPipe) id: number, @Res() response: Response): Promise<void> {
    await this.send(ctx, id, 'pdf', response);
  }

  private async send(ctx: RequestContext, id: number, format: keyof typeof WRITERS, response: Response): Promise<void> {
    const { week, snapshot } = await this.sheets.revision(ctx, id);
    const bytes = await WRITERS[format](weekReport(snapshot, week.digest));
    await this.db.transaction((tx) =>
      audit(tx, ctx, {
        action: 'week.report',
        subjectType: 'unit',
        subjectId: week.unitId,
        unitId: week.unitId,
        detail: { week: week.week, revision: week.revision, format, digest: week.digest },
      }),
    );
    const name = `bao-cao-tuan-${week.week}-${snapshot.unit.code}-lan-${week.revision}.${format}`;
    await sendFile(response, name, async (out) => void out.end(bytes));
  }
}

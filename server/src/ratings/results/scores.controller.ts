import { Body, Controller, Get, Param, Post, Query, Res, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import type { Response } from 'express';
import { memoryStorage } from 'multer';
import { Ctx } from '../../access/caller.decorator.js';
import { Needs } from '../../access/declare.js';
import type { RequestContext } from '../../common/context.js';
import { badInput } from '../../common/errors.js';
import { idOf, IdPipe } from '../../common/ids.js';
import { askedLanguage, askedText, type Asked } from '../../exports/asked.js';
import { sendTable } from '../../exports/send-table.js';
import { Scores, type ScoreReport } from './scores.service.js';

/** Scores of a few thousand people are well under a megabyte. */
const MOST_BYTES = 8 * 1024 * 1024;
/** More faults than these are for the workbook of faults. */
const MOST_FAULTS = 100;
/** Of those changed as many as somebody looks through before taking the file in. */
const MOST_CHANGES = 200;
const Upload = FileInterceptor('file', {
  storage: memoryStorage(),
  limits: { fileSize: MOST_BYTES, files: 1, fields: 4 },
});

/** Scores by workbook: the template, the dry run, and with its `plan` the same file once more to apply it. */
@Needs('rating.enter')
@Controller('files/ratings/:periodId')
export class ScoresController {
  constructor(private readonly scores: Scores) {}

  @Get('scores-template.xlsx')
  async template(
    @Ctx() ctx: RequestContext,
    @Param('periodId', IdPipe) id: number,
    @Query() asked: Asked,
    @Res() response: Response,
  ): Promise<void> {
    const table = await this.scores.template(ctx, id, idOf(askedText(asked['unitId']) ?? ''));
    await sendTable(response, table, { format: 'xlsx', language: 'vi' });
  }

  @Post('scores')
  @UseInterceptors(Upload)
  async take(
    @Ctx() ctx: RequestContext,
    @Param('periodId', IdPipe) id: number,
    @UploadedFile() file: Express.Multer.File | undefined,
    @Body() body: Asked | undefined,
  ): Promise<ScoreReport & { faultsTotal: number }> {
    const plan = askedText(body?.['plan']);
    const goodRowsOnly = body?.['goodRowsOnly'] === 'true';
    const report =
      plan === null
        ? await this.scores.check(ctx, id, bytesOf(file))
        : await this.scores.apply(ctx, id, bytesOf(file), { plan, goodRowsOnly });
    return {
      ...report,
      changes: report.changes.slice(0, MOST_CHANGES),
      faults: report.faults.slice(0, MOST_FAULTS),
      faultsTotal: report.faults.length,
    };
  }

  /** Everything that is wrong with a file, a line each. */
  @Post('scores-faults.xlsx')
  @UseInterceptors(Upload)
  async faults(
    @Ctx() ctx: RequestContext,
    @Param('periodId', IdPipe) id: number,
    @UploadedFile() file: Express.Multer.File | undefined,
    @Body() body: Asked | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const language = askedLanguage(body?.['lang']);
    const { faults } = await this.scores.check(ctx, id, bytesOf(file));
    const vi = language === 'vi';
    response.status(200);
    const table = {
      fileName: `loi-diem-xep-loai-${ctx.today}`,
      sheetName: vi ? 'Lỗi' : 'Faults',
      lines: [vi ? `Các lỗi cần sửa: ${faults.length}` : `Faults to mend: ${faults.length}`],
      columns: (vi
        ? ['Trang', 'Dòng', 'Cột', 'Tên cột', 'Lỗi và cách sửa']
        : ['Sheet', 'Row', 'Column', 'Heading', 'What is wrong']
      ).map((heading, i) => ({ heading, width: [16, 8, 8, 40, 100][i] ?? 16 })),
      rows: faults.map((fault) => [fault.sheet, fault.row, fault.column, fault.heading, fault[language]]),
    };
    await sendTable(response, table, { format: 'xlsx', language });
  }
}

/** @throws bad_input `empty_file` */
function bytesOf(file: Express.Multer.File | undefined): Buffer {
  if (file && file.size > 0) return file.buffer;
  throw badInput(
    'empty_file',
    'Chưa có tệp, hoặc tệp trống. Hãy chọn lại tệp điểm.',
    'There is no file, or it is empty. Choose the workbook of scores again.',
    'file',
  );
}

import { Body, Controller, Get, Post, Res, UploadedFile, UseInterceptors } from '@nestjs/common';
import type { Response } from 'express';
import { isDay } from '@dat100/shared/calendar';
import { cleanText } from '@dat100/shared/vietnamese-text';
import { Ctx } from '../access/caller.decorator.js';
import { Needs } from '../access/declare.js';
import type { RequestContext } from '../common/context.js';
import { badInput } from '../common/errors.js';
import { idOf } from '../common/ids.js';
import { ImportsService, isBusy } from './imports.service.js';
import { rosterTemplate } from './roster-template.js';
import { RosterUpload, type UploadedRoster } from './roster-upload.js';

/** How long an upload waits for its plan: a ward's list is planned by then, and the page needs no second look. */
const WAIT_MS = 3000;

@Controller('files')
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  /**
   * Takes a list (`kind`: roster, if left out, or police), works out what it would change, and answers the key under
   * which that can be looked at; `state` is `reading` while the work goes on.
   */
  @Needs('import.read')
  @Post('imports')
  @UseInterceptors(RosterUpload)
  async upload(
    @Ctx() ctx: RequestContext,
    @UploadedFile() file: UploadedRoster | undefined,
    @Body() body: Record<string, unknown>,
  ): Promise<{ id: string; state: string }> {
    if (!file || file.size === 0)
      throw badInput(
        'empty_file',
        'Chưa có tệp, hoặc tệp trống. Hãy chọn lại tệp danh sách.',
        'There is no file, or it is empty. Choose the list again.',
        'file',
      );
    const asOf = fieldOf(body, 'asOf') || null;
    if (asOf !== null && !isDay(asOf))
      throw badInput(
        'bad_day',
        'Ngày của danh sách phải có dạng yyyy-MM-dd.',
        "The list's day must be in the form yyyy-MM-dd.",
        'asOf',
      );
    const kind = fieldOf(body, 'kind') || 'roster';
    if (kind !== 'roster' && kind !== 'police')
      throw badInput(
        'unknown_kind',
        'Loại danh sách là roster (của đơn vị) hoặc police (của Công an).',
        "The kind of list is roster (a unit's own) or police (an official one).",
        'kind',
      );
    const { id } = await this.imports.begin(ctx, {
      kind,
      received: file,
      fileName: fileNameOf(file.originalname),
      unitId: idOf(fieldOf(body, 'unitId')),
      asOf,
    });
    const stored = await this.imports.settled(id, WAIT_MS);
    return { id: String(id), state: isBusy(stored) ? 'reading' : stored.state };
  }

  @Needs('import.run')
  @Get('template-roster.xlsx')
  async template(@Res() response: Response): Promise<void> {
    response.setHeader('Content-Type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    response.setHeader('Content-Disposition', 'attachment; filename="mau-danh-sach-dat100.xlsx"');
    await rosterTemplate(response);
  }
}

/** Browsers send UTF-8 names, the multipart reader takes them for Latin-1. */
function fileNameOf(name: string): string {
  const text = Buffer.from(name, 'latin1').toString('utf8');
  return cleanText(text.includes('\ufffd') ? name : text).slice(0, 250);
}

/** One field of the form, '' when it is left out. @throws bad_input `bad_form` for one that is sent twice, or as a list */
function fieldOf(body: Record<string, unknown>, name: string): string {
  const value = body[name] ?? '';
  if (typeof value === 'string') return value;
  throw badInput(
    'bad_form',
    'Biểu mẫu gửi lên không đúng: mỗi mục chỉ được gửi một lần. Hãy tải lại trang rồi làm lại.',
    'The form cannot be read: each field is sent once. Reload the page and try again.',
    name,
  );
}

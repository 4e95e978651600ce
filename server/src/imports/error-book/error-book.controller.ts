import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Ctx } from '../../access/caller.decorator.js';
import { Needs } from '../../access/declare.js';
import type { RequestContext } from '../../common/context.js';
import { IdPipe } from '../../common/ids.js';
import { sendFile } from '../../exports/send-file.js';
import { ErrorBookService } from './error-book.service.js';

@Controller('files/imports')
export class ErrorBookController {
  constructor(private readonly books: ErrorBookService) {}

  /** The rows of the caller's own file that did not go in, with what is wrong and what to do. */
  @Needs('import.read')
  @Get(':id/errors.xlsx')
  async errors(
    @Ctx() ctx: RequestContext,
    @Param('id', IdPipe) id: number,
    @Query('lang') lang: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const book = await this.books.open(ctx, id, lang === 'en' ? 'en' : 'vi');
    await sendFile(response, book.fileName, (out) => book.write(out));
  }
}

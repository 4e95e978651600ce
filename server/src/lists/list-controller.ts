import { Controller, Get, Param, Query, Res, type Type } from '@nestjs/common';
import type { Response } from 'express';
import { Ctx } from '../access/caller.decorator.js';
import { Needs } from '../access/declare.js';
import type { RequestContext } from '../common/context.js';
import { notFound } from '../common/errors.js';
import { askedLanguage, type Asked } from '../exports/asked.js';
import type { ExportForm } from '../exports/export-table.js';
import { sendTable } from '../exports/send-table.js';
import type { ExportedList } from './exported-list.js';
import { ListExports, screenPermission } from './list-exports.js';

const FORMATS: readonly ExportForm['format'][] = ['csv', 'xlsx'];

/** The address of a list as a file, with the choices of its screen by the names of its query, and lang. */
export function listController(list: ExportedList): Type {
  @Needs(list.takes ?? screenPermission(list))
  @Controller('files/lists')
  class ListController {
    constructor(private readonly lists: ListExports) {}

    @Get(`${list.name}.:format`)
    async send(
      @Ctx() ctx: RequestContext,
      @Param('format') asFormat: string,
      @Query() asked: Asked,
      @Res() response: Response,
    ): Promise<void> {
      const format = FORMATS.find((one) => one === asFormat);
      if (!format) throw notFound();
      const form = { format, language: askedLanguage(asked['lang']) };
      await sendTable(response, await this.lists.open(ctx, list, asked, form), form);
    }
  }
  return ListController;
}

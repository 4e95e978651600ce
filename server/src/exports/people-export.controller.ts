import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Ctx } from '../access/caller.decorator.js';
import { Needs } from '../access/declare.js';
import type { RequestContext } from '../common/context.js';
import { askedLanguage, type Asked } from './asked.js';
import { filterOf, sortOf } from './asked-people.js';
import type { ExportForm } from './export-table.js';
import { PeopleExport } from './people-export.js';
import { sendTable } from './send-table.js';

/** A list of people as a file, with the filter and the order of the query `people`, and lang. */
@Needs('people.export')
@Controller('files')
export class PeopleExportController {
  constructor(private readonly people: PeopleExport) {}

  @Get('people.csv')
  async csv(@Ctx() ctx: RequestContext, @Query() asked: Asked, @Res() response: Response): Promise<void> {
    await this.send(ctx, asked, 'csv', response);
  }

  @Get('people.xlsx')
  async xlsx(@Ctx() ctx: RequestContext, @Query() asked: Asked, @Res() response: Response): Promise<void> {
    await this.send(ctx, asked, 'xlsx', response);
  }

  private async send(
    ctx: RequestContext,
    asked: Asked,
    format: ExportForm['format'],
    response: Response,
  ): Promise<void> {
    const form = { format, language: askedLanguage(asked['lang']) };
    await sendTable(response, await this.people.open(ctx, sortOf(asked['sort']), filterOf(asked), form), form);
  }
}

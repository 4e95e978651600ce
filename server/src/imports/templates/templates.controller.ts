import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Ctx } from '../../access/caller.decorator.js';
import { Needs } from '../../access/declare.js';
import type { RequestContext } from '../../common/context.js';
import { idOf } from '../../common/ids.js';
import { sendFile } from '../../exports/send-file.js';
import { TemplatesService, type Template } from './templates.service.js';

/** Empty workbooks to fill in. */
@Controller('files/templates')
export class TemplatesController {
  constructor(private readonly templates: TemplatesService) {}

  @Needs('import.run')
  @Get('roster.xlsx')
  async roster(@Ctx() ctx: RequestContext, @Query('unitId') unitId: unknown, @Res() response: Response): Promise<void> {
    await send(response, await this.templates.roster(ctx, unitId === undefined ? null : idOf(String(unitId))));
  }

  @Needs('police.import')
  @Get('police.xlsx')
  async police(@Ctx() ctx: RequestContext, @Res() response: Response): Promise<void> {
    await send(response, this.templates.police(ctx));
  }
}

const send = (response: Response, { fileName, write }: Template): Promise<void> => sendFile(response, fileName, write);

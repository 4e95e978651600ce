import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Ctx } from '../access/caller.decorator.js';
import { Needs } from '../access/declare.js';
import type { RequestContext } from '../common/context.js';
import { idOf } from '../common/ids.js';
import { askedLanguage, askedText, type Asked } from '../exports/asked.js';
import { sendTable } from '../exports/send-table.js';
import { PoliceRequest } from './police-request.js';

/**
 * The list for the police as a workbook: unitId, criterion and action name the group; personIds (with commas) whom of
 * it, or all=true; purpose; and lang.
 */
@Needs('police.request')
@Controller('files')
export class PoliceRequestController {
  constructor(private readonly requests: PoliceRequest) {}

  @Get('police-request.xlsx')
  async xlsx(@Ctx() ctx: RequestContext, @Query() asked: Asked, @Res() response: Response): Promise<void> {
    const text = (name: string) => askedText(asked[name]);
    const form = { format: 'xlsx', language: askedLanguage(asked['lang']) } as const;
    const ask = {
      unitId: idOf(text('unitId') ?? ''),
      criterion: text('criterion') ?? '',
      action: text('action') ?? '',
      personIds: text('all') === 'true' ? null : (text('personIds') ?? '').split(',').filter(Boolean).map(idOf),
      purpose: text('purpose'),
    };
    await sendTable(response, await this.requests.open(ctx, ask, form.language), form);
  }
}

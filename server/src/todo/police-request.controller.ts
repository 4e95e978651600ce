import { Body, Controller, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Ctx } from '../access/caller.decorator.js';
import { Needs } from '../access/declare.js';
import type { RequestContext } from '../common/context.js';
import { idOf } from '../common/ids.js';
import { askedLanguage, type Asked } from '../exports/asked.js';
import { sendTable } from '../exports/send-table.js';
import { PoliceRequest } from './police-request.js';

/**
 * The list for the police as a workbook. The JSON body says for whom: unitId, criterion and action name the group;
 * personIds whom of it, or all: true; purpose; and lang. It is posted, for whole ids never leave by a link that another
 * site could lay out, and who and why stand in no address.
 */
@Needs('police.request')
@Controller('files')
export class PoliceRequestController {
  constructor(private readonly requests: PoliceRequest) {}

  @Post('police-request.xlsx')
  async xlsx(@Ctx() ctx: RequestContext, @Body() asked: Asked | undefined, @Res() response: Response): Promise<void> {
    const text = (name: string) => textOf(asked?.[name]);
    const chosen = asked?.['personIds'];
    const form = { format: 'xlsx', language: askedLanguage(asked?.['lang']) } as const;
    const ask = {
      unitId: idOf(text('unitId')),
      criterion: text('criterion'),
      action: text('action'),
      personIds: asked?.['all'] === true ? null : Array.isArray(chosen) ? chosen.map((key) => idOf(textOf(key))) : [],
      purpose: text('purpose'),
    };
    response.status(200);
    await sendTable(response, await this.requests.open(ctx, ask, form.language), form);
  }
}

/** '' for anything but a text. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Ctx } from '../access/caller.decorator.js';
import { Needs } from '../access/declare.js';
import type { RequestContext } from '../common/context.js';
import { badInput } from '../common/errors.js';
import { idOf } from '../common/ids.js';
import type { PeopleFilter } from '../people/people.list.js';
import { PersonSort } from '../people/people.input.js';
import { askedLanguage, askedNumber, askedText, type Asked } from './asked.js';
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

function filterOf(asked: Asked): PeopleFilter {
  const text = (name: string) => askedText(asked[name]);
  const isOn = (name: string) => (text(name) === 'true' ? true : null);
  return {
    unitId: idOf(text('unitId') ?? ''),
    direct: isOn('direct'),
    search: text('search'),
    kind: text('kind'),
    membership: text('membership'),
    criterion: text('criterion'),
    stage: text('stage'),
    notAchieved: isOn('notAchieved'),
    overdue: isOn('overdue'),
    lens: text('lens'),
    holder: text('holder'),
    reason: text('reason'),
    waitingAtLeast: askedNumber(asked['waitingAtLeast'], 'waitingAtLeast'),
  };
}

function sortOf(value: unknown): PersonSort {
  const asked = askedText(value);
  const found = asked === null ? PersonSort.NAME_ASC : Object.values(PersonSort).find((sort) => sort === asked);
  if (found) return found;
  const sorts = Object.values(PersonSort).join(', ');
  throw badInput(
    'unknown_sort',
    `Không sắp xếp được theo "${asked}"; có: ${sorts}.`,
    `A list cannot be sorted by "${asked}"; there are: ${sorts}.`,
    'sort',
  );
}

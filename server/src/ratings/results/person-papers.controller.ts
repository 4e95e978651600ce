import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Ctx } from '../../access/caller.decorator.js';
import { Needs } from '../../access/declare.js';
import type { RequestContext } from '../../common/context.js';
import { badInput } from '../../common/errors.js';
import { IdPipe } from '../../common/ids.js';
import { askedText, type Asked } from '../../exports/asked.js';
import { officialDocx } from '../../exports/official-docx.js';
import { officialPdf } from '../../exports/official-pdf.js';
import { sendFile } from '../../exports/send-file.js';
import { ZipStream } from '../../exports/zip-stream.js';
import { PERSON_PAPERS, type PersonPaper } from './person-papers.js';
import { PersonPapers } from './person-papers.service.js';
import { askOf } from './result-export.controller.js';

const WRITERS = { docx: officialDocx, pdf: officialPdf } as const;
type Format = keyof typeof WRITERS;

/** Papers of people: `kind` is slip or notice, `format` pdf (unless docx is asked for). */
@Needs('rating.export')
@Controller('files')
export class PersonPapersController {
  constructor(private readonly papers: PersonPapers) {}

  /** One person's, by the key of the sheet. */
  @Get('rating-papers/:sheetId')
  async one(
    @Ctx() ctx: RequestContext,
    @Param('sheetId', IdPipe) sheetId: number,
    @Query() asked: Asked,
    @Res() response: Response,
  ): Promise<void> {
    const [kind, format] = [kindOf(asked), formatOf(asked)];
    const { fileName, paper } = await this.papers.one(ctx, sheetId, kind);
    const bytes = await WRITERS[format](paper);
    await sendFile(response, `${fileName}.${format}`, async (out) => void out.end(bytes));
  }

  /** Those of a list, of an agency or of a unit, as the list of results is asked for: each goes out as it is made. */
  @Get('ratings/:periodId/papers.zip')
  async zip(
    @Ctx() ctx: RequestContext,
    @Param('periodId', IdPipe) id: number,
    @Query() asked: Asked,
    @Res() response: Response,
  ): Promise<void> {
    const [kind, format] = [kindOf(asked), formatOf(asked)];
    const { fileName, papers } = await this.papers.many(ctx, id, askOf(asked), kind);
    await sendFile(response, `${fileName}.zip`, async (out) => {
      const zip = new ZipStream(out, ctx.now);
      for await (const { fileName: name, paper } of papers) {
        if (out.destroyed) return;
        await zip.file(`${name}.${format}`, [await WRITERS[format](paper)]);
      }
      await zip.end();
    });
  }
}

/** @throws bad_input `unknown_paper` */
function kindOf(asked: Asked): PersonPaper {
  const text = askedText(asked['kind']) ?? 'slip';
  const kind = PERSON_PAPERS.find((one) => one === text);
  if (kind) return kind;
  throw badInput(
    'unknown_paper',
    `Không có loại giấy "${text}"; có: ${PERSON_PAPERS.join(', ')}.`,
    `There is no paper "${text}"; there are: ${PERSON_PAPERS.join(', ')}.`,
    'kind',
  );
}

const formatOf = (asked: Asked): Format => (askedText(asked['format']) === 'docx' ? 'docx' : 'pdf');

import { idOf } from '../common/ids.js';
import { ErrorBookService } from '../imports/error-book/error-book.service.js';
import { TemplatesService } from '../imports/templates/templates.service.js';
import { textOf } from './arguments.js';
import { UsageError, type Given, type Outcome } from './command.js';
import { languageOf, wantedBook, writeBookOf } from './export-file.js';
import { unitKeyOf } from './unit-of.js';
import { withServices } from './workbench.js';

/** The workbook to fill in, as the page gives it. */
export async function writeTemplateFile(given: Given): Promise<Outcome> {
  const file = wantedBook(given);
  const [kind] = given.positionals;
  if (kind !== 'roster' && kind !== 'police')
    throw new UsageError(
      `Mẫu là roster hoặc police, không phải "${kind}".`,
      `The template is roster or police, not "${kind}".`,
    );
  if (kind === 'police' && textOf(given, 'unit') !== null)
    throw new UsageError(
      'Mẫu police giống nhau cho mọi đơn vị: bỏ --unit.',
      'The police template is the same for every unit: leave out --unit.',
    );
  return withServices(
    given,
    async (app, ctx) => {
      const templates = app.get(TemplatesService);
      const unitId = await unitKeyOf(app, ctx, given, 'unit');
      await writeBookOf(file, async () => (kind === 'police' ? templates.police(ctx) : templates.roster(ctx, unitId)));
      const text = `${file.path}: tệp mẫu / template (${kind})`;
      return { json: { kind, file: file.path, format: 'xlsx' }, text, ok: true };
    },
    [TemplatesService],
  );
}

/** The rows of an import that did not go in, to be mended and imported again; on record as the page's download is. */
export async function writeErrorsFile(given: Given): Promise<Outcome> {
  const file = wantedBook(given);
  const language = languageOf(given);
  const id = idOf(given.positionals[0] ?? '');
  return withServices(
    given,
    async (app, ctx) => {
      let rows = 0;
      await writeBookOf(file, async () => {
        const book = await app.get(ErrorBookService).open(ctx, id, language);
        rows = book.rows;
        return book;
      });
      const text = `${file.path}: ${rows} dòng cần sửa / rows to mend`;
      return { json: { id: String(id), file: file.path, format: 'xlsx', rows }, text, ok: true };
    },
    [ErrorBookService],
  );
}

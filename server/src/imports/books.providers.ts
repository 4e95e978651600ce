import { ErrorBookController } from './error-book/error-book.controller.js';
import { ErrorBookResolver } from './error-book/error-book.resolver.js';
import { ErrorBookService } from './error-book/error-book.service.js';
import { RowsReading } from './rows/rows.reading.js';
import { RowsResolver } from './rows/rows.resolver.js';
import { SummaryReading } from './summary/summary-reading.js';
import { SummaryResolver } from './summary/summary.resolver.js';
import { TemplatesController } from './templates/templates.controller.js';
import { TemplatesService } from './templates/templates.service.js';

/** Workbooks that go out, and sheets of counts that came in. */
export const BOOKS_CONTROLLERS = [ErrorBookController, TemplatesController];
export const BOOKS_PROVIDERS = [
  ErrorBookService,
  ErrorBookResolver,
  TemplatesService,
  SummaryReading,
  SummaryResolver,
  RowsReading,
  RowsResolver,
];

import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AS_AN_OPERATION } from '../../common/query-limits.js';
import { Import } from '../imports.model.js';
import { ErrorBookService } from './error-book.service.js';

@Resolver(() => Import)
export class ErrorBookResolver {
  constructor(private readonly books: ErrorBookService) {}

  @ResolveField(() => Boolean, {
    complexity: AS_AN_OPERATION,
    description: 'whether /files/imports/ID/errors.xlsx has rows: rejected, with a rejected cell, or waiting',
  })
  hasRowsToMend(@Parent() parent: Import): Promise<boolean> {
    return this.books.hasRows(parent.id);
  }
}

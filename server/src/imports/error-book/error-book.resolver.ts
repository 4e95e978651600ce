import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Import } from '../imports.model.js';
import { ErrorBookService } from './error-book.service.js';

@Resolver(() => Import)
export class ErrorBookResolver {
  constructor(private readonly books: ErrorBookService) {}

  @ResolveField(() => Boolean, {
    description: 'whether /files/imports/ID/errors.xlsx has rows: rejected, with a rejected cell, or waiting',
  })
  hasRowsToMend(@Parent() parent: Import): Promise<boolean> {
    return this.books.hasRows(parent.id);
  }
}

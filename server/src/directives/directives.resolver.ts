import { Query, Resolver } from '@nestjs/graphql';
import { Needs } from '../access/declare.js';
import { Directive } from './directive.model.js';
import { DirectivesService, type Directive as StoredDirective } from './directives.service.js';

/** Directives with their criteria and stages: every board is read with them, so whoever sees boards sees these. */
@Needs('board.read')
@Resolver()
export class DirectivesResolver {
  constructor(private readonly directivesService: DirectivesService) {}

  @Query(() => [Directive])
  directives(): Promise<StoredDirective[]> {
    return this.directivesService.all();
  }
}

import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { DirectivesModule } from '../directives/directives.module.js';
import { RatingDrafts } from './rating-drafts.service.js';
import { RatingSchemes } from './rating-schemes.service.js';
import { RatingsResolver } from './ratings.resolver.js';
import { ShippedSchemes } from './shipped-schemes.js';

/** Year-end ratings: so far the schemes they are made by. */
@Module({
  imports: [AccessModule, DirectivesModule],
  providers: [ShippedSchemes, RatingSchemes, RatingDrafts, RatingsResolver],
})
export class RatingsModule {}

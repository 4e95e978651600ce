import { Module } from '@nestjs/common';
import { SavedViews } from './saved-views.service.js';
import { SavedViewsResolver } from './saved-views.resolver.js';

@Module({ providers: [SavedViews, SavedViewsResolver] })
export class ViewsModule {}

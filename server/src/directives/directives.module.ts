import { Module } from '@nestjs/common';
import { DirectivesResolver } from './directives.resolver.js';
import { DirectivesService } from './directives.service.js';

@Module({ providers: [DirectivesService, DirectivesResolver], exports: [DirectivesService] })
export class DirectivesModule {}

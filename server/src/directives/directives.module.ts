import { Module } from '@nestjs/common';
import { DirectivesService } from './directives.service.js';

@Module({ providers: [DirectivesService], exports: [DirectivesService] })
export class DirectivesModule {}

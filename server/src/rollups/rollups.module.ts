import { Module } from '@nestjs/common';
import { DirectivesModule } from '../directives/directives.module.js';
import { Midnight } from './midnight.js';

/** Counters of today and history of every day, kept on the clock's day. */
@Module({ imports: [DirectivesModule], providers: [Midnight] })
export class RollupsModule {}

import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { listController } from './list-controller.js';
import { ListExports } from './list-exports.js';
import { LISTS } from './lists.js';

/** Lists and boards of the screens as files; each is read through the resolver that answers its screen. */
@Module({
  imports: [AccessModule],
  controllers: LISTS.map(listController),
  providers: [ListExports],
})
export class ListsModule {}

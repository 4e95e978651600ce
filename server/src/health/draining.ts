import { Injectable } from '@nestjs/common';

/** Whether the process has begun to shut down: it finishes what it has and asks for nothing new. */
@Injectable()
export class Draining {
  begun = false;
}

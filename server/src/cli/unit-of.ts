import type { INestApplicationContext } from '@nestjs/common';
import type { RequestContext } from '../common/context.js';
import { UnitsService } from '../units/units.service.js';
import { textOf } from './arguments.js';
import type { Given } from './command.js';

/** The key of the unit whose code an option gives, as of today; null if left out. @throws not_found */
export async function unitKeyOf(
  app: INestApplicationContext,
  ctx: RequestContext,
  given: Given,
  name: string,
): Promise<number | null> {
  const code = textOf(given, name);
  return code === null ? null : (await app.get(UnitsService).byCode(code, null, ctx.today)).id;
}

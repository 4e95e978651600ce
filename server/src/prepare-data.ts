import type { INestApplicationContext } from '@nestjs/common';
import { SETTINGS } from './common/tokens.js';
import type { Settings } from './config/settings.js';

/**
 * What has to be there before the first request and is not there yet: runs at each start, on a migrated database,
 * before readiness. `say` gets a line for each step that takes a while.
 */
export async function prepareData(app: INestApplicationContext, say: (line: string) => void): Promise<void> {
  if (!app.get<Settings>(SETTINGS).demo) return;
  // Loaded only where there is a demo: nobody else needs its names and stories.
  const { ensureDemo } = await import('./seed/demo-city.js');
  await ensureDemo(app, say);
}

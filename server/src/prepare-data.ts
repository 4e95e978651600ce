import type { INestApplicationContext } from '@nestjs/common';

/**
 * What has to be there before the first request and is not there yet: runs at each start, on a migrated database,
 * before readiness.
 */
export async function prepareData(_app: INestApplicationContext): Promise<void> {}

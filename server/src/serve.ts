import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createFirstAdministratorCode } from './access/first-administrator.js';
import { closeDemoAccounts, readDemoAccounts } from './access/demo-accounts.js';
import { Clock } from './common/clock.js';
import { faultFields, type Log } from './common/log.js';
import { LOG } from './common/tokens.js';
import type { Settings } from './config/settings.js';
import { Database } from './database/database.js';
import { JobPlace } from './job-place.js';
import { prepareData } from './prepare-data.js';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Prepares the data, listens, and then says where. Resolves once requests are answered. */
export async function serve(app: NestExpressApplication, settings: Settings): Promise<void> {
  const log = app.get<Log>(LOG);
  process.on('unhandledRejection', (error) => log.error(faultFields(error), 'unhandled rejection'));
  await prepareData(app, say);
  const code = settings.demo ? null : await firstCode(app);
  await app.listen(settings.port, settings.host);
  announce(app, settings, code);
  app.get(JobPlace).start();
}

/** Outside the demo: its accounts are closed, and where nobody is left there is a code for the first administrator. */
async function firstCode(app: NestExpressApplication): Promise<string | null> {
  await closeDemoAccounts(app.get(Database));
  return createFirstAdministratorCode(app.get(Database), app.get(Clock).now());
}

/** Said last, once everything answers: scripts wait for these lines. */
function announce(app: NestExpressApplication, settings: Settings, code: string | null): void {
  const { port } = app.getHttpServer().address() as AddressInfo;
  const host = settings.host === '0.0.0.0' || settings.host === '::' ? 'localhost' : settings.host;
  const address = settings.publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  say(`Đạt100: ${address}`);
  if (settings.demo) {
    say('Tài khoản dùng thử / demo accounts:');
    for (const { username, password, role, unitText } of readDemoAccounts(settings.dataDir))
      say(`  ${username.padEnd(28)} ${password}   ${role}${unitText ? `, ${unitText}` : ''}`);
  }
  if (code) {
    say(`Chưa có tài khoản nào. Mở tài khoản quản trị "admin" bằng mã: ${code}`);
    say(`No account yet. Open the administrator's account "admin" with the code: ${code}`);
  }
}

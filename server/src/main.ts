import { readSettings, SettingsError } from './config/settings.js';

/** Whoever stops us kills us after some seconds. */
const LONGEST_MS = 4500;

/** Asked to stop: what still fails then, fails because we are going. */
let stopping = false;
/** Closes what is open by now. */
let close: (() => Promise<void>) | null = null;

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    // A long transaction (the demo city being made) is not waited for: cut off, it leaves nothing behind.
    setTimeout(() => process.exit(0), LONGEST_MS).unref();
    void close?.().then(() => process.exit(0));
  });

async function main(): Promise<void> {
  // Settings come first and the rest of the program is loaded after them: wrong ones are told at once.
  const settings = readSettings(process.env);
  const { createApp } = await import('./create-app.js');
  const { serve } = await import('./serve.js');
  const { shutDown } = await import('./shut-down.js');
  const app = await createApp(settings);
  close = () => shutDown(app);
  if (!stopping) return serve(app, settings);
  await close();
  process.exit(0);
}

main().catch((error: unknown) => {
  if (stopping) return;
  const said =
    error instanceof SettingsError ? error.message : `Đạt100 không khởi động được / could not start: ${String(error)}`;
  process.stderr.write(`${said}\n`);
  process.exit(1);
});

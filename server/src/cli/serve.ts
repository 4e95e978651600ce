import { wholeOf } from './arguments.js';
import { UsageError, type Given, type Outcome } from './command.js';

/** Starts the server in this process; it runs until it gets SIGINT or SIGTERM. */
export async function serve(given: Given): Promise<Outcome | null> {
  const port = wholeOf(given, 'port');
  if (port !== null && (port < 1 || port > 65_535))
    throw new UsageError('--port từ 1 đến 65535.', '--port is 1 to 65535.');
  if (port !== null) process.env['PORT'] = String(port);
  await import('../main.js');
  return null;
}

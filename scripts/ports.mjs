/** TCP ports of this machine. */
import net from 'node:net';

const LAST_TRIED = 50;

function listenOnce(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(null));
    server.listen({ port, host }, () => {
      const { port: given } = server.address();
      server.close(() => resolve(given));
    });
  });
}

/** Whether a server could listen on this port on every address of the machine. */
export async function isFree(port) {
  return (await listenOnce(port)) !== null;
}

/** A port that is free now on 127.0.0.1, chosen by the system. */
export async function anyFreePort() {
  return listenOnce(0, '127.0.0.1');
}

/** The first free port from `first` upwards, or one of the system's choice when the next 50 are all taken. */
export async function freePortFrom(first) {
  for (let port = first; port < first + LAST_TRIED; port += 1) {
    if (await isFree(port)) return port;
  }
  return listenOnce(0);
}

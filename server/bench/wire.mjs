/**
 * A kept-open connection that sends prepared bytes and reads one answer at a time: it costs the measuring process next
 * to nothing, so that the machine's cores are left to the servers.
 */
import net from 'node:net';

/** A server closes a connection that has been idle for five seconds: before that it is opened anew. */
const IDLE_MS = 2000;
const HEAD_END = Buffer.from('\r\n\r\n');

/** A request as it goes over the wire; with a body it is a POST of JSON. */
export function requestOf(url, path, { body, cookie } = {}) {
  const { host } = new URL(url);
  const lines = [
    `${body === undefined ? 'GET' : 'POST'} ${path} HTTP/1.1`,
    `host: ${host}`,
    'accept: application/json',
  ];
  if (cookie) lines.push(`cookie: ${cookie}`);
  const text = body === undefined ? '' : JSON.stringify(body);
  if (text) lines.push('content-type: application/json', `content-length: ${Buffer.byteLength(text)}`);
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${text}`);
}

export class Wire {
  #url;
  #socket = null;
  #usedAt = 0;
  #waiting = null;
  #parts = [];
  #missing = null;

  constructor(url) {
    this.#url = url;
  }

  /** Sends a request and resolves with the bytes of the answer's body. @throws unless the status is 200 */
  ask(request) {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      if (performance.now() - this.#usedAt > IDLE_MS) this.#open();
      this.#socket.write(request);
    });
  }

  close() {
    this.#waiting = null;
    this.#socket?.destroy();
  }

  #open() {
    this.#socket?.removeAllListeners().destroy();
    const { hostname, port } = new URL(this.#url);
    this.#socket = net.connect({ host: hostname, port: Number(port), noDelay: true });
    this.#socket.on('data', (bytes) => this.#take(bytes));
    this.#socket.on('error', (error) => this.#fail(error));
    this.#socket.on('close', () => this.#fail(new Error('The server closed the connection.')));
  }

  #take(bytes) {
    this.#parts.push(bytes);
    if (this.#missing === null) {
      const all = Buffer.concat(this.#parts);
      const end = all.indexOf(HEAD_END);
      if (end < 0) return;
      const head = all.toString('latin1', 0, end);
      const length = /\r\ncontent-length: (\d+)/i.exec(head);
      if (!length || !head.startsWith('HTTP/1.1 200')) return this.#fail(new Error(`The server answered: ${head}`));
      const body = all.subarray(end + HEAD_END.length);
      this.#parts = [body];
      this.#missing = Number(length[1]) - body.length;
    } else this.#missing -= bytes.length;
    if (this.#missing > 0) return;
    const [body, { resolve }] = [Buffer.concat(this.#parts), this.#waiting];
    this.#parts = [];
    this.#missing = null;
    this.#waiting = null;
    this.#usedAt = performance.now();
    resolve(body);
  }

  #fail(error) {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.reject(error);
  }
}

import { WebSocket } from 'ws';
import type { Session, TestApp } from './app.js';

/** A message of graphql-transport-ws. */
export interface Message {
  type: string;
  id?: string;
  payload?: unknown;
}

/** Until what has happened so far has been told: the outbox is read twice a second. */
export const untilTold = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 800));

/** A client of the socket that writes down what it hears. */
export class Listener {
  readonly heard: Message[] = [];
  private readonly socket: WebSocket;
  /** close code, or the HTTP status of a handshake that was refused */
  readonly ended: Promise<number>;

  constructor(t: TestApp, session: Pick<Session, 'cookie'> | null, origin: string | null = t.url, path = '/graphql') {
    const headers = { ...(session ? { cookie: session.cookie } : {}), ...(origin === null ? {} : { origin }) };
    this.socket = new WebSocket(`${t.url.replace('http', 'ws')}${path}`, 'graphql-transport-ws', { headers });
    this.socket.on('message', (data) => this.heard.push(JSON.parse(String(data)) as Message));
    this.socket.on('open', () => this.say({ type: 'connection_init' }));
    this.socket.on('error', () => undefined);
    this.ended = new Promise((resolve) => {
      this.socket.on('close', resolve);
      this.socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
    });
  }

  say(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  subscribe(id: string, query: string, variables: object = {}): void {
    this.say({ type: 'subscribe', id, payload: { query, variables } });
  }

  /** The first message that fits, waited for. */
  async hears(type: string, id?: string): Promise<Message> {
    for (let waited = 0; waited < 5000; waited += 10) {
      const found = this.heard.find((message) => message.type === type && (id === undefined || message.id === id));
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`nothing of type ${type}, but ${JSON.stringify(this.heard)}`);
  }

  leave(): void {
    this.socket.terminate();
  }
}

import { once } from 'node:events';
import net from 'node:net';
import { waitFor } from './waiting.mjs';

const HEAD_END = '\r\n\r\n';

/** A viewer on a bare socket, which can do what no player should. */
export class RawViewer {
  answers = [];
  #rest = Buffer.alloc(0);

  /** `from`: an address of the loopback; the server counts connections by it. */
  constructor(server, { from = '127.0.0.1', ...options } = {}) {
    this.socket = net.connect({ port: server.httpPort, host: '127.0.0.1', localAddress: from, ...options });
    this.socket.on('error', () => {});
    if (!options.onread) this.socket.on('data', (bytes) => this.#take(bytes));
  }

  static async open(server, options) {
    const viewer = new RawViewer(server, options);
    await once(viewer.socket, 'connect');
    return viewer;
  }

  get isOpen() { return !this.socket.destroyed && !this.socket.readableEnded; }

  ask(...paths) {
    this.socket.write(paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`).join(''));
  }

  /** Waits until that many answers are there: {status, head, body}. */
  async answered(count) {
    await waitFor(`${count} answers`, () => this.answers.length >= count || !this.isOpen, { seconds: 25, everyMs: 20 });
    return this.answers;
  }

  async get(path) {
    this.ask(path);
    return (await this.answered(this.answers.length + 1)).at(-1);
  }

  closed(seconds = 15) { return waitFor('the server closes the connection', () => !this.isOpen, { seconds }); }
  leave() { this.socket.destroy(); }

  #take(bytes) {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    for (;;) {
      const headEnd = this.#rest.indexOf(HEAD_END);
      if (headEnd < 0) return;
      const head = this.#rest.subarray(0, headEnd).toString();
      const end = headEnd + HEAD_END.length + Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (this.#rest.length < end) return;
      const body = this.#rest.subarray(headEnd + HEAD_END.length, end).toString();
      this.answers.push({ status: Number(head.split(' ')[1]), head, body });
      this.#rest = this.#rest.subarray(end);
    }
  }
}

/** Opens many at once, a few hundred at a time, lest the listening queue overflows. */
export async function openMany(server, count, options) {
  const viewers = [];
  while (viewers.length < count) {
    const batch = Array.from({ length: Math.min(250, count - viewers.length) }, () => RawViewer.open(server, options));
    viewers.push(...await Promise.all(batch));
  }
  return viewers;
}

/** Whether one more connection is served rather than refused. */
export async function isLetIn(server, from) {
  const viewer = await RawViewer.open(server, { from });
  const answer = await viewer.get('/time');
  viewer.leave();
  return answer?.status === 200;
}

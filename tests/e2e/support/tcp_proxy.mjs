import net from 'node:net';

/** Passes connections on to a port, until they are dropped without a word, as by a cable that was pulled. */
class TcpProxy {
  #pairs = new Set();
  #listener;

  constructor(port) {
    this.#listener = net.createServer((near) => {
      const far = net.connect(port, '127.0.0.1');
      const pair = [near, far];
      this.#pairs.add(pair);
      for (const socket of pair) {
        socket.on('error', () => {});
        socket.on('close', () => this.#drop(pair));
      }
      near.pipe(far).pipe(near);
    });
  }

  async listening() {
    await new Promise((resolve) => { this.#listener.listen(0, '127.0.0.1', resolve); });
    return this;
  }

  get port() { return this.#listener.address().port; }

  /** Resets what is connected now, on both sides. */
  dropAll() { this.#pairs.forEach((pair) => this.#drop(pair)); }

  close() {
    this.#listener.close();
    this.dropAll();
  }

  #drop(pair) {
    this.#pairs.delete(pair);
    pair.forEach((socket) => socket.resetAndDestroy());
  }
}

export const startTcpProxy = (port) => new TcpProxy(port).listening();

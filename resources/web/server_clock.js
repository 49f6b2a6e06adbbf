/**
 * The server's UTC clock, read through GET /time and carried on performance.now(), so that a wrong or
 * changing clock of the viewer's machine does not reach the latency figure.
 */
const BURST = 8;
const RESYNC_MS = 60_000;

export class ServerClock {
  #offset = null;

  constructor(url = '/time') {
    this.url = url;
  }

  /** UTC milliseconds of the server, or null before the first answer. */
  now() {
    return this.#offset === null ? null : performance.now() + this.#offset;
  }

  start() {
    this.#synchronise();
    setInterval(() => this.#synchronise(), RESYNC_MS);
    // performance.now() may stand still while the machine sleeps.
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) this.#synchronise();
    });
  }

  /** The sample with the shortest round trip has the smallest possible error: half of that round trip. */
  async #synchronise() {
    let best = null;
    for (let i = 0; i < BURST; i += 1) {
      const sample = await this.#sample();
      if (sample && (!best || sample.roundTrip < best.roundTrip)) {
        best = sample;
        if (this.#offset === null) this.#offset = sample.offset;
      }
    }
    if (best) this.#offset = best.offset;
  }

  async #sample() {
    try {
      const sent = performance.now();
      const response = await fetch(this.url, { cache: 'no-store' });
      const received = performance.now();
      const serverTime = Number.parseFloat(await response.text());
      if (!response.ok || !Number.isFinite(serverTime)) return null;
      return { roundTrip: received - sent, offset: serverTime - (sent + received) / 2 };
    } catch {
      return null;
    }
  }
}

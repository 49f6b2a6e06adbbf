/** What a link carries over time, in milliseconds and bytes: steps of [kb/s, seconds], repeated for ever. */
export class BandwidthTrace {
  #steps;

  constructor(steps) {
    this.#steps = steps.map(([kbps, seconds]) => ({ bytesPerMs: kbps / 8, ms: seconds * 1000 }));
    this.cycleMs = this.#steps.reduce((sum, { ms }) => sum + ms, 0);
    const carries = this.#steps.every(({ ms }) => ms > 0) && this.#steps.some(({ bytesPerMs }) => bytesPerMs > 0);
    if (!carries) throw new Error(`a link with the steps ${JSON.stringify(steps)} never carries anything`);
  }

  /** When the last of `bytes` has left, the first of which begins to leave at `from`. */
  finish(from, bytes) {
    let left = bytes;
    let at = from;
    for (;;) {
      const { bytesPerMs, until } = this.#stepAt(at);
      const carried = (until - at) * bytesPerMs;
      if (carried >= left && bytesPerMs > 0) return at + left / bytesPerMs;
      left -= carried;
      at = until;
    }
  }

  /** How many bytes it carries between two moments. */
  capacity(from, to) {
    let bytes = 0;
    for (let at = from; at < to;) {
      const { bytesPerMs, until } = this.#stepAt(at);
      const end = Math.min(until, to);
      bytes += (end - at) * bytesPerMs;
      at = end;
    }
    return bytes;
  }

  #stepAt(time) {
    const began = Math.floor(time / this.cycleMs) * this.cycleMs;
    let until = began;
    for (const { bytesPerMs, ms } of this.#steps) {
      until += ms;
      if (time < until) return { bytesPerMs, until };
    }
    // Rounding may put a moment at the very end of its cycle.
    const { bytesPerMs, ms } = this.#steps[0];
    return { bytesPerMs, until: until + ms };
  }
}

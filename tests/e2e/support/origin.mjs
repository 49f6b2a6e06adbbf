import assert from 'node:assert/strict';
import { waitFor } from './waiting.mjs';

/** What a server shows to viewers, on `httpPort` of this machine. */
export class Origin {
  httpPort;

  url(pathAndQuery) { return `http://127.0.0.1:${this.httpPort}${pathAndQuery}`; }

  async text(pathAndQuery) {
    const answer = await fetch(this.url(pathAndQuery), { signal: AbortSignal.timeout(20_000) });
    const text = await answer.text();
    assert.equal(answer.status, 200, `${pathAndQuery}: ${text}`);
    return text;
  }

  async status(channel) { return JSON.parse(await this.text(`/live/${channel}/status`)); }

  /** Waits until the channel's status has this state. */
  state(channel, state, options) {
    return waitFor(`channel ${channel} is ${state}`, async () => {
      const status = await this.status(channel);
      return status.state === state && status;
    }, { seconds: 25, ...options });
  }
}

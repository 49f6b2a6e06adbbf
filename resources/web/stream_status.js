/**
 * Polls GET /live/<channel>/status, with the playback token if the page was opened with one.
 *
 * Dispatches `status` (detail: the JSON body, {state: 'unknown'} for a channel that does not exist, or
 * {state: 'denied'} for one that cannot be watched with this token) and `unreachable` (the server gave
 * no usable answer).
 */
const LIVE_MS = 3_000;
const IDLE_MS = { first: 1_500, growth: 1.25, longest: 8_000 };
const FAILURE_MS = { first: 1_000, growth: 1.7, longest: 15_000 };
const REQUEST_TIMEOUT_MS = 8_000;

const backOff = ({ first, growth, longest }, turns) => Math.min(longest, first * growth ** turns);
const jitter = (ms) => ms * (0.85 + Math.random() * 0.3);

export class StreamStatus extends EventTarget {
  #timer = 0;
  #asking = false;
  #turns = 0;
  #lastKind = '';

  constructor(channel, token) {
    super();
    const query = token ? `?token=${encodeURIComponent(token)}` : '';
    this.url = `/live/${encodeURIComponent(channel)}/status${query}`;
  }

  start() {
    this.#ask();
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) this.refresh();
    });
    window.addEventListener('online', () => this.refresh());
  }

  /** Asks now instead of at the next turn. */
  refresh() {
    if (!this.#asking) this.#ask();
  }

  async #ask() {
    clearTimeout(this.#timer);
    this.#asking = true;
    const status = await this.#fetchStatus();
    this.#asking = false;
    this.#timer = setTimeout(() => this.#ask(), jitter(this.#interval(status)));
    if (status) this.dispatchEvent(new CustomEvent('status', { detail: status }));
    else this.dispatchEvent(new Event('unreachable'));
  }

  async #fetchStatus() {
    try {
      const signal = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
      const response = await fetch(this.url, { cache: 'no-store', signal });
      if (response.status === 404) return { state: 'unknown', session: null };
      if (response.status === 401 || response.status === 403) return { state: 'denied', session: null };
      return response.ok ? await response.json() : null;
    } catch {
      return null;
    }
  }

  #interval(status) {
    const kind = status?.state ?? 'failure';
    this.#turns = kind === this.#lastKind ? this.#turns + 1 : 0;
    this.#lastKind = kind;
    if (kind === 'failure') return backOff(FAILURE_MS, this.#turns);
    if (kind === 'live' || kind === 'interrupted') return LIVE_MS;
    return backOff(IDLE_MS, this.#turns);
  }
}

/**
 * Keeps an hls.js player at its live target while the viewer follows the broadcast, and leaves it alone
 * while the viewer is deliberately behind (after a pause).
 */
import { maxLatency } from './hls_config.js';

const BACK_AT_LIVE_S = 1;
const CALM_MS = 60_000;

export class LiveFollower {
  #following = true;
  #calmSince = performance.now();

  constructor(hls, mode) {
    this.hls = hls;
    this.limit = maxLatency(mode);
    this.#apply();
  }

  /** The viewer paused: without this, hls.js would move the still picture along with the live edge. */
  release() {
    this.#following = false;
    this.#apply();
  }

  follow() {
    this.#following = true;
    this.#apply();
  }

  noteStall() {
    this.#calmSince = performance.now();
  }

  /** Called once a second while playing. */
  review() {
    const { hls } = this;
    const target = hls.targetLatency;
    if (target === null) return;
    if (!this.#following && hls.latency < target + BACK_AT_LIVE_S) this.follow();
    this.#forgiveStalls(target);
  }

  /** hls.js raises its target at each stall and never lowers it; a calm minute earns the ideal back. */
  #forgiveStalls(target) {
    const details = this.hls.latestLevelDetails;
    const ideal = this.hls.lowLatencyMode && details?.partHoldBack ? details.partHoldBack : details?.holdBack;
    if (!ideal || target <= ideal + 0.05 || performance.now() - this.#calmSince < CALM_MS) return;
    this.hls.targetLatency = ideal;
  }

  #apply() {
    this.hls.config.liveMaxLatencyDuration = this.#following ? this.limit : Infinity;
  }
}

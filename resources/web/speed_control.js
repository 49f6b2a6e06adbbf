/**
 * Keeps a viewer as far behind the broadcast as wanted, by playing a little faster or slower.
 *
 * A proportional-integral rule on the latency with a dead band, slew and a guard of the buffer. A stall raises the
 * target for a minute: the network has shown what it cannot do. Pure: times are given, in seconds.
 */
import { MODES, known } from './latency_modes.js';

const PROPORTIONAL = 0.1;
const INTEGRAL = 0.01;
/** The integral is there for clocks that drift: with errors larger than this it would only overshoot. */
const INTEGRATED_ERROR = 0.3;
/** Once corrected, the latency is brought this near to the target, as a share of the dead band. */
const SETTLED = 0.25;
const SLEW_PER_SECOND = 0.08;
/** Towards a stall slowness may come faster than it would otherwise be pleasant. */
const GUARD_SLEW_PER_SECOND = 0.4;
const GUARDED_BUFFER = 0.5;
const LEAST_BUFFER_TO_HURRY = 0.6;
const STALL_RAISE = 0.3;
const FORGIVEN_AFTER = 60;
const SEEK_SPACING = 5;
/** Nearer to live than wanted by more than this: the playlist made the player begin elsewhere. */
const SEEK_WHEN_UNDER = 4;
const STEPS = 100;

const clamp = (value, least, most) => Math.min(most, Math.max(least, value));

export class SpeedControl {
  #mode;
  #ideal;
  #raise = 0;
  #raisedAt = 0;
  #integral = 0;
  #isCorrecting = false;
  #speed = 1;
  #decidedAt = null;
  #soughtAt = -Infinity;

  /** `ideal`: seconds behind the broadcast. */
  constructor(mode, ideal) {
    this.#mode = MODES[known(mode)];
    this.#ideal = ideal;
  }

  target(now) {
    return this.#ideal + this.#raisedBy(now);
  }

  noteStall(now) {
    const most = Math.max(0, this.#mode.most - this.#ideal);
    this.#raise = Math.min(most, this.#raisedBy(now) + STALL_RAISE);
    this.#raisedAt = now;
  }

  noteSeek(now) {
    this.#soughtAt = now;
    this.#integral = 0;
  }

  /**
   * The speed from now on, and where it would take too long, the latency to seek to; four times a second.
   * `isFollowing`: false while the viewer is behind on purpose.
   */
  decide({ now, latency, buffer, isFollowing }) {
    const elapsed = this.#decidedAt === null ? 0 : Math.min(1, now - this.#decidedAt);
    this.#decidedAt = now;
    if (!isFollowing) {
      this.#integral = 0;
      this.#isCorrecting = false;
      this.#speed = 1;
      return { speed: 1, seekTo: null };
    }
    const target = this.target(now);
    const error = latency - target;
    const isFar = error > this.#mode.seekWhenOver || error < -SEEK_WHEN_UNDER;
    if (isFar && now - this.#soughtAt > SEEK_SPACING) {
      this.noteSeek(now);
      this.#speed = 1;
      return { speed: 1, seekTo: target };
    }
    this.#approach(this.#wanted(error, buffer, elapsed), elapsed, buffer);
    return { speed: Math.round(this.#speed * STEPS) / STEPS, seekTo: null };
  }

  #raisedBy(now) {
    return this.#raise * clamp(1 - (now - this.#raisedAt) / FORGIVEN_AFTER, 0, 1);
  }

  #wanted(error, buffer, elapsed) {
    const [slowest, fastest] = this.#mode.limit;
    if (buffer < GUARDED_BUFFER) return 1 - (1 - slowest) * (1 - buffer / GUARDED_BUFFER);
    const band = this.#mode.deadBand;
    this.#isCorrecting = Math.abs(error) > (this.#isCorrecting ? band * SETTLED : band);
    if (!this.#isCorrecting) {
      this.#integral = 0;
      return 1;
    }
    const free = 1 + PROPORTIONAL * error + INTEGRAL * this.#integral;
    const mayHurry = buffer >= LEAST_BUFFER_TO_HURRY;
    const held = clamp(free, slowest, mayHurry ? fastest : 1);
    // What the limits hold back must not be made up for later.
    if (held === free && Math.abs(error) < INTEGRATED_ERROR) this.#integral += error * elapsed;
    return held;
  }

  #approach(wanted, elapsed, buffer) {
    const slew = buffer < GUARDED_BUFFER && wanted < this.#speed ? GUARD_SLEW_PER_SECOND : SLEW_PER_SECOND;
    this.#speed += clamp(wanted - this.#speed, -slew * elapsed, slew * elapsed);
  }
}

/**
 * One session on the screen: a player from its start to its end, with the watch over it that hls.js does
 * not keep (holes after an interruption, silence of a player that gave up without saying so).
 */
import { holdBeginning } from './beginning.js';
import { targetOf } from './latency_modes.js';
import { LiveFollower } from './live_follower.js';
import { createPlayer } from './player.js';
import { StallMeter } from './stall_meter.js';

const LEAVE_HOLE_MS = 3_000;
const REBUILD_MS = 15_000;
const START_TIMEOUT_MS = 20_000;

export class Screening {
  player = null;
  follower = null;
  session = null;
  #playBegan = 0;
  #triedHoleAt = 0;

  constructor({ video, controls, clock }) {
    this.video = video;
    this.controls = controls;
    this.clock = clock;
    this.stalls = new StallMeter(video);
    this.stalls.addEventListener('stall', () => this.follower?.noteStall());
  }

  /** `mode`: the viewer's. False where this browser cannot play. */
  begin({ session, playlist, target_latency: holdBack }, mode) {
    this.end();
    this.player = createPlayer(this.video, { playlist, mode, target: targetOf(mode, holdBack) });
    if (!this.player) return false;
    this.session = session;
    this.follower = new LiveFollower({ video: this.video, player: this.player, clock: this.clock, mode, holdBack });
    this.player.addEventListener('restarted', () => {
      if (!this.stalls.isPaused) this.video.play().catch(() => {});
    });
    this.#playBegan = performance.now();
    this.stalls.start();
    const { player } = this;
    if (player.takesSpeed) holdBeginning(this.video, () => this.player !== player);
    this.#playWithSoundIfAllowed();
    return true;
  }

  end() {
    if (!this.player) return;
    this.stalls.stop();
    this.player.destroy();
    this.player = null;
    this.follower = null;
  }

  togglePlay() {
    if (!this.player) return;
    if (this.video.paused) {
      this.follower.resume();
      this.video.play().catch(() => {});
    } else {
      this.video.pause();
      this.follower.release();
    }
  }

  /** The one move that plays what was paused. */
  jumpToLive() {
    if (!this.player) return;
    this.stalls.excuse();
    this.follower.jumpToLive();
    if (this.video.paused) this.video.play().catch(() => {});
  }

  /** Seconds of the video element's time. */
  seekTo(position) { this.#move(() => this.follower.seekTo(position)); }
  seekBy(seconds) { this.seekTo(this.video.currentTime + seconds); }

  /** Who has paused keeps the picture; the delay is for when they are back at live. */
  setMode(mode) {
    this.#move(() => {
      this.follower.setMode(mode);
      if (!this.stalls.isPaused) this.follower.jumpToLive();
    });
  }

  /**
   * What the viewer can seek in, or null: {start, live, position} in the video's time, and dateOf() such a time; whether
   * it isLive; the URL of its storyboard, or null.
   */
  get range() {
    const window = this.player?.window;
    const live = this.follower?.livePosition ?? null;
    if (!window || live === null) return null;
    const position = this.video.currentTime;
    const playing = this.player.playingDate?.getTime();
    const dateOf = (time) => (playing === undefined ? null : new Date(playing + (time - position) * 1000));
    const { isLive, storyboard } = this.player;
    return { start: window.start, live, position, dateOf, isLive, storyboard };
  }

  /** Called four times a second. */
  follow(status) {
    if (this.player && this.stalls.hasFrame && !this.stalls.isPaused) this.follower.tick({ mayJump: status.state === 'live' });
  }

  /** Called once a second. Nothing is forced while the publisher is away: there is nothing to play then. */
  review(status) {
    if (!this.player || this.stalls.isPaused) return;
    if (status.state !== 'live') return;
    const now = performance.now();
    const stalledMs = this.stalls.currentMs;
    const isStartLate = !this.stalls.hasFrame && now - this.#playBegan > START_TIMEOUT_MS;
    if (stalledMs > REBUILD_MS || isStartLate) {
      if (now - this.#playBegan < REBUILD_MS) return;
      this.#playBegan = now;
      this.player.rebuild();
    } else if (stalledMs > LEAVE_HOLE_MS && now - this.#triedHoleAt > LEAVE_HOLE_MS) {
      this.#triedHoleAt = now;
      this.player.leaveHole();
    }
  }

  /** The viewer's own jumps are no stalls, and what is paused stays paused and is not brought back to live. */
  #move(jump) {
    if (!this.player) return;
    this.stalls.excuse();
    jump();
    if (this.stalls.isPaused) this.follower.release();
  }

  async #playWithSoundIfAllowed() {
    try {
      await this.video.play();
    } catch (error) {
      if (error.name !== 'NotAllowedError') return;
      this.video.muted = true;
      this.controls.offerSound();
      this.video.play().catch(() => {});
    }
  }
}

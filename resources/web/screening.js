/**
 * One session on the screen: a player from its start to its end, with the watch over it that hls.js does
 * not keep (holes after an interruption, silence of a player that gave up without saying so).
 */
import { createPlayer } from './player.js';
import { StallMeter } from './stall_meter.js';

const LEAVE_HOLE_MS = 3_000;
const REBUILD_MS = 15_000;
const START_TIMEOUT_MS = 20_000;

export class Screening {
  player = null;
  session = null;
  #playBegan = 0;
  #triedHoleAt = 0;

  constructor(video, controls) {
    this.video = video;
    this.controls = controls;
    this.stalls = new StallMeter(video);
    this.stalls.addEventListener('stall', () => this.player?.noteStall());
  }

  /** False where this browser cannot play. */
  begin(status) {
    this.end();
    this.player = createPlayer(this.video, status);
    if (!this.player) return false;
    this.session = status.session;
    this.player.addEventListener('restarted', () => {
      if (!this.stalls.isPaused) this.video.play().catch(() => {});
    });
    this.#playBegan = performance.now();
    this.stalls.start();
    this.#playWithSoundIfAllowed();
    return true;
  }

  end() {
    if (!this.player) return;
    this.stalls.stop();
    this.player.destroy();
    this.player = null;
  }

  togglePlay() {
    if (!this.player) return;
    if (this.video.paused) {
      this.video.play().catch(() => {});
    } else {
      this.video.pause();
      this.player.releaseLive();
    }
  }

  jumpToLive() {
    if (!this.player) return;
    this.stalls.excuse();
    this.player.jumpToLive();
    if (this.video.paused) this.video.play().catch(() => {});
  }

  /** Called once a second. Nothing is forced while the publisher is away: there is nothing to play then. */
  review(status) {
    if (!this.player || this.stalls.isPaused) return;
    this.player.review();
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

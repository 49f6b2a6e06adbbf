/**
 * Plays a channel with hls.js, and starts over by itself after fatal errors.
 *
 * Dispatches `levels` when the renditions or the one playing change, and `restarted` when the video element
 * was emptied on the way and has to be told to play again. Position and rate live in the video
 * element; everything else the page needs is a getter here, the same as in NativePlayer.
 */
import Hls from './hls.mjs';
import { hlsConfig } from './hls_config.js';
import { DATA_ID, addressOf } from './storyboard.js';

const REBUILD_MS = { first: 500, longest: 8_000 };
const MEDIA_RECOVERY_SPACING_MS = 10_000;
const HEALTHY_MS = 20_000;

export class HlsPlayer extends EventTarget {
  #hls = null;
  #rebuildTimer = 0;
  #rebuilds = 0;
  #builtAt = 0;
  #mediaRecoveredAt = -Infinity;
  #manualLevel = null;
  #storyboard = null;

  static isSupported() {
    return Hls.isSupported();
  }

  /** `target`: seconds behind live to begin at. */
  constructor(video, { playlist, mode, target }) {
    super();
    this.video = video;
    this.playlist = playlist;
    this.mode = mode;
    this.target = target;
    this.#build();
  }

  get takesSpeed() { return true; }

  get playingDate() { return this.#hls?.playingDate ?? null; }
  get liveSyncPosition() { return this.#hls?.liveSyncPosition ?? null; }
  /** Bit/s that hls.js believes the network has. */
  get estimate() { return this.#hls?.bandwidthEstimate ?? null; }
  /** What can be sought to, or null while unknown. The oldest segment may go at any moment. */
  get window() {
    const details = this.#hls?.latestLevelDetails;
    return details ? { start: details.fragmentStart + details.targetduration, end: details.edge } : null;
  }
  /** Of small pictures; null where the stream names none. */
  get storyboard() { return this.#storyboard; }
  get isLive() { return this.#hls?.latestLevelDetails?.live ?? true; }
  get levels() { return this.#hls?.levels ?? []; }
  get currentLevel() { return this.#hls?.currentLevel ?? -1; }
  get isAutoLevel() { return this.#hls?.autoLevelEnabled ?? true; }
  get isAudioOnly() {
    return this.levels.length > 0 && this.levels.every((level) => !level.height && !level.videoCodec);
  }

  /** -1 means automatic. */
  selectLevel(index) {
    this.#manualLevel = index < 0 ? null : index;
    this.#hls.nextLevel = index;
    this.#announce();
  }

  setMode(mode, target) {
    this.mode = mode;
    this.target = target;
    Object.assign(this.#hls.config, hlsConfig(mode, target));
  }

  /** Leaves a hole that hls.js does not cross: to the next buffered range, else to the live position. */
  leaveHole() {
    const { buffered, currentTime } = this.video;
    for (let i = 0; i < buffered.length; i += 1) {
      if (buffered.start(i) > currentTime + 0.01) {
        this.video.currentTime = buffered.start(i) + 0.05;
        return;
      }
    }
    const live = this.#hls.liveSyncPosition;
    if (live !== null && live > currentTime + 0.5) this.video.currentTime = live;
  }

  /** Throws hls.js and its buffers away and tunes in again, less and less eagerly while that does not help. */
  rebuild() {
    if (this.#rebuildTimer) return;
    if (performance.now() - this.#builtAt > HEALTHY_MS) this.#rebuilds = 0;
    const delay = Math.min(REBUILD_MS.longest, REBUILD_MS.first * 2 ** this.#rebuilds);
    this.#rebuilds += 1;
    this.#rebuildTimer = setTimeout(() => {
      this.#rebuildTimer = 0;
      this.#hls.destroy();
      this.#build();
      this.dispatchEvent(new Event('restarted'));
    }, delay);
  }

  destroy() {
    clearTimeout(this.#rebuildTimer);
    this.#hls.destroy();
  }

  #build() {
    const hls = new Hls(hlsConfig(this.mode, this.target));
    this.#hls = hls;
    this.#builtAt = performance.now();
    hls.on(Hls.Events.ERROR, (_, error) => this.#onError(error));
    hls.on(Hls.Events.MANIFEST_LOADED, (_, { url, sessionData }) => {
      // Of the playlist that answered, which a redirect may have moved.
      const uri = sessionData?.[DATA_ID]?.URI;
      this.#storyboard = uri ? addressOf(uri, url) : null;
    });
    hls.on(Hls.Events.MANIFEST_PARSED, () => {
      if (this.#manualLevel !== null && this.#manualLevel < hls.levels.length) hls.nextLevel = this.#manualLevel;
      this.#announce();
    });
    hls.on(Hls.Events.LEVELS_UPDATED, () => this.#announce());
    hls.on(Hls.Events.LEVEL_SWITCHED, () => this.#announce());
    hls.attachMedia(this.video);
    hls.loadSource(this.playlist);
  }

  #onError(error) {
    if (!error.fatal) return;
    const now = performance.now();
    if (error.type === Hls.ErrorTypes.MEDIA_ERROR && now - this.#mediaRecoveredAt > MEDIA_RECOVERY_SPACING_MS) {
      this.#mediaRecoveredAt = now;
      this.#hls.recoverMediaError();
      this.dispatchEvent(new Event('restarted'));
      return;
    }
    this.rebuild();
  }

  #announce() {
    this.dispatchEvent(new Event('levels'));
  }
}

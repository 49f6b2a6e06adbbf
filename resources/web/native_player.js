/** Plays a channel with the browser's own HLS (no Media Source Extensions: iPhone). Same surface as HlsPlayer. */
const RELOAD_MS = 3_000;
const AT_LIVE_MARGIN_S = 1;

export class NativePlayer extends EventTarget {
  #onError = () => this.rebuild();
  #reloadTimer = 0;

  static isSupported() {
    return document.createElement('video').canPlayType('application/vnd.apple.mpegurl') !== '';
  }

  constructor(video, { playlist, targetLatency }) {
    super();
    this.video = video;
    this.playlist = playlist;
    this.targetLatency = targetLatency ?? null;
    video.addEventListener('error', this.#onError);
    video.src = playlist;
  }

  get playingDate() {
    const start = this.video.getStartDate?.();
    if (!start || Number.isNaN(start.getTime())) return null;
    return new Date(start.getTime() + this.video.currentTime * 1000);
  }

  get levels() { return []; }
  get currentLevel() { return -1; }
  get isAutoLevel() { return true; }
  get isAudioOnly() { return this.video.readyState > 0 && this.video.videoHeight === 0; }

  selectLevel() {}
  releaseLive() {}
  noteStall() {}
  review() {}

  jumpToLive() {
    const { seekable } = this.video;
    if (seekable.length === 0) return;
    this.video.currentTime = seekable.end(seekable.length - 1) - AT_LIVE_MARGIN_S;
  }

  leaveHole() {
    this.jumpToLive();
  }

  rebuild() {
    clearTimeout(this.#reloadTimer);
    this.#reloadTimer = setTimeout(() => {
      this.video.src = this.playlist;
      this.dispatchEvent(new Event('restarted'));
    }, RELOAD_MS);
  }

  destroy() {
    clearTimeout(this.#reloadTimer);
    this.video.removeEventListener('error', this.#onError);
    this.video.removeAttribute('src');
    this.video.load();
  }
}

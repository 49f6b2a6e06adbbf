/** Plays a channel with the browser's own HLS (no Media Source Extensions: iPhone). Same surface as HlsPlayer. */
const RELOAD_MS = 3_000;
const AT_LIVE_MARGIN_S = 1;

export class NativePlayer extends EventTarget {
  #onError = () => this.rebuild();
  #reloadTimer = 0;

  static isSupported() {
    return document.createElement('video').canPlayType('application/vnd.apple.mpegurl') !== '';
  }

  constructor(video, { playlist }) {
    super();
    this.video = video;
    this.playlist = playlist;
    video.addEventListener('error', this.#onError);
    video.src = playlist;
  }

  get playingDate() {
    const start = this.video.getStartDate?.();
    if (!start || Number.isNaN(start.getTime())) return null;
    return new Date(start.getTime() + this.video.currentTime * 1000);
  }

  /** The browser keeps the latency itself. */
  get takesSpeed() { return false; }
  get liveSyncPosition() { return this.window && this.window.end - AT_LIVE_MARGIN_S; }
  get estimate() { return null; }
  get window() {
    const { seekable } = this.video;
    return seekable.length === 0 ? null : { start: seekable.start(0), end: seekable.end(seekable.length - 1) };
  }
  /** The browser does not say what else a playlist names. */
  get storyboard() { return null; }
  get isLive() { return !Number.isFinite(this.video.duration); }
  get levels() { return []; }
  get currentLevel() { return -1; }
  get isAutoLevel() { return true; }
  get isAudioOnly() { return this.video.readyState > 0 && this.video.videoHeight === 0; }

  selectLevel() {}
  setMode() {}

  leaveHole() {
    if (this.window) this.video.currentTime = this.liveSyncPosition;
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

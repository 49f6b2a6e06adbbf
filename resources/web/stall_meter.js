/**
 * Counts stalls: moments after the first frame in which the video should play and its position stands still
 * for more than 100 ms. Pauses and the viewer's own seeks are not stalls; a seek that the player makes to
 * leave a stall belongs to that stall.
 */
const POLL_MS = 50;
const THRESHOLD_MS = 100;

export class StallMeter extends EventTarget {
  count = 0;
  #finishedMs = 0;
  #position = 0;
  #movedAt = 0;
  #hasFrame = false;
  #isOpen = false;
  #excused = false;
  #isPaused = false;
  #timer = 0;

  constructor(video) {
    super();
    this.video = video;
    // A jump is no progress: only what plays after it is.
    for (const type of ['seeking', 'emptied']) {
      video.addEventListener(type, () => { this.#position = video.currentTime; });
    }
    video.addEventListener('pause', () => {
      this.#isPaused = true;
      this.excuse();
    });
    video.addEventListener('play', () => { this.#isPaused = false; });
  }

  /** Paused on purpose. video.paused is also true for a moment while a player starts over. */
  get isPaused() { return this.#isPaused; }
  get hasFrame() { return this.#hasFrame; }
  get isStalled() { return this.#isOpen; }
  /** Length of the stall that is going on, in milliseconds. */
  get currentMs() { return this.#isOpen ? performance.now() - this.#movedAt : 0; }
  get totalMs() { return this.#finishedMs + this.currentMs; }

  start() {
    this.stop();
    this.#hasFrame = false;
    this.#timer = setInterval(() => this.#poll(), POLL_MS);
  }

  stop() {
    clearInterval(this.#timer);
    this.#close(performance.now());
  }

  /** The viewer asked for what comes next (pause, seek): standing still is no stall until it moves again. */
  excuse() {
    this.#close(performance.now());
    this.#excused = true;
  }

  #poll() {
    const { video } = this;
    const now = performance.now();
    const hasMoved = video.currentTime !== this.#position && !video.seeking;
    if (hasMoved) {
      this.#close(now);
      this.#position = video.currentTime;
      this.#movedAt = now;
      this.#excused = false;
      if (!this.#hasFrame && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
        this.#hasFrame = true;
        this.dispatchEvent(new Event('firstframe'));
      }
      return;
    }
    if (this.#isOpen) {
      if (video.ended) this.#close(now);
      return;
    }
    const isMeantToStand = !this.#hasFrame || this.#excused || this.#isPaused || video.ended;
    if (isMeantToStand) this.#movedAt = now;
    else if (now - this.#movedAt > THRESHOLD_MS) this.#open();
  }

  #open() {
    this.#isOpen = true;
    this.count += 1;
    this.dispatchEvent(new Event('stall'));
  }

  #close(now) {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#finishedMs += now - this.#movedAt;
    this.#movedAt = now;
  }
}

/**
 * The bar over what the channel still keeps: its right end is live. Pointing and dragging show when a picture was made,
 * and the picture where the stream has small ones, also while the stream goes on under a pointer that rests; letting go
 * seeks there.
 */
import { SeekPicture } from './seek_picture.js';

const LEAST_WINDOW_S = 5;
const KEY_REST_MS = 1_500;

const byId = (id) => document.getElementById(id);

/** "0:07", "1:02:03". */
export function clockText(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  const two = (value) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** "-0:12", or "Live". */
export const distanceText = (seconds) => (seconds < 1 ? 'Live' : `-${clockText(seconds)}`);

export class SeekBar {
  #bar = byId('seek');
  #input = byId('seek-position');
  #bubble = byId('seek-bubble');
  #time = byId('seek-time');
  #oldest = byId('seek-oldest');
  #picture = new SeekPicture();
  #isDragging = false;
  #isByKey = false;
  #keyRest = 0;
  /** Where the pointer is, from 0 to 1; null: elsewhere, or keys came. */
  #pointed = null;
  #range = null;

  /** `viewer.seekTo` gets a time of the video element. */
  constructor(viewer) {
    const input = this.#input;
    input.addEventListener('input', () => {
      this.#isDragging = true;
      this.#showLevel();
      this.#point(input.valueAsNumber);
    });
    input.addEventListener('keydown', () => {
      this.#isByKey = true;
      this.#pointed = null;
    });
    input.addEventListener('pointerdown', () => { this.#isByKey = false; });
    input.addEventListener('change', () => {
      this.#isDragging = false;
      if (this.#isByKey) this.#keyRest = setTimeout(() => this.#hideBubble(), KEY_REST_MS);
      else this.#hideBubble();
      if (this.#range) viewer.seekTo(this.#range.start + input.valueAsNumber);
    });
    input.addEventListener('pointermove', (event) => {
      const { left, width } = input.getBoundingClientRect();
      this.#pointed = Math.min(1, Math.max(0, (event.clientX - left) / width));
      this.#pointAgain();
    });
    input.addEventListener('pointerleave', () => this.#hideBubble());
  }

  /**
   * `range`: {start, live, position, dateOf, isLive, storyboard} in times of the video element; null while there is none
   * to seek in.
   */
  show(range) {
    this.#range = range && range.live - range.start >= LEAST_WINDOW_S ? range : null;
    this.#bar.hidden = this.#range === null;
    this.#picture.setStoryboard(this.#range?.storyboard ?? null);
    if (!this.#range) this.#hideBubble();
    else if (!this.#isDragging) this.#showPlace(this.#range);
    this.#pointAgain();
  }

  #showPlace({ start, live, position }) {
    this.#input.max = (live - start).toFixed(2);
    this.#input.value = (Math.min(position, live) - start).toFixed(2);
    this.#input.setAttribute('aria-valuetext', distanceText(live - position));
    this.#oldest.textContent = distanceText(live - start);
    this.#showLevel();
  }

  #pointAgain() {
    if (this.#pointed === null) return;
    this.#point(this.#isDragging ? this.#input.valueAsNumber : this.#pointed * Number(this.#input.max));
  }

  #point(value) {
    if (!this.#range) return;
    clearTimeout(this.#keyRest);
    const { start, live, dateOf, isLive } = this.#range;
    const date = dateOf(start + value);
    const distance = distanceText(live - start - value);
    this.#time.textContent = date ? `${distance} · ${date.toLocaleTimeString()}` : distance;
    this.#picture.show({ fromStart: isLive ? null : start + value, date: date?.getTime() ?? null });
    this.#bubble.style.setProperty('--at', `${(value / Number(this.#input.max)) * 100}%`);
    this.#bubble.hidden = false;
  }

  #hideBubble() {
    if (this.#isDragging) return;
    this.#pointed = null;
    this.#bubble.hidden = true;
    this.#picture.hide();
  }

  #showLevel() {
    this.#input.style.setProperty('--level', `${(this.#input.valueAsNumber / Number(this.#input.max)) * 100}%`);
  }
}

/** The figures over the picture, for who wants to know why it plays as it does. */
import { secondsAhead } from './buffered.js';

const byId = (id) => document.getElementById(id);
const inSeconds = (value) => (value === null ? 'unknown' : `${value.toFixed(2)} s`);
const inMegabits = (bits) => (bits === null ? 'unknown' : `${(bits / 1e6).toFixed(2)} Mb/s`);

/** Rows of names and values. `behind`, `target`: seconds; `estimate`: bit/s; each null while unknown. */
export function figuresOf({ behind, target, video, stalls, quality, estimate }) {
  const frames = video.getVideoPlaybackQuality();
  return [
    ['Latency', `${inSeconds(behind)}, wanted ${inSeconds(target)}`],
    ['Buffer', inSeconds(secondsAhead(video))],
    ['Speed', `${video.playbackRate.toFixed(2)} ×`],
    ['Quality', quality || 'unknown'],
    ['Picture', video.videoHeight ? `${video.videoWidth} × ${video.videoHeight}` : 'none'],
    ['Network', inMegabits(estimate)],
    ['Stalls', `${stalls.count}, ${(stalls.totalMs / 1000).toFixed(1)} s`],
    ['Frames dropped', `${frames.droppedVideoFrames} of ${frames.totalVideoFrames}`],
  ];
}

export class Statistics {
  #panel = byId('statistics');
  #item = byId('statistics-item');

  constructor() {
    this.#item.addEventListener('click', () => this.toggle());
    byId('statistics-close').addEventListener('click', () => this.toggle());
  }

  get isShown() { return !this.#panel.hidden; }

  toggle() {
    this.#panel.hidden = !this.#panel.hidden;
    this.#item.setAttribute('aria-checked', String(this.isShown));
  }

  /** `figures`: rows as of figuresOf(). */
  show(figures) {
    const list = this.#panel.querySelector('dl');
    if (list.children.length !== figures.length * 2) {
      list.replaceChildren(...figures.flatMap(() => [document.createElement('dt'), document.createElement('dd')]));
    }
    figures.flat().forEach((text, index) => {
      const cell = list.children[index];
      if (cell.textContent !== text) cell.textContent = text;
    });
  }
}

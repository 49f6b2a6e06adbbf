/**
 * The small picture over the seek bar, of the place that is pointed at. Loads only while somebody points, one file at a
 * time and behind what the player loads; a stream without a storyboard has none.
 */
import { cueAt, parseStoryboard } from './storyboard.js';

const MOST_SHEETS = 6;
/** Until what could not be had, and a file that may have grown, is asked for again. */
const RELOAD_MS = 10_000;

const isDue = (askedAt) => performance.now() - askedAt > RELOAD_MS;

async function loadStoryboard(url) {
  const response = await fetch(url, { priority: 'low' });
  return response.ok ? parseStoryboard(await response.text(), response.url) : null;
}

async function loadSheet(url) {
  const image = new Image();
  image.fetchPriority = 'low';
  image.src = url;
  await image.decode();
  return image;
}

export class SeekPicture {
  #canvas = document.getElementById('seek-picture');
  #url = null;
  #storyboard = null;
  #loadedAt = -Infinity;
  /** By URL: {image, askedAt}; the image is null where none could be had. */
  #sheets = new Map();
  #place = null;
  #isLoading = false;

  /** `url`: of the stream's storyboard; null: it has none. */
  setStoryboard(url) {
    if (url === this.#url) return;
    this.#url = url;
    this.#storyboard = null;
    this.#loadedAt = -Infinity;
    this.#sheets.clear();
    this.hide();
  }

  /** `place`: {fromStart, date}, see cueAt(). */
  show(place) {
    this.#place = place;
    this.#draw();
    this.#loadNext();
  }

  hide() {
    this.#place = null;
    this.#canvas.hidden = true;
  }

  #draw() {
    const cue = this.#storyboard && cueAt(this.#storyboard, this.#place);
    const sheet = cue && this.#sheets.get(cue.url)?.image;
    this.#canvas.hidden = !sheet;
    if (!sheet) return;
    const { x, y, width, height } = cue.area ?? { x: 0, y: 0, width: sheet.naturalWidth, height: sheet.naturalHeight };
    const scale = Math.min(this.#canvas.width / width, this.#canvas.height / height);
    const [shownWidth, shownHeight] = [width * scale, height * scale];
    const context = this.#canvas.getContext('2d');
    context.fillRect(0, 0, this.#canvas.width, this.#canvas.height);
    context.drawImage(sheet, x, y, width, height, (this.#canvas.width - shownWidth) / 2,
      (this.#canvas.height - shownHeight) / 2, shownWidth, shownHeight);
  }

  async #loadNext() {
    if (this.#isLoading || !this.#url || !this.#place) return;
    const cue = this.#storyboard && cueAt(this.#storyboard, this.#place);
    const isIndexDue = !cue && this.#storyboard?.zeroDate !== null && isDue(this.#loadedAt);
    if (!isIndexDue && !(cue && this.#wantsSheet(cue.url))) return;
    const url = this.#url;
    this.#isLoading = true;
    try {
      if (isIndexDue) await this.#takeStoryboard(url);
      else this.#keep(cue.url, await loadSheet(cue.url));
    } catch {
      // A sheet that cannot be had is no picture: the time alone is shown.
      if (cue) this.#keep(cue.url, null);
    }
    this.#isLoading = false;
    if (this.#place) this.show(this.#place);
  }

  async #takeStoryboard(url) {
    this.#loadedAt = performance.now();
    const storyboard = await loadStoryboard(url);
    if (storyboard && url === this.#url) this.#storyboard = storyboard;
  }

  #wantsSheet(url) {
    const sheet = this.#sheets.get(url);
    return !sheet || (!sheet.image && isDue(sheet.askedAt));
  }

  #keep(url, image) {
    this.#sheets.delete(url);
    this.#sheets.set(url, { image, askedAt: performance.now() });
    if (this.#sheets.size > MOST_SHEETS) this.#sheets.delete(this.#sheets.keys().next().value);
  }
}

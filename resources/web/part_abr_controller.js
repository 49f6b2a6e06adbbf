/**
 * hls.js' choice of rendition, told of every part.
 *
 * hls.js counts a transfer once its fragment has been appended whole. Of parts that it loads one after another that is
 * only the last, a few frames long: on a network that gets slower it notices nothing for many seconds.
 */
import Hls from './hls.mjs';

/** What arrives faster than this shows the round trip rather than the bandwidth. */
const LEAST_BYTES = 32 * 1024;

export class PartAbrController extends Hls.DefaultConfig.abrController {
  #bytes = 0;
  #ms = 0;

  onFragLoaded(event, data) {
    super.onFragLoaded(event, data);
    if (data.part && data.frag.type === 'main') this.#count(data.part.stats);
  }

  onFragBuffered(event, data) {
    if (!data.part) super.onFragBuffered(event, data);
  }

  #count({ loading, loaded }) {
    const waited = Math.min(loading.first - loading.start, this.bwEstimator.getEstimateTTFB());
    this.#bytes += loaded;
    this.#ms += loading.end - loading.start - waited;
    if (this.#bytes < LEAST_BYTES) return;
    this.bwEstimator.sample(this.#ms, this.#bytes);
    this.#bytes = 0;
    this.#ms = 0;
  }
}

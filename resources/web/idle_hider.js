/** Hides the control bar while the picture plays and nobody touches anything; never under keyboard focus. */
const IDLE_MS = 2_500;

export class IdleHider {
  #timer = 0;

  constructor(stage, video) {
    this.stage = stage;
    this.video = video;
    const wake = () => this.wake();
    for (const type of ['pointermove', 'pointerdown', 'focusin']) stage.addEventListener(type, wake);
    stage.addEventListener('pointerleave', (event) => {
      if (event.pointerType === 'mouse') this.#settle();
    });
    document.addEventListener('keydown', wake);
    for (const type of ['play', 'pause']) video.addEventListener(type, wake);
    this.wake();
  }

  wake() {
    this.stage.classList.remove('idle');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#settle(), IDLE_MS);
  }

  #settle() {
    const isNeeded = this.video.paused || this.stage.querySelector('.bar :focus-visible, .menu:not([hidden])');
    this.stage.classList.toggle('idle', !isNeeded);
  }
}

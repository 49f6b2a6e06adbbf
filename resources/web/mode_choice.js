/** How far behind the viewer wants to be: the channel's own mode or a slower, safer one; remembered for all channels. */
import { MODES, choicesFor, known, targetOf } from './latency_modes.js';
import { MenuChoices } from './menu_choices.js';

const STORED_AS = 'sigma-live.latency-mode';

const byId = (id) => document.getElementById(id);

/** Storage may be forbidden: then nothing is remembered. */
function remembered() {
  try {
    return localStorage.getItem(STORED_AS);
  } catch {
    return null;
  }
}

function remember(mode) {
  try {
    localStorage.setItem(STORED_AS, mode);
  } catch {
    // Forbidden: the choice holds for this page alone.
  }
}

export class ModeChoice {
  #group = byId('mode-group');
  #choices = new MenuChoices(byId('mode-list'), (mode) => this.#choose(mode));
  #onChosen;
  #wanted = remembered();
  #shown = '';

  /** `onChosen` gets the mode that the viewer chose. */
  constructor(onChosen) { this.#onChosen = onChosen; }

  /** The mode to play in: the channel's where what the viewer once chose cannot be had. `status`: the server's. */
  modeFor(status) {
    return choicesFor(status.mode, status.window).find((mode) => mode === this.#wanted) ?? known(status.mode);
  }

  show(status) {
    const modes = choicesFor(status.mode, status.window);
    const selected = this.modeFor(status);
    this.#group.hidden = modes.length < 2;
    const shown = `${modes} ${selected} ${status.target_latency}`;
    if (shown === this.#shown) return;
    this.#shown = shown;
    const name = (mode) => `${MODES[mode].name} · about ${Math.round(targetOf(mode, status.target_latency))} s`;
    this.#choices.show(modes.map((mode) => ({ value: mode, name: name(mode) })), selected);
  }

  #choose(mode) {
    this.#wanted = mode;
    remember(mode);
    this.#onChosen(mode);
  }
}

/** The list of renditions: Auto and each level. With a single level there is nothing to choose, only to read. */
const byId = (id) => document.getElementById(id);

const bitrate = (bits) => (bits >= 1e6 ? `${(bits / 1e6).toFixed(1)} Mb/s` : `${Math.round(bits / 1e3)} kb/s`);
const shortName = (level) => (level.height ? `${level.height}p` : bitrate(level.bitrate));
const fullName = (level) => (level.height ? `${level.height}p · ${bitrate(level.bitrate)}` : bitrate(level.bitrate));

export class QualityMenu {
  #button = byId('quality-button');
  #list = byId('quality-list');
  #only = byId('quality-only');
  #auto = byId('quality-auto');
  #name = byId('quality-name');
  #player = null;

  constructor() {
    this.#button.addEventListener('click', () => (this.#list.hidden ? this.#open() : this.#close()));
    this.#list.addEventListener('keydown', (event) => this.#onKey(event));
    document.addEventListener('pointerdown', (event) => {
      if (!event.target.closest('#quality')) this.#close();
    });
  }

  /** What plays now, for people: "360p", or '' while unknown. */
  get playing() {
    const level = this.#player?.levels[this.#player.currentLevel];
    return level ? shortName(level) : '';
  }

  /** Null detaches. */
  attach(player) {
    this.#player = player;
    this.#close();
    player?.addEventListener('levels', () => this.#render());
    this.#render();
  }

  #render() {
    const levels = this.#player?.levels ?? [];
    this.#only.hidden = levels.length !== 1;
    this.#button.hidden = levels.length < 2;
    if (levels.length === 1) this.#only.textContent = shortName(levels[0]);
    if (levels.length < 2) return;
    const { isAutoLevel } = this.#player;
    this.#auto.hidden = !isAutoLevel;
    this.#name.textContent = this.playing;
    this.#button.setAttribute('aria-label', `Quality: ${isAutoLevel ? 'Auto ' : ''}${this.playing}`);
    const choices = levels
      .map((level, index) => ({ index, bitrate: level.bitrate, name: fullName(level) }))
      .sort((a, b) => b.bitrate - a.bitrate);
    const selected = isAutoLevel ? -1 : this.#player.currentLevel;
    const items = [{ index: -1, name: 'Auto' }, ...choices].map((choice) => this.#item(choice, selected));
    const focused = [...this.#list.children].indexOf(document.activeElement);
    this.#list.replaceChildren(...items);
    if (focused >= 0) items[Math.min(focused, items.length - 1)].focus();
  }

  #item({ index, name }, selected) {
    const item = document.createElement('button');
    item.type = 'button';
    item.textContent = name;
    item.tabIndex = -1;
    item.setAttribute('role', 'menuitemradio');
    item.setAttribute('aria-checked', String(index === selected));
    item.addEventListener('click', () => {
      this.#player.selectLevel(index);
      this.#close();
      this.#button.focus();
    });
    return item;
  }

  #open() {
    this.#list.hidden = false;
    this.#button.setAttribute('aria-expanded', 'true');
    (this.#list.querySelector('[aria-checked="true"]') ?? this.#list.firstElementChild).focus();
  }

  #close() {
    this.#list.hidden = true;
    this.#button.setAttribute('aria-expanded', 'false');
  }

  #onKey(event) {
    const items = [...this.#list.children];
    const at = items.indexOf(document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === 'Escape') {
      this.#close();
      this.#button.focus();
    } else if (event.key === 'Tab') {
      this.#close();
      return;
    } else if (next !== undefined) {
      items[(next + items.length) % items.length].focus();
    } else {
      return;
    }
    event.preventDefault();
  }
}

/** The renditions in the menu: Auto and each level. With a single level there is nothing to choose, only to read. */
import { MenuChoices } from './menu_choices.js';

const AUTO = -1;

const byId = (id) => document.getElementById(id);

const bitrate = (bits) => (bits >= 1e6 ? `${(bits / 1e6).toFixed(1)} Mb/s` : `${Math.round(bits / 1e3)} kb/s`);
const shortName = (level) => (level.height ? `${level.height}p` : bitrate(level.bitrate));
const fullName = (level) => (level.height ? `${level.height}p · ${bitrate(level.bitrate)}` : bitrate(level.bitrate));

export class QualityChoice {
  #group = byId('quality-group');
  #choices = new MenuChoices(byId('quality-list'), (level) => this.#player.selectLevel(level));
  #button = byId('settings-button');
  #auto = byId('quality-auto');
  #name = byId('quality-name');
  #player = null;

  /** What plays now, for people: "360p", or '' while unknown. */
  get playing() { return this.#describe(shortName); }
  /** The same with its bit rate. */
  get playingInFull() { return this.#describe(fullName); }

  /** Null detaches. */
  attach(player) {
    this.#player = player;
    player?.addEventListener('levels', () => this.#render());
    this.#render();
  }

  #describe(name) {
    const level = this.#player?.levels[this.#player.currentLevel];
    return level ? name(level) : '';
  }

  #render() {
    const levels = this.#player?.levels ?? [];
    const isAuto = (this.#player?.isAutoLevel ?? true) && levels.length > 1;
    this.#group.hidden = levels.length < 2;
    this.#auto.hidden = !isAuto;
    this.#name.textContent = this.playing;
    this.#button.setAttribute('aria-label', `Settings${this.playing && `, quality ${isAuto ? 'Auto ' : ''}${this.playing}`}`);
    if (levels.length < 2) return;
    const choices = levels
      .map((level, index) => ({ value: index, bitrate: level.bitrate, name: fullName(level) }))
      .sort((a, b) => b.bitrate - a.bitrate);
    this.#choices.show([{ value: AUTO, name: 'Auto' }, ...choices], isAuto ? AUTO : this.#player.currentLevel);
  }
}

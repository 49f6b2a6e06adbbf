/** The menu of the control bar: opens and closes, and moves by the keys of a menu. What it offers is in its groups. */
const byId = (id) => document.getElementById(id);

export class SettingsMenu {
  #button = byId('settings-button');
  #menu = byId('settings-menu');

  constructor() {
    this.#button.addEventListener('click', () => (this.#menu.hidden ? this.#open() : this.close()));
    this.#menu.addEventListener('keydown', (event) => this.#onKey(event));
    this.#menu.addEventListener('click', (event) => {
      if (!event.target.closest('[role^="menuitem"]')) return;
      this.close();
      this.#button.focus();
    });
    document.addEventListener('pointerdown', (event) => {
      if (!event.target.closest('#settings')) this.close();
    });
  }

  close() {
    this.#menu.hidden = true;
    this.#button.setAttribute('aria-expanded', 'false');
  }

  #open() {
    this.#menu.hidden = false;
    this.#button.setAttribute('aria-expanded', 'true');
    (this.#menu.querySelector('[aria-checked="true"]') ?? this.#items()[0]).focus();
  }

  #items() {
    return [...this.#menu.querySelectorAll('[role^="menuitem"]')].filter((item) => !item.closest('[hidden]'));
  }

  #onKey(event) {
    const items = this.#items();
    const at = items.indexOf(document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === 'Escape') {
      this.close();
      this.#button.focus();
    } else if (event.key === 'Tab') {
      this.close();
      return;
    } else if (next !== undefined) {
      items[(next + items.length) % items.length].focus();
    } else {
      return;
    }
    event.preventDefault();
  }
}

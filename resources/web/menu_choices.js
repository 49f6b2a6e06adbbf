/** A list of choices of a menu, one of which holds. */
export class MenuChoices {
  #list;
  #onChosen;

  /** `onChosen` gets the value of what the viewer chose. */
  constructor(list, onChosen) {
    this.#list = list;
    this.#onChosen = onChosen;
  }

  /** `choices`: [{value, name}]. */
  show(choices, selected) {
    const focused = [...this.#list.children].indexOf(document.activeElement);
    const items = choices.map((choice) => this.#item(choice, choice.value === selected));
    this.#list.replaceChildren(...items);
    if (focused >= 0) items[Math.min(focused, items.length - 1)].focus();
  }

  #item({ value, name }, isSelected) {
    const item = document.createElement('button');
    item.type = 'button';
    item.textContent = name;
    item.tabIndex = -1;
    item.setAttribute('role', 'menuitemradio');
    item.setAttribute('aria-checked', String(isSelected));
    item.addEventListener('click', () => this.#onChosen(value));
    return item;
  }
}

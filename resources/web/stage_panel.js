/** The panel that covers the picture while there is nothing to see, and the notice while there still is. */
import { INTERRUPTED_NOTICE, MESSAGES } from './messages.js';

const COVERING = new Set(['loading', 'unreachable', 'unknown', 'denied', 'unplayable', 'waiting', 'starting', 'ended']);

const byId = (id) => document.getElementById(id);

function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export class StagePanel {
  #panel = byId('panel');
  #title = byId('panel-title');
  #text = byId('panel-text');
  #notice = byId('notice');
  #summary = byId('summary');
  #channelTitle = byId('title');

  /** `isMoving`: the picture still plays from the buffer. */
  show(state, { channelTitle, isMoving }) {
    const message = MESSAGES[state];
    const isCovered = COVERING.has(state) || (state === 'interrupted' && !isMoving);
    this.#panel.hidden = !isCovered;
    setText(this.#title, message.title);
    setText(this.#text, message.text);
    this.#notice.hidden = state !== 'interrupted' || isCovered;
    setText(this.#notice, INTERRUPTED_NOTICE);
    setText(this.#summary, [message.title, message.text].filter(Boolean).join('. '));
    setText(this.#channelTitle, channelTitle);
    setText(document.querySelector('title'), channelTitle ? `${channelTitle} · Sigma Live` : 'Sigma Live');
  }
}

/** The home page: what can be watched now, and what could before. */
import { agoText, channelCard } from './directory_card.js';

const kRefreshMs = 15_000;
const kTypingMs = 250;

const main = document.getElementById('directory');
const list = document.getElementById('channels');
const message = document.getElementById('message');
const more = document.getElementById('more');
const filters = document.getElementById('filters');
const tabs = [...document.querySelectorAll('[data-list]')];

let wanted = 'live';
let nextCursor = null;
let pages = 1;
let request = 0;

function query(cursor) {
  const parameters = new URLSearchParams({ state: wanted });
  for (const [name, value] of new FormData(filters)) {
    if (value.trim()) parameters.set(name, value.trim());
  }
  if (cursor) parameters.set('cursor', cursor);
  return `/api/v1/directory?${parameters}`;
}

async function load(cursor) {
  const answer = await fetch(query(cursor), { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(`the directory answered ${answer.status}`);
  return answer.json();
}

/** Adds values that were seen to a choice; what is chosen stays. */
function offer(name, values) {
  const choice = document.getElementById(name);
  const known = new Set([...choice.options].map((option) => option.value));
  for (const value of [...new Set(values)].sort()) {
    if (value && !known.has(value)) choice.add(new Option(value, value));
  }
}

function show(items, { state, text = '' }) {
  main.dataset.state = state;
  message.textContent = text;
  message.hidden = !text;
  list.replaceChildren(...items.map(channelCard));
  more.hidden = !nextCursor;
  offer('category', items.map((item) => item.category));
  offer('region', items.map((item) => item.region));
}

function emptyText() {
  const isFiltered = [...new FormData(filters).values()].some((value) => value.trim());
  if (isFiltered) return 'Nothing fits.';
  return wanted === 'live' ? 'Nobody is live right now.' : 'Nothing has been broadcast yet.';
}

/** Loads as many pages as are shown, all anew. */
async function refresh() {
  const mine = ++request;
  try {
    const items = [];
    let cursor = null;
    for (let page = 0; page < pages; ++page) {
      const loaded = await load(cursor);
      items.push(...loaded.items);
      cursor = loaded.next_cursor;
      if (!cursor) break;
    }
    if (mine !== request) return;
    nextCursor = cursor;
    const isEmpty = items.length === 0 && !cursor;
    show(items, isEmpty ? { state: 'empty', text: emptyText() } : { state: 'shown' });
  } catch {
    if (mine !== request) return;
    main.dataset.state = 'failed';
    message.textContent = 'The server does not answer. Trying again…';
    message.hidden = false;
  }
}

function begin() {
  pages = 1;
  refresh();
}

function choose(tab) {
  wanted = tab.dataset.list;
  for (const each of tabs) each.setAttribute('aria-selected', String(each === tab));
  list.setAttribute('aria-labelledby', tab.id);
  begin();
}

let typing = 0;
filters.addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(begin, kTypingMs);
});
filters.addEventListener('submit', (event) => {
  event.preventDefault();
  begin();
});
for (const tab of tabs) tab.addEventListener('click', () => choose(tab));
more.addEventListener('click', () => {
  pages += 1;
  refresh();
});
setInterval(() => {
  if (!document.hidden) refresh();
  for (const time of list.querySelectorAll('time')) time.textContent = agoText(time.dateTime);
}, kRefreshMs);
refresh();

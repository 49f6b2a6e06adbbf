/** One channel of the directory. Everything that people have written is text, never markup. */
const kTints = 5;
const kUnits = [['day', 86_400], ['hour', 3_600], ['minute', 60]];

const words = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

/** "2 hours ago", for a time in the past. */
export function agoText(time, now = Date.now()) {
  const seconds = Math.max(0, (now - Date.parse(time)) / 1000);
  for (const [unit, size] of kUnits) {
    if (seconds >= size) return words.format(-Math.floor(seconds / size), unit);
  }
  return 'just now';
}

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function tintOf(text) {
  let sum = 0;
  for (const character of text) sum = (sum * 31 + character.codePointAt(0)) % 9973;
  return sum % kTints;
}

function picture(item) {
  const box = element('div', 'picture', [...item.title][0]?.toUpperCase() ?? '');
  box.setAttribute('aria-hidden', 'true');
  if (item.live) box.append(element('span', 'badge', 'LIVE'));
  return box;
}

function since(item) {
  const time = element('time', '', agoText(item.since));
  time.dateTime = item.since;
  const line = element('p', '', item.live ? 'Began ' : 'Ended ');
  line.append(time);
  return line;
}

export function channelCard(item) {
  const card = element('a', 'channel');
  card.href = item.watch;
  card.dataset.tint = String(tintOf(item.channel));
  card.setAttribute('aria-label', `${item.title}${item.live ? ', live' : ''}`);
  const text = element('div', 'words');
  text.append(element('h2', '', item.title));
  const labels = [item.category, item.region].filter(Boolean).join(' · ');
  if (labels) text.append(element('p', '', labels));
  text.append(since(item));
  card.append(picture(item), text);
  const place = document.createElement('li');
  place.append(card);
  return place;
}

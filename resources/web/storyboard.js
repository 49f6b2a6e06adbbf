/**
 * Small pictures of a stream: a WebVTT file whose cues name parts of images ("sheet.jpg#xywh=160,0,160,90").
 *
 * Times count from the start of a recording; a live stream's file dates its zero in the header, with
 * "X-PROGRAM-DATE-TIME=2026-11-22T10:00:00Z". What is no cue with an image is passed over.
 */
const MOST_CHARACTERS = 4 << 20;
const MOST_CUES = 20_000;

/** Where a stream names its storyboard: EXT-X-SESSION-DATA with this DATA-ID. */
export const DATA_ID = 'com.sigmalive.storyboard';

/** Seconds of "01:02.345" or "12:01:02.345"; null for anything else. */
function secondsOf(text) {
  const match = /^(?:(\d{1,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})$/.exec(text);
  if (!match) return null;
  const [hours, minutes, seconds, thousandths] = match.slice(1).map((digits) => Number(digits ?? 0));
  return (hours * 60 + minutes) * 60 + seconds + thousandths / 1000;
}

/** The last area that a fragment says; null: none, undefined: one that is not in pixels. */
function areaOf(fragment) {
  const said = fragment.split('&').filter((dimension) => dimension.startsWith('xywh=')).pop();
  if (said === undefined) return null;
  const match = /^xywh=(?:pixel:)?(\d{1,9}),(\d{1,9}),(\d{1,9}),(\d{1,9})$/.exec(said);
  if (!match) return undefined;
  const [x, y, width, height] = match.slice(1).map(Number);
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}

/** The address that a reference means at that base; null where it is none. */
export function addressOf(reference, base) {
  try {
    return new URL(reference, base).href;
  } catch {
    return null;
  }
}

function cueOf(times, image, base) {
  const [start, end] = times.split('-->').map((text) => secondsOf(text.trim().split(/[ \t]/)[0]));
  const [uri, ...fragment] = image.trim().split('#');
  const area = areaOf(fragment.join('#'));
  const url = uri ? addressOf(uri, base) : null;
  if (start === null || end === null || end <= start || url === null || area === undefined) return null;
  return { start, end, url, area };
}

/** {zeroDate, cues: [{start, end, url, area}]}, dates in milliseconds; null where the text is no WebVTT. */
export function parseStoryboard(text, base) {
  if (text.length > MOST_CHARACTERS) return null;
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  if (!/^WEBVTT(?:[ \t]|$)/.test(lines[0])) return null;
  const body = lines.findIndex((line, number) => number > 0 && (line === '' || line.includes('-->')));
  const header = body < 0 ? lines : lines.slice(0, body);
  const dated = header.find((line) => line.startsWith('X-PROGRAM-DATE-TIME='));
  const zeroDate = dated ? Date.parse(dated.slice(dated.indexOf('=') + 1)) : null;
  const cues = [];
  for (let number = Math.max(body, 1); body >= 0 && number + 1 < lines.length && cues.length < MOST_CUES; number += 1) {
    if (!lines[number].includes('-->') || lines[number + 1].includes('-->')) continue;
    const cue = cueOf(lines[number], lines[number + 1], base);
    if (cue) cues.push(cue);
  }
  cues.sort((a, b) => a.start - b.start);
  return Number.isNaN(zeroDate) ? null : { zeroDate, cues };
}

/**
 * The cue of a place, or null. `place`: {fromStart, date}, seconds and milliseconds, each null where it is not known.
 * The end of a cue is its own where no other begins there.
 */
export function cueAt({ zeroDate, cues }, { fromStart, date }) {
  if ((zeroDate === null ? fromStart : date) === null) return null;
  const time = zeroDate === null ? fromStart : (date - zeroDate) / 1000;
  const cue = cues.findLast(({ start }) => start <= time);
  return cue && time <= cue.end ? cue : null;
}

import assert from 'node:assert/strict';
import test from 'node:test';
import { SeekBar, clockText, distanceText } from '../../resources/web/seek_bar.js';

/** An element as far as the bar needs one. */
class Element extends EventTarget {
  hidden = false;
  textContent = '';
  style = { setProperty: (name, value) => { this[name] = value; } };
  max = '0';
  value = '0';
  get valueAsNumber() { return Number(this.value); }
  getBoundingClientRect() { return { left: 0, width: 100 }; }
  setAttribute() {}
}

function makeBar() {
  const elements = new Map();
  globalThis.document = {
    getElementById: (id) => {
      if (!elements.has(id)) elements.set(id, new Element());
      return elements.get(id);
    },
  };
  const seeks = [];
  const bar = new SeekBar({ seekTo: (position) => seeks.push(position) });
  const [input, bubble, time] = ['seek-position', 'seek-bubble', 'seek-time'].map((id) => elements.get(id));
  bubble.hidden = true;
  const point = (x) => input.dispatchEvent(Object.assign(new Event('pointermove'), { clientX: x }));
  const showLive = (live) => bar.show({ start: 0, live, position: live, dateOf: () => null, isLive: true });
  return { bar, input, bubble, time, seeks, point, showLive };
}

test('times are minutes and seconds, with hours where there are any', () => {
  assert.equal(clockText(7), '0:07');
  assert.equal(clockText(59.6), '1:00');
  assert.equal(clockText(3723), '1:02:03');
  assert.equal(clockText(-1), '0:00');
});

test('what is not behind is live', () => {
  assert.equal(distanceText(0.4), 'Live');
  assert.equal(distanceText(-3), 'Live');
  assert.equal(distanceText(12), '-0:12');
});

test('goes on under a pointer that rests, until it leaves', () => {
  const { input, bubble, time, point, showLive } = makeBar();
  showLive(100);
  point(50);
  assert.equal(time.textContent, '-0:50');
  showLive(120);
  assert.equal(time.textContent, '-1:00');
  assert.equal(bubble['--at'], '50%');
  input.dispatchEvent(new Event('pointerleave'));
  showLive(140);
  assert.equal(bubble.hidden, true);
});

test('goes on under a hand that holds it, and shows nothing once it let go', () => {
  const { input, bubble, time, seeks, point, showLive } = makeBar();
  showLive(100);
  input.value = '50';
  input.dispatchEvent(new Event('input'));
  point(50);
  showLive(120);
  assert.equal(time.textContent, '-1:10');
  input.dispatchEvent(new Event('change'));
  showLive(140);
  assert.equal(bubble.hidden, true);
  assert.deepEqual(seeks, [50]);
});

test('keys take the place from a pointer that rests', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { input, bubble, time, point, showLive } = makeBar();
  showLive(100);
  point(50);
  input.dispatchEvent(new Event('keydown'));
  input.value = '90';
  input.dispatchEvent(new Event('input'));
  input.dispatchEvent(new Event('change'));
  showLive(100);
  assert.equal(time.textContent, '-0:10');
  t.mock.timers.tick(1_500);
  assert.equal(bubble.hidden, true);
});

test('where nothing can be sought nothing is pointed at', () => {
  const { bar, bubble, point, showLive } = makeBar();
  showLive(100);
  point(50);
  bar.show(null);
  assert.equal(bubble.hidden, true);
});

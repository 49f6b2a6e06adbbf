import assert from 'node:assert/strict';
import test from 'node:test';
import { clockText, distanceText } from '../../resources/web/seek_bar.js';

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

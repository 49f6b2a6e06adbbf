/** The reader of the time strip in pages agrees with core/media's: tst_timestamp_strip.cpp has the same cells. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { stripTime } from './support/timestamp_strip.mjs';

const CELLS = '100110100010000000001000110101110100011110111001';
const TIME = 1795305600123;

function pictureOf(cells, width, height, [black, white] = [0, 255]) {
  const data = new Uint8ClampedArray(width * height * 4).fill(90);
  for (let y = height - Math.floor(height / 30); y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const value = cells[Math.floor((x * 48) / width)] === '1' ? white : black;
      data.fill(value, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  return { data, width, height };
}

test('the strip is read at any size and contrast', () => {
  for (const [width, height] of [[1280, 720], [640, 360], [426, 240]]) {
    assert.equal(stripTime(pictureOf(CELLS, width, height)), TIME);
    assert.equal(stripTime(pictureOf(CELLS, width, height, [60, 180])), TIME);
  }
});

test('what is no strip is not read', () => {
  assert.equal(stripTime(pictureOf('0'.repeat(48), 1280, 720)), null);
  const flipped = CELLS[20] === '1' ? '0' : '1';
  const damaged = CELLS.slice(0, 20) + flipped + CELLS.slice(21);
  assert.equal(stripTime(pictureOf(damaged, 1280, 720)), null);
  assert.equal(stripTime(pictureOf(CELLS, 32, 16)), null);
});

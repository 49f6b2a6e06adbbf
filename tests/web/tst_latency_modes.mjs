import assert from 'node:assert/strict';
import test from 'node:test';
import { choicesFor, known, targetOf } from '../../resources/web/latency_modes.js';

test('a viewer is never offered less delay than the channel has', () => {
  assert.deepEqual(choicesFor('ultra', 600), ['ultra', 'low', 'normal']);
  assert.deepEqual(choicesFor('low', 600), ['low', 'normal']);
  assert.deepEqual(choicesFor('normal', 600), ['normal']);
});

test('a viewer is not offered more delay than the window has room for', () => {
  assert.deepEqual(choicesFor('ultra', 30), ['ultra', 'low']);
  assert.deepEqual(choicesFor('ultra', 12), ['ultra']);
});

test("the channel's own mode is offered while its window is not known", () => {
  assert.deepEqual(choicesFor('low', null), ['low']);
});

test('no target is nearer to the end than the server allows', () => {
  assert.equal(targetOf('ultra', null), 1.6);
  assert.equal(targetOf('ultra', 1.5), 1.6);
  assert.equal(targetOf('ultra', 3.6), 3.6);
  assert.equal(targetOf('low', 8), 9);
});

test('a mode of a newer server is the most patient one, whatever it is called', () => {
  assert.equal(known('someday'), 'normal');
  assert.equal(known('constructor'), 'normal');
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { addressOf, cueAt, parseStoryboard } from '../../resources/web/storyboard.js';

const BASE = 'https://live.example/v/board.vtt';
const golden = (name) => readFileSync(new URL(`../golden/hls/${name}`, import.meta.url), 'utf8');
const cuesOf = (body) => parseStoryboard(`WEBVTT\n\n${body}`, BASE).cues;

test('the sheets of a recording', () => {
  const { zeroDate, cues } = parseStoryboard(golden('storyboard.vtt'), BASE);
  assert.equal(zeroDate, null);
  assert.deepEqual(cues.map(({ start, end }) => [start, end]), [[0, 5], [5, 10], [10, 12.5]]);
  assert.equal(cues[1].url, 'https://live.example/v/sheet-0.jpg');
  assert.deepEqual(cues[1].area, { x: 160, y: 0, width: 160, height: 90 });
});

test('a dated one of a live stream, with comments, styles and other ends of lines', () => {
  const { zeroDate, cues } = parseStoryboard(golden('storyboard_live.vtt'), BASE);
  assert.equal(zeroDate, Date.parse('2026-11-22T10:00:00.250Z'));
  assert.deepEqual(cues, [
    { start: 3590, end: 3600, url: 'https://images.example/a.webp?v=2', area: { x: 320, y: 0, width: 320, height: 180 } },
    { start: 3600, end: 3610, url: 'https://live.example/b.png', area: null },
  ]);
});

test('what is no WebVTT is no storyboard', () => {
  for (const text of ['', 'WEBVTTX', '#EXTM3U\n', 'WEBVTT\nX-PROGRAM-DATE-TIME=yesterday\n']) {
    assert.equal(parseStoryboard(text, BASE), null, text);
  }
  assert.deepEqual(parseStoryboard('WEBVTT', BASE), { zeroDate: null, cues: [] });
});

test('a cue needs no empty line behind the header', () => {
  assert.equal(parseStoryboard('WEBVTT\n00:00.000 --> 00:01.000\na.jpg', BASE).cues.length, 1);
});

test('what is no cue with an image is passed over', () => {
  for (const cue of [
    'NOTE\ncomment', '00:00.000 --> 00:01.000', '00:02.000 --> 00:01.000\na', '0:00.000 --> 00:01.000\na',
    '00:60.000 --> 02:01.000\na', '00:00,000 --> 00:01,000\na', '-->\na', '00:00.000 --> 00:01.000\n#xywh=0,0,1,1',
    '00:00.000 --> 00:01.000\na#xywh=0,0,0,1', '00:00.000 --> 00:01.000\na#xywh=percent:0,0,50,50',
    '00:00.000 --> 00:01.000\nhttp://',
  ]) {
    assert.deepEqual(cuesOf(`${cue}\n\n00:09.000 --> 00:10.000\nlast`).map(({ start }) => start), [9], cue);
  }
});

test('of a recording a place is found by its time, of a live stream by its date', () => {
  const recording = parseStoryboard(golden('storyboard.vtt'), BASE);
  assert.equal(cueAt(recording, { fromStart: 5, date: null }).start, 5);
  assert.equal(cueAt(recording, { fromStart: 12.5, date: null }).start, 10);
  assert.equal(cueAt(recording, { fromStart: 12.6, date: null }), null);
  assert.equal(cueAt(recording, { fromStart: null, date: 0 }), null);
  const live = parseStoryboard(golden('storyboard_live.vtt'), BASE);
  const date = live.zeroDate + 3_595_000;
  assert.equal(cueAt(live, { fromStart: null, date }).start, 3590);
  assert.equal(cueAt(live, { fromStart: 3595, date: null }), null);
  assert.equal(cueAt(live, { fromStart: null, date: live.zeroDate }), null);
});

test('addresses that are none are told', () => {
  assert.equal(addressOf('a.jpg', BASE), 'https://live.example/v/a.jpg');
  assert.equal(addressOf('http://', BASE), null);
});

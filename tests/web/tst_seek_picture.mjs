import assert from 'node:assert/strict';
import test from 'node:test';

const VTT = 'WEBVTT\n\n00:00.000 --> 00:05.000\na.jpg#xywh=0,0,160,90\n\n00:05.000 --> 00:10.000\na.jpg#xywh=160,0,160,90\n\n'
  + '00:10.000 --> 00:15.000\nb.jpg\n\n00:15.000 --> 00:20.000\nmissing.jpg\n';
let isMissingThere = false;
const drawn = [];
const asked = [];
const canvas = {
  hidden: true, width: 320, height: 180,
  getContext: () => ({ fillRect() {}, drawImage: (image, ...areas) => drawn.push([image.src, ...areas]) }),
};
let isThere = true;
let now = 0;
performance.now = () => now;

globalThis.document = { getElementById: () => canvas };
globalThis.fetch = async (url) => {
  asked.push(url);
  return { ok: isThere, url, text: async () => VTT };
};
globalThis.Image = class {
  naturalWidth = 400;
  naturalHeight = 100;
  async decode() {
    asked.push(this.src);
    if (this.src.includes('missing') && !isMissingThere) throw new Error('no image');
  }
};

const { SeekPicture } = await import('../../resources/web/seek_picture.js');
const settled = () => new Promise((resolve) => { setTimeout(resolve, 5); });

function begin() {
  drawn.length = 0;
  asked.length = 0;
  isThere = true;
  isMissingThere = false;
  const picture = new SeekPicture();
  picture.setStoryboard('https://live.example/board.vtt');
  return picture;
}

test('loads the file and the sheet once somebody points, and draws the part', async () => {
  const picture = begin();
  assert.deepEqual(asked, []);
  picture.show({ fromStart: 6, date: null });
  assert.equal(canvas.hidden, true);
  await settled();
  assert.deepEqual(asked, ['https://live.example/board.vtt', 'https://live.example/a.jpg']);
  assert.equal(canvas.hidden, false);
  assert.deepEqual(drawn.at(-1), ['https://live.example/a.jpg', 160, 0, 160, 90, 0, 0, 320, 180]);
  picture.show({ fromStart: 1, date: null });
  await settled();
  assert.equal(asked.length, 2, 'the sheet is there');
});

test('a whole image keeps its shape', async () => {
  const picture = begin();
  picture.show({ fromStart: 12, date: null });
  await settled();
  assert.deepEqual(drawn.at(-1).slice(1), [0, 0, 400, 100, 0, 50, 320, 80]);
});

test('where there is no picture none is shown', async () => {
  const picture = begin();
  picture.show({ fromStart: 30, date: null });
  await settled();
  assert.equal(canvas.hidden, true);
  picture.show({ fromStart: 1, date: null });
  await settled();
  assert.equal(canvas.hidden, false);
  picture.hide();
  assert.equal(canvas.hidden, true);
});

test('one file at a time, and the last place that was pointed at counts', async () => {
  const picture = begin();
  picture.show({ fromStart: 1, date: null });
  picture.show({ fromStart: 12, date: null });
  assert.equal(asked.length, 1);
  await settled();
  assert.deepEqual(asked.slice(1), ['https://live.example/b.jpg']);
});

test('a file that is not there is not asked for at every move', async () => {
  const picture = begin();
  isThere = false;
  for (let turn = 0; turn < 3; turn += 1) {
    picture.show({ fromStart: 1, date: null });
    await settled();
  }
  assert.deepEqual(asked, ['https://live.example/board.vtt']);
  assert.equal(canvas.hidden, true);
});

test('a sheet that is not there is not asked for at every move, but again after a while', async () => {
  const picture = begin();
  for (let turn = 0; turn < 3; turn += 1) {
    picture.show({ fromStart: 18, date: null });
    await settled();
  }
  assert.deepEqual(asked.slice(1), ['https://live.example/missing.jpg']);
  assert.equal(canvas.hidden, true);
  isMissingThere = true;
  now += 10_001;
  picture.show({ fromStart: 18, date: null });
  await settled();
  assert.equal(asked.length, 3);
  assert.equal(canvas.hidden, false);
});

test('another stream has other pictures', async () => {
  const picture = begin();
  picture.show({ fromStart: 1, date: null });
  await settled();
  picture.setStoryboard(null);
  assert.equal(canvas.hidden, true);
  picture.show({ fromStart: 1, date: null });
  await settled();
  assert.equal(asked.length, 2);
});

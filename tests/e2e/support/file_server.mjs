import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

/** The bytes of "bytes=0-499"; null for anything else, and for what is not in a file of that size. */
function parseRange(header, size) {
  const found = /^bytes=(\d+)-(\d+)$/.exec(header);
  const [from, to] = found ? [Number(found[1]), Number(found[2])] : [];
  return found && from <= to && to < size ? { from, to } : null;
}

/** Serves the files of a folder, and of each whatever range is asked for; `asked` are the requests. */
export async function startFileServer(folder) {
  const asked = [];
  const server = createServer(async (request, answer) => {
    const name = path.basename(new URL(request.url, 'http://localhost').pathname);
    const { range: header } = request.headers;
    asked.push({ name, range: header });
    const bytes = await readFile(path.join(folder, name)).catch(() => null);
    if (!bytes) {
      answer.writeHead(404).end();
    } else if (header === undefined) {
      answer.writeHead(200, { 'Content-Length': bytes.length }).end(bytes);
    } else {
      const range = parseRange(header, bytes.length);
      if (!range) {
        answer.writeHead(416, { 'Content-Range': `bytes */${bytes.length}` }).end();
        return;
      }
      const { from, to } = range;
      answer.writeHead(206, { 'Content-Length': to - from + 1, 'Content-Range': `bytes ${from}-${to}/${bytes.length}` });
      answer.end(bytes.subarray(from, to + 1));
    }
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    asked,
    url: (name) => `http://127.0.0.1:${server.address().port}/${name}`,
    close: () => { server.closeAllConnections(); server.close(); },
  };
}

import assert from 'node:assert/strict';
import { waitFor } from './waiting.mjs';

/** One figure of the metrics page. */
export async function metric(server, name) {
  const line = (await server.text('/metrics')).split('\n').find((each) => each.startsWith(`${name} `));
  assert.ok(line, `the server has no metric ${name}`);
  return Number(line.split(' ')[1]);
}

/** Waits until nobody is connected but who asks. */
export async function assertNothingIsLeft(server) {
  await waitFor('every RTMP connection is gone', async () => await metric(server, 'sigma_rtmp_connections') === 0);
  await waitFor('every viewer is gone', async () => await metric(server, 'sigma_http_connections') <= 1);
  assert.equal(await metric(server, 'sigma_publishers'), 0);
}

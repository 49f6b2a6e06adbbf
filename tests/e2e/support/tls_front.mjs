import { readFileSync } from 'node:fs';
import net from 'node:net';
import tls from 'node:tls';
import { run } from './program.mjs';
import { scratchFolder } from './scratch.mjs';

const inScratch = scratchFolder();

/** Speaks TLS before a port, with a certificate that nobody vouches for. */
export async function startTlsFront(port) {
  const [key, cert] = [inScratch('key.pem'), inScratch('cert.pem')];
  const { status, stderr } = await run('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256',
    '-nodes', '-days', '1', '-subj', '/CN=localhost', '-keyout', key, '-out', cert]);
  if (status !== 0) throw new Error(`openssl could not make a certificate: ${stderr}`);
  const front = tls.createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (near) => {
    const far = net.connect(port, '127.0.0.1');
    for (const socket of [near, far]) {
      socket.on('error', () => {});
      socket.on('close', () => { near.destroy(); far.destroy(); });
    }
    near.pipe(far).pipe(near);
  });
  front.on('tlsClientError', () => {});
  await new Promise((resolve) => { front.listen(0, '127.0.0.1', resolve); });
  return { port: front.address().port, close: () => front.close() };
}

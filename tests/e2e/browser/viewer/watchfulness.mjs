const LOCAL_SCHEMES = new Set(['data:', 'blob:', 'about:']);

/** Notes requests to other hosts, CSP violations and console errors of a page, from before it loads. */
export async function watchPage(page, url) {
  const home = new URL(url).host;
  const seen = { foreignRequests: [], cspViolations: [], consoleErrors: [] };

  page.on('request', (request) => {
    const target = new URL(request.url());
    if (!LOCAL_SCHEMES.has(target.protocol) && target.host !== home) seen.foreignRequests.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') seen.consoleErrors.push(message.text());
  });
  page.on('pageerror', (error) => seen.consoleErrors.push(String(error)));
  await page.exposeFunction('noteCspViolation', (text) => seen.cspViolations.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      window.noteCspViolation(`${event.violatedDirective}: ${event.blockedURI}`);
    });
  });
  return seen;
}

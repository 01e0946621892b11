// Opens a page in Chromium and says what it cost: bytes, main-thread time, memory, faults, requests.
import axe from 'axe-core';
import { gzipSync } from 'node:zlib';

/** Long enough without work to say that a page has settled, and the longest that anybody waits. */
const QUIET = 700;
const LONGEST = 150_000;

const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until the main thread has had nothing to do for a while. */
async function settled(session) {
  const metric = async (name) => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find((one) => one.name === name)?.value ?? 0;
  };
  const start = Date.now();
  let busy = await metric('TaskDuration');
  for (let quiet = 0; quiet < QUIET && Date.now() - start < LONGEST;) {
    await sleep(100);
    const now = await metric('TaskDuration');
    quiet = now - busy < 0.004 ? quiet + 100 : 0;
    busy = now;
  }
  return { cpu: busy * 1000, nodes: await metric('Nodes') };
}

/**
 * @param browser a Chromium
 * @param url of a page on this machine
 * @param options `endpoints`: what is looked for in the page; `faults`: look for faults of accessibility
 */
export async function measure(
  browser,
  url,
  { endpoints = [], faults = false, colorScheme = 'light' },
) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme });
  const page = await context.newPage();
  page.setDefaultTimeout(LONGEST);
  const own = new URL(url).origin;
  const loaded = new Map();
  const outside = [];
  await context.route(
    (to) => to.origin !== own && /^https?:/.test(to.protocol),
    (route) => {
      outside.push(route.request().url());
      return route.abort();
    },
  );
  page.on('response', async (response) => {
    if (response.url().startsWith(own))
      loaded.set(response.url(), await response.body().catch(() => Buffer.of()));
  });
  await page.addInitScript(() => {
    globalThis.blocked = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        globalThis.blocked += Math.max(0, duration - 50);
    }).observe({ type: 'longtask', buffered: true });
  });
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(url, { waitUntil: 'load', timeout: LONGEST });
  const { cpu, nodes } = await settled(session);
  const blocking = await page.evaluate(() => globalThis.blocked);
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize').value;
  const found = await page.evaluate(
    (paths) => {
      // Paths are broken by blanks that nobody sees.
      const text = document.body.innerText.replace(/[\s\u200b]+/g, '');
      return paths.filter((path) => text.includes(path)).length;
    },
    endpoints.map(({ path }) => path.replace(/\s+/g, '')),
  );
  let violations;
  if (faults) {
    await page.evaluate(axe.source);
    violations = await page.evaluate(async () => {
      const { violations } = await globalThis.axe.run({ preload: false });
      return violations.reduce((sum, { nodes }) => sum + nodes.length, 0);
    });
  }
  await context.close();
  const bodies = [...loaded.values()];
  return {
    bytes: bodies.reduce((sum, body) => sum + body.length, 0),
    gzip: bodies.reduce((sum, body) => sum + (body.length > 0 ? gzipSync(body).length : 0), 0),
    cpu,
    blocking,
    heap,
    nodes,
    found: endpoints.length === 0 ? undefined : found / endpoints.length,
    violations,
    outside: outside.length,
  };
}

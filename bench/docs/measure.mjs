// Opens a page in Chromium and prints its cost: bytes, main-thread time, memory, accessibility
// violations, requests.
import axe from 'axe-core';
import { gzipSync } from 'node:zlib';

/**
 * A page is loaded after this idle time of the main thread, or at the latest after the second time,
 * in milliseconds.
 */
const QUIET = 700;
const LONGEST = 150_000;

const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until the main thread has been idle for some time. */
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
 * The blocking time: for each task of the main thread, the CPU time in excess of 50 ms. CPU time
 * does not depend on other work on the machine.
 */
function blockingOf({ traceEvents }) {
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return traceEvents
    .filter(({ name, pid, tid }) => /RunTask$/.test(name) && mains.has(`${pid} ${tid}`))
    .reduce((sum, { tdur = 0 }) => sum + Math.max(0, tdur / 1000 - 50), 0);
}

/**
 * @param browser an instance of Chromium
 * @param url the URL of a page on this machine
 * @param options `endpoints`: the texts to find in the page; `faults`: also check accessibility
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
  const loaded = new Set();
  const outside = [];
  await context.route(
    (to) => to.origin !== own && /^https?:/.test(to.protocol),
    (route) => {
      outside.push(route.request().url());
      return route.abort();
    },
  );
  page.on('response', (response) => {
    if (response.ok() && response.url().startsWith(own)) loaded.add(response.url());
  });
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await browser.startTracing(page, { categories: ['toplevel'] });
  await page.goto(url, { waitUntil: 'load', timeout: LONGEST });
  const { cpu, nodes } = await settled(session);
  const blocking = blockingOf(JSON.parse(String(await browser.stopTracing())));
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize').value;
  const found = await page.evaluate(
    (paths) => {
      // Paths contain zero-width spaces. The browser's own search also finds content without a
      // layout.
      const text = document.body.innerText.replace(/[\s\u200b]+/g, '');
      const isThere = (path) =>
        text.includes(path.replace(/\s+/g, '')) || globalThis.find(path, true, false, true);
      return paths.filter(isThere).length;
    },
    endpoints.map(({ path }) => path),
  );
  let violations;
  if (faults) {
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('*'))
        if (getComputedStyle(one).contentVisibility === 'auto')
          one.style.contentVisibility = 'visible';
    });
    await page.evaluate(axe.source);
    violations = await page.evaluate(async () => {
      const { violations } = await globalThis.axe.run({
        preload: false,
        rules: { 'target-size': { enabled: true } },
      });
      return violations.reduce((sum, { nodes }) => sum + nodes.length, 0);
    });
  }
  await context.close();
  // The responses are requested again, because the browser does not return very large bodies.
  const bodies = await Promise.all(
    [...loaded].map(async (one) => Buffer.from(await (await fetch(one)).arrayBuffer())),
  );
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

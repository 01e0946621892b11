// The tasks of a reader, the same in each tool: search for an operation, open its URL, copy a
// sample.
const WAIT = 15_000;

/** A tool: how to search its page, where to find an operation, and the text of its samples. */
const TOOLS = {
  restitch: {
    page: 'index.html',
    async search(page, query) {
      const input = page.locator('#page-search input');
      await input.fill(query);
      await page.waitForTimeout(1500);
      return page.locator('#page-found li').allInnerTexts();
    },
    address: ({ operationId, tag }) => `${tag}.html#${operationId}`,
    samples: 'article:target .samples pre, :target .samples pre',
  },
  redoc: {
    page: 'redoc.html',
    async search(page, query) {
      await page.locator('input[type=text]').first().fill(query);
      await page.waitForTimeout(1500);
      return page.locator('[data-role="search:results"] li').allInnerTexts();
    },
    address: ({ operationId, tag }) => `redoc.html#tag/${tag}/operation/${operationId}`,
    samples: '[id$="/operation/$ID"] pre, [id$="/operation/$ID"] code',
  },
  'redoc-3': {
    page: 'redoc-3.html',
    search: (page, query) =>
      typed(page, query, { opens: 500, rows: '[data-component-name="Search/SearchItem"]' }),
    address: ({ operationId, tag }) => `redoc-3.html#/${tag}/${operationId.toLowerCase()}`,
    samples: 'pre',
  },
  scalar: {
    page: 'scalar.html',
    search: (page, query) =>
      typed(page, query, {
        opens: 800,
        rows: '[role="dialog"] [role="option"], [role="dialog"] a',
      }),
    address: ({ method, path, tag }) => `scalar.html#tag/${tag}/${method.toUpperCase()}${path}`,
    samples: 'pre, .cm-content, code',
  },
  'swagger-ui': {
    page: 'swagger-ui.html',
    async search(page, query) {
      await page.locator('.operation-filter-input').fill(query);
      await page.waitForTimeout(1000);
      return page.locator('.opblock-summary').allInnerTexts();
    },
    address: ({ operationId, tag }) => `swagger-ui.html#/${tag}/${operationId}`,
    samples: '.opblock.is-open pre, .opblock.is-open textarea',
  },
};

const plain = (text) => text.toLowerCase().replace(/[\s\u200b]+/g, '');

/** The rank of the operation among the first five results, or `no`. */
function placeOf(found, { path, title }) {
  const at = found
    .slice(0, 5)
    .findIndex((one) => plain(one).includes(plain(path)) || plain(one).includes(plain(title)));
  return at < 0 ? 'no' : `${at + 1}.`;
}

async function opened(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT);
  await page.goto(url, { waitUntil: 'load', timeout: 4 * WAIT });
  await page.waitForTimeout(2500);
  return page;
}

async function attempt(run) {
  try {
    return await run();
  } catch (error) {
    return `no (${String(error.message).split('\n')[0].slice(0, 40)})`;
  }
}

/** Whether the path of an operation is visible after its URL was opened. */
async function reached(browser, url, tool, wanted) {
  const page = await opened(browser, url + tool.address(wanted));
  const isThere = await page.evaluate((path) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.closest('nav, aside, [role=navigation], .menu-content')) continue;
      const box = node.getBoundingClientRect();
      const isSeen = box.height > 0 && box.height < 200 && box.top >= 0 && box.bottom < 800;
      if (
        isSeen &&
        node.innerText
          ?.toLowerCase()
          .replace(/[\s\u200b]+/g, '')
          .includes(path)
      )
        return true;
    }
    return false;
  }, plain(wanted.path));
  await page.context().close();
  return isThere ? 'yes' : 'no';
}

/** Whether the docs contain a complete sample request, including the fields of the body. */
async function sampled(browser, url, tool, wanted) {
  const { sample } = wanted;
  const page = await opened(browser, url + tool.address(sample));
  const texts = await page
    .locator(tool.samples.replaceAll('$ID', sample.operationId))
    .evaluateAll((all) => all.map((one) => one.value ?? one.innerText ?? one.textContent));
  await page.context().close();
  const isRequest = texts.some((one) => /curl|fetch\(|requests\./.test(one ?? ''));
  const hasBody = texts.some((one) => /petId/.test(one ?? '') && /quantity/.test(one ?? ''));
  const both = texts.some((one) => /curl/.test(one ?? '') && /petId/.test(one ?? ''));
  return both ? 'request with its body' : isRequest ? 'request' : hasBody ? 'body only' : 'none';
}

/** For each tool, a function that returns its results in the order of the table. */
export const TASKS = Object.fromEntries(
  Object.entries(TOOLS).map(([name, tool]) => [
    name,
    async (browser, url, wanted) => {
      const searched = (query) =>
        attempt(async () => {
          const page = await opened(browser, url + tool.page);
          const found = await tool.search(page, query);
          await page.context().close();
          return placeOf(found, wanted);
        });
      return [
        await searched(wanted.query),
        await searched(wanted.slip),
        await attempt(() => reached(browser, url, tool, wanted)),
        await attempt(() => sampled(browser, url, tool, wanted)),
      ];
    },
  ]),
);

/** Searches in a tool whose search box opens with a keyboard shortcut, after a delay. */
async function typed(page, query, { opens, rows }) {
  await page.keyboard.press('Control+k');
  await page.waitForTimeout(opens);
  await page.keyboard.type(query);
  await page.waitForTimeout(2000);
  return page.locator(rows).allInnerTexts();
}

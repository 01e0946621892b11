/**
 * Generates the data of the "Try it" form as a script, because a page that is opened from a disk
 * cannot fetch files.
 */
import { jsonText, type JsonData } from '../../../src/print/emit/json/index.js';
import type { Endpoint } from '../../../src/model/api.js';
import { templateOf } from '../../../src/model/path.js';
import type { DocsView, PageView } from '../view.js';
import { bodiesData } from './bodies.js';
import { credentialData, waysIn } from './credentials.js';
import { parameterData } from './parameters.js';
import { offeredServers, serverData } from './servers.js';
import { tryItWords } from './words.js';

/**
 * Returns the file name of a page's script, such as `try_orders.js`; `undefined` if the page has no
 * operation that can be called.
 */
export function tryItFile(
  page: Pick<PageView, 'file' | 'parts' | 'endpoints'> | undefined,
  view: DocsView,
): string | undefined {
  if (view.settings.tryIt === undefined || page === undefined) return undefined;
  return operationsOf(page, view).length === 0
    ? undefined
    : `try_${page.file.replace(/\.md$/, '.js')}`;
}

export function tryItScript(page: PageView, view: DocsView): string {
  const { api, settings } = view;
  const proxy = settings.tryIt?.proxy;
  const data: JsonData = {
    words: tryItWords(settings),
    ...(proxy !== undefined && { proxy }),
    schemes: [...api.securitySchemes.values()].map(credentialData),
    operations: operationsOf(page, view).map((endpoint) => operationData(endpoint, view)),
  };
  return `docsTryIt(${jsonText(data).trimEnd()});\n`;
}

function operationsOf(
  { parts, endpoints }: Pick<PageView, 'parts' | 'endpoints'>,
  { webhooks }: DocsView,
): readonly Endpoint[] {
  return parts === undefined ? endpoints.filter(({ key }) => !webhooks.has(key)) : [];
}

function operationData(endpoint: Endpoint, view: DocsView): JsonData {
  const { key, method, path, trailingSlash, parameters, body } = endpoint;
  const { api } = view;
  return {
    id: view.names.operations.get(key) ?? '',
    method,
    path: templateOf(path, trailingSlash),
    servers: offeredServers(endpoint, api).map(serverData),
    ways: waysIn(endpoint, view),
    parameters: parameters.map((one) => parameterData(one, api)),
    bodies: bodiesData(endpoint, view),
    mustSend: body?.required.value === true,
  };
}

/** The pages of the docs: one per group, or several for a group that is too large for one page. */
import { append } from '../../../base/foundation/lists.js';
import type { Language } from '../../../../templates/docs/language/language.js';
import type { DocsView, PageView } from '../../../../templates/docs/view.js';
import type { Api, Endpoint, EndpointKey } from '../../../model/api.js';
import { endpointWeight } from './weight.js';
import type { WebhookView } from './webhooks.js';
import type { RenderInput } from '../../kit/target.js';
import { GENERATING_LIMITS } from '../../../base/foundation/limits/generating.js';

/** Fixed pages: a group with such a name gets a file name that no slug has. */
const OWN_PAGES = new Set(['index', 'changes', 'conflicts', 'unknowns', 'schemas', 'webhooks']);

/** The pages in the order of the groups. */
export function groupPages(
  { api, names }: Pick<RenderInput<unknown>, 'api' | 'names'>,
  inStatedOrder: DocsView['inStatedOrder'],
): PageView[] {
  const endpoints = new Map(api.endpoints.map((endpoint) => [endpoint.key, endpoint]));
  const listed = (keys: readonly EndpointKey[]): readonly Endpoint[] =>
    inStatedOrder(
      keys.flatMap((key) => endpoints.get(key) ?? []),
      ({ origins }) => origins,
    );
  return names.groups.map(({ label, slug, tag, parent, description, endpoints: keys }) => {
    const externalDocs = tag === undefined ? undefined : api.tags.get(tag)?.externalDocs;
    const stem = OWN_PAGES.has(slug) ? `group_${slug}` : slug;
    const page: PageView = {
      name: label,
      file: `${stem}.md`,
      endpoints: listed(keys),
      ...(tag !== undefined && { tag }),
      ...(parent !== undefined && { parent }),
      ...(description !== undefined && { description }),
      ...(externalDocs && { externalDocs }),
    };
    return withParts(page, stem, { api, labelsOf: literalsOf });
  });
}

/** The group of the webhooks: none, or one. */
export function webhookPages(
  webhooks: readonly WebhookView[],
  api: Api,
  word: Language['word'],
): PageView[] {
  if (webhooks.length === 0) return [];
  const names = new Map(webhooks.map(({ endpoint, name }) => [endpoint.key, name]));
  const page = {
    name: word('Webhooks'),
    description: word('Requests that the API sends to its subscribers.'),
    file: 'webhooks.md',
    endpoints: webhooks.map(({ endpoint }) => endpoint),
  };
  const labelsOf: Labels = ({ key }) => [names.get(key) ?? ''];
  return [withParts(page, 'webhooks', { api, labelsOf })];
}

/** The labels by which the endpoints of a group differ, from left to right. */
type Labels = (endpoint: Endpoint) => string[];

/** The data for dividing a group: the weight of its endpoints depends on the schemas of the API. */
interface Cut {
  readonly api: Api;
  readonly labelsOf: Labels;
}

function withParts(page: PageView, stem: string, cut: Cut): PageView {
  const parts = partsOf(page, stem, cut);
  return parts.length < 2 ? page : { ...page, parts };
}

/** Divides a group into parts that are small enough, at the first difference between the paths. */
function partsOf(page: PageView, stem: string, cut: Cut): PageView[] {
  const runs = runsOf(page.endpoints, cut);
  const parts: { labels: string[]; endpoints: Endpoint[]; weight: number }[] = [];
  for (const { label, endpoints } of runs) {
    for (const chunk of chunksOf(endpoints, cut)) {
      const weight = weightOf(chunk, cut);
      const last = parts.at(-1);
      const fits =
        last !== undefined &&
        last.endpoints.length + chunk.length <= GENERATING_LIMITS.docsEndpoints.most &&
        last.weight + weight <= GENERATING_LIMITS.docsBytes.most;
      if (!fits) parts.push({ labels: [label], endpoints: [...chunk], weight });
      else {
        last.labels.push(label);
        append(last.endpoints, chunk);
        last.weight += weight;
      }
    }
  }
  return parts.map(({ labels, endpoints }, index) => {
    const ends = [...new Set([labels[0] ?? '', labels.at(-1) ?? ''])].filter((one) => one !== '');
    const range = ends.length === 0 ? '' : `: ${ends.join(' – ')}`;
    return {
      name: `${page.name} ${index + 1}${range}`,
      file: `${stem}_${index + 1}.md`,
      endpoints,
      ...(page.parent !== undefined && { parent: page.parent }),
    };
  });
}

/** As many endpoints of one run as a page takes. */
function chunksOf(endpoints: readonly Endpoint[], { api }: Cut): Endpoint[][] {
  const chunks: Endpoint[][] = [];
  let weight = 0;
  for (const endpoint of endpoints) {
    const more = endpointWeight(endpoint, api);
    const last = chunks.at(-1);
    if (
      last === undefined ||
      last.length >= GENERATING_LIMITS.docsEndpoints.most ||
      weight + more > GENERATING_LIMITS.docsBytes.most
    ) {
      chunks.push([endpoint]);
      weight = more;
    } else {
      last.push(endpoint);
      weight += more;
    }
  }
  return chunks;
}

function weightOf(endpoints: readonly Endpoint[], { api }: Cut): number {
  return endpoints.reduce((sum, endpoint) => sum + endpointWeight(endpoint, api), 0);
}

interface Run {
  readonly label: string;
  readonly endpoints: Endpoint[];
}

/** Adjacent endpoints whose paths have the same first literal after their common prefix. */
function runsOf(endpoints: readonly Endpoint[], cut: Cut): Run[] {
  const paths = endpoints.map(cut.labelsOf);
  let common = 0;
  const first = paths[0] ?? [];
  while (common < first.length && paths.every((path) => path[common] === first[common])) common++;
  const runs: Run[] = [];
  for (const [index, endpoint] of endpoints.entries()) {
    const label = paths[index]?.[common] ?? '';
    const last = runs.at(-1);
    if (last?.label === label) last.endpoints.push(endpoint);
    else runs.push({ label, endpoints: [endpoint] });
  }
  // A run that is still too long for a page is divided at a later label.
  return runs.length < 2
    ? runs
    : runs.flatMap((run) => (isLarge(run, cut) ? runsOf(run.endpoints, cut) : run));
}

function isLarge({ endpoints }: Run, cut: Cut): boolean {
  return (
    endpoints.length > GENERATING_LIMITS.docsEndpoints.most ||
    weightOf(endpoints, cut) > GENERATING_LIMITS.docsBytes.most
  );
}

function literalsOf({ path }: Endpoint): string[] {
  return path
    .filter((segment) => segment.every(({ kind }) => kind === 'literal'))
    .map((segment) => segment.map((part) => (part.kind === 'literal' ? part.text : '')).join(''));
}

/** Assigns endpoints to pages: one page per group, or several if a group is too large for one page. */
import type { Language } from '../../../../templates/docs/language/language.js';
import type { DocsView, PageView } from '../../../../templates/docs/view.js';
import type { Api, Endpoint, EndpointKey } from '../../../model/api.js';
import { byCodeUnit, isSorted } from '../../../base/foundation/sort.js';
import { endpointWeight } from './weight.js';
import type { WebhookView } from './webhooks.js';
import type { RenderInput } from '../../kit/target.js';
import { GENERATING_LIMITS } from '../../../base/foundation/limits/generating.js';

/** The names of fixed pages. A group with one of these names gets a different file name. */
const OWN_PAGES = new Set(['index', 'changes', 'conflicts', 'unknowns', 'schemas', 'webhooks']);

/** Returns the pages in the order of the groups. */
export function groupPages(
  { api, names }: Pick<RenderInput<unknown>, 'api' | 'names'>,
  inDeclaredOrder: DocsView['inDeclaredOrder'],
): PageView[] {
  const endpoints = new Map(api.endpoints.map((endpoint) => [endpoint.key, endpoint]));
  const listed = (keys: readonly EndpointKey[]): readonly Endpoint[] =>
    inDeclaredOrder(
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

/** Returns the page of the webhooks; an empty list if there are none. */
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

/**
 * Returns the texts by which endpoints are divided into parts: the literal segments of the path, or the name of a
 * webhook.
 */
type Labels = (endpoint: Endpoint) => string[];

/**
 * The data that is needed to divide a group into parts, each of which is a page. The API is included because the size
 * of an endpoint depends on its schemas.
 */
interface Cut {
  readonly api: Api;
  readonly labelsOf: Labels;
}

/** The data that is needed to divide a group into parts, and the maximum size of a part. */
interface Division extends Cut {
  readonly most: number;
}

function withParts(page: PageView, stem: string, cut: Cut): PageView {
  const parts = dividedEvenly(page.endpoints, cut);
  if (parts.length < 2) return page;
  return {
    ...page,
    parts: parts.map(({ runs }, index) => ({
      name: partName(page.name, index, runs),
      file: `${stem}_${index + 1}.md`,
      endpoints: runs.flatMap(({ endpoints }) => endpoints),
      ...(page.parent !== undefined && { parent: page.parent }),
    })),
  };
}

const MOST_LABELS = 3;

/**
 * Returns the name of a part: its number and its labels, such as `issues 2: assignees, comments, labels, …`. If there
 * are too many labels and they are sorted, the name contains only the first and the last one: `Webhooks 2:
 * branch-created – fork`.
 */
function partName(name: string, index: number, runs: readonly Run[]): string {
  const labels = [...new Set(runs.map(({ label }) => label))].filter((one) => one !== '');
  const isRange = labels.length > MOST_LABELS && isSorted(labels, byCodeUnit);
  const more = labels.length > MOST_LABELS ? ['…'] : [];
  const shown = isRange
    ? `${labels[0]} – ${labels.at(-1)}`
    : [...labels.slice(0, MOST_LABELS), ...more].join(', ');
  const number = `${name} ${index + 1}`;
  return shown === '' ? number : `${number}: ${shown}`;
}

interface Part {
  readonly runs: Run[];
  count: number;
  weight: number;
}

/**
 * Factors that are tried in order. The mean size of a part, multiplied by the factor, is the maximum size of a part.
 * Small factors come first, so that the parts become as equal in size as possible.
 */
const ALLOWANCES = [1.05, 1.1, 1.2, 1.3, 1.4, 1.5];

/** Divides endpoints into as few parts as possible, so that no part is much larger than the others. */
function dividedEvenly(endpoints: readonly Endpoint[], cut: Cut): readonly Part[] {
  const { most } = GENERATING_LIMITS.docsBytes;
  const fewest = divided(endpoints, { ...cut, most });
  if (fewest.length < 2) return fewest;
  const mean = weightOf(endpoints, cut) / fewest.length;
  for (const allowance of ALLOWANCES) {
    if (mean * allowance >= most) break;
    const parts = divided(endpoints, { ...cut, most: mean * allowance });
    if (parts.length === fewest.length) return parts;
  }
  return fewest;
}

/** Divides a group into parts that fit on a page. A new part starts where the paths of the endpoints first differ. */
function divided(endpoints: readonly Endpoint[], division: Division): Part[] {
  const parts: Part[] = [];
  for (const { label, endpoints: inRun } of runsOf(endpoints, division)) {
    for (const chunk of chunksOf(inRun, division)) {
      const weight = weightOf(chunk, division);
      const last = parts.at(-1);
      if (last !== undefined && fits(last.count + chunk.length, last.weight + weight, division)) {
        last.runs.push({ label, endpoints: chunk });
        last.count += chunk.length;
        last.weight += weight;
      } else {
        parts.push({ runs: [{ label, endpoints: chunk }], count: chunk.length, weight });
      }
    }
  }
  return parts;
}

function fits(count: number, weight: number, { most }: Division): boolean {
  return count <= GENERATING_LIMITS.docsEndpoints.most && weight <= most;
}

/** Divides one run of endpoints into parts. Each part has as many endpoints as fit on a page. */
function chunksOf(endpoints: readonly Endpoint[], division: Division): Endpoint[][] {
  const chunks: Endpoint[][] = [];
  let weight = 0;
  for (const endpoint of endpoints) {
    const more = endpointWeight(endpoint, division.api);
    const last = chunks.at(-1);
    if (last === undefined || !fits(last.length + 1, weight + more, division)) {
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

/**
 * Returns runs of adjacent endpoints. In each run, the paths have the same first literal segment after the prefix that
 * all paths share.
 */
function runsOf(endpoints: readonly Endpoint[], cut: Division): Run[] {
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
  // If a run is still too large for a page, it is divided where its paths differ next.
  return runs.length < 2
    ? runs
    : runs.flatMap((run) => (isLarge(run, cut) ? runsOf(run.endpoints, cut) : run));
}

function isLarge({ endpoints }: Run, division: Division): boolean {
  return !fits(endpoints.length, weightOf(endpoints, division), division);
}

function literalsOf({ path }: Endpoint): string[] {
  return path
    .filter((segment) => segment.every(({ kind }) => kind === 'literal'))
    .map((segment) => segment.map((part) => (part.kind === 'literal' ? part.text : '')).join(''));
}

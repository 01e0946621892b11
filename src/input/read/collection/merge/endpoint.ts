/** Merges all requests of a collection that call the same endpoint. */
import { append } from '../../../../base/foundation/lists.js';
import type { ReadOptions } from '../../read-options.js';
import type { Body, Endpoint, Response, Server } from '../../../../model/api.js';
import { fact, type Fact, type Origin } from '../../../../model/origin.js';
import type { PathSegment } from '../../../../model/path.js';
import { UNKNOWN, type Text } from '../../../../model/schema.js';
import type { Report } from '../../../../base/diagnostics/report.js';
import {
  electPathNames,
  electText,
  roleOfName,
  sharedName,
  withoutStep,
  type ElectedPathName,
} from './elect.js';
import type { RequestVariant } from '../request.js';
import { mergeMedia, type NamedBody } from './media.js';
import { mergeParameters } from './parameter.js';
import type { ResponseEvidence } from '../response.js';
import type { SecretCount } from '../secret.js';
import { securityOf, type ProseSecurity, type Schemes } from './security.js';
import { exampleEvidence } from '../../infer/evidence.js';
import { readLimits, readProse, type ProseLimit } from '../../infer/prose.js';

/** The values that are the same for all endpoints of a collection while requests are merged. */
export interface MergeState {
  readonly options: ReadOptions;
  readonly secrets: SecretCount;
  readonly schemes: Schemes;
  readonly report: Report;
  /** The request names that occur in several endpoints, so that they cannot be operationIds. */
  readonly ambiguous: ReadonlySet<string>;
  /**
   * Descriptions that occur in requests of several endpoints. They are used for an endpoint only if it has no other
   * description.
   */
  readonly copied: ReadonlySet<string>;
  /** Returns the servers of an endpoint if they differ from the servers of the collection, otherwise an empty list. */
  readonly serversOf: (variants: readonly RequestVariant[]) => readonly Server[];
}

/** The facts in the descriptions of an endpoint's requests. */
interface ProseFacts {
  readonly text?: Text;
  readonly deprecated?: Fact<boolean>;
  readonly security: readonly ProseSecurity[];
  readonly limits: readonly ProseLimit[];
}

const BODILESS = new Set<unknown>([204, 205, 304]);
const WRITES = new Set(['POST', 'PUT', 'PATCH']);

/**
 * Merges the requests of one endpoint. All their parameters and media types are kept, and one description and one
 * name are chosen.
 * @param variants the requests, in the order of the document
 */
export function mergeVariants(
  variants: readonly [RequestVariant, ...RequestVariant[]],
  merging: MergeState,
): Endpoint {
  const { options, secrets, report } = merging;
  const [first] = variants;
  reportVariants(variants, report);
  const facts = readProseFacts(variants, merging);
  const names = electPathNames(variants);
  const slashes = variants.filter(({ trailingSlash }) => trailingSlash).length;
  const security = securityOf(variants, facts.security, merging.schemes, report);
  const body = bodyOf(variants, merging);
  return {
    key: first.key,
    method: first.method,
    path: renamed(first.path.path, names),
    ...(slashes * 2 > variants.length && { trailingSlash: true }),
    ...namesOf(variants, merging),
    aliases: [],
    ...(facts.text && { description: facts.text }),
    ...(facts.deprecated && { deprecated: facts.deprecated }),
    tags: tagsOf(variants),
    parameters: mergeParameters(variants, names, facts.limits, secrets),
    ...(body && { body }),
    responses: mergeResponses(variants, options, secrets),
    ...(security && { security }),
    servers: merging.serversOf(variants),
    callbacks: [],
    extensions: new Map(),
    origins: variants.map(({ origin }) => origin),
  };
}

/**
 * Collects the security schemes of all requests, including those that sentences about authentication imply. Call it
 * before schemes get names: the numbers in the names are only correct if all schemes of the same kind are known.
 * @param variants all requests of the collection
 */
export function collectSchemes(variants: readonly RequestVariant[], schemes: Schemes): void {
  for (const { auth, description, saved } of variants) {
    if (auth?.use && !saved) schemes.add(auth.use, auth.origin);
    const [origin] = description?.origins ?? [];
    if (!auth && description && origin && readProse(description.value).security) {
      schemes.addProse(origin);
    }
  }
}

function reportVariants(
  variants: readonly [RequestVariant, ...RequestVariant[]],
  report: Report,
): void {
  const requests = variants.filter(({ saved }) => !saved);
  const { key, origin } = variants[0];
  const place = { source: origin.source, pointer: `${origin.pointer}/name` };
  if (requests.length > 1) report.add('collection/variant', { key, count: requests.length }, place);
  const operations = new Set(requests.flatMap(({ operation }) => operation ?? []));
  if (operations.size > 1) report.add('collection/rpc', { key }, place);
}

function readProseFacts(
  variants: readonly RequestVariant[],
  { copied, report }: MergeState,
): ProseFacts {
  const texts: Text[] = [];
  const security: ProseSecurity[] = [];
  const limits: ProseLimit[] = [];
  let deprecated: Origin | undefined;
  for (const { description } of variants) {
    const [origin] = description?.origins ?? [];
    if (!description || !origin) continue;
    const prose = readProse(description.value);
    if (prose.text !== undefined) {
      if (!copied.has(description.value))
        texts.push({ value: prose.text, origins: description.origins });
      append(limits, readLimits(prose.text));
    }
    if (prose.security) security.push({ security: prose.security, origin });
    if (prose.deprecated) {
      deprecated ??= { ...origin, trust: 'inferred' };
      report.add('op/deprecated-prose', {}, origin);
    }
  }
  const text = electText(texts);
  return {
    ...(text && { text }),
    ...(deprecated && { deprecated: fact(true, deprecated) }),
    security,
    limits,
  };
}

/**
 * Returns the operationId and the summary. A name that is an identifier becomes the operationId, and any other name
 * becomes the summary. A summary of several words is also the operationId, so that functions are named after it. A name
 * that several endpoints have is not used as an operationId.
 */
function namesOf(
  variants: readonly RequestVariant[],
  { ambiguous, report }: MergeState,
): Pick<Endpoint, 'operationId' | 'summary'> {
  const ids: string[] = [];
  const titles: string[] = [];
  let isAmbiguous = false;
  const places = new Map<string, Origin>();
  for (const { name, origin, saved } of variants) {
    const role = saved ? 'nothing' : roleOfName(withoutStep(name));
    const text = withoutStep(name).replace(/\.$/, '');
    if (role === 'summary') titles.push(text);
    if (role === 'operationId') ids.push(text);
    if (role !== 'nothing' && ambiguous.has(name)) {
      isAmbiguous = true;
      const { source, pointer } = origin;
      report.add('collection/duplicate-name', { name }, { source, pointer: `${pointer}/name` });
    }
    if (!places.has(text)) places.set(text, { ...origin, pointer: `${origin.pointer}/name` });
  }
  const [first] = places.values();
  const place = (name: string): Origin[] =>
    [places.get(name) ?? first].filter((one) => one !== undefined);
  const title = sharedName(titles);
  const phrase = title !== undefined && /\S\s+\S/.test(title) ? title : undefined;
  const id = isAmbiguous ? undefined : ids.length > 0 ? sharedName([...ids, ...titles]) : phrase;
  return {
    ...(id !== undefined && { operationId: { value: id, origins: place(id) } }),
    ...(title !== undefined && { summary: { value: title, origins: place(title) } }),
  };
}

function tagsOf(variants: readonly RequestVariant[]): Fact<string>[] {
  const tags = new Map<string, Fact<string>>();
  for (const { folder, saved } of variants) {
    if (folder && !saved && !tags.has(folder.value)) tags.set(folder.value, folder);
  }
  return [...tags.values()];
}

function renamed(path: readonly PathSegment[], names: readonly ElectedPathName[]): PathSegment[] {
  let position = 0;
  return path.map((segment) =>
    segment.map((part) => {
      if (part.kind === 'literal') return part;
      return { kind: 'parameter', name: names[position++]?.name ?? part.name };
    }),
  );
}

function bodyOf(
  variants: readonly [RequestVariant, ...RequestVariant[]],
  { options, secrets, report }: MergeState,
): Body | undefined {
  const [first] = variants;
  const bodies = variants.flatMap(({ name, body }): NamedBody[] => (body ? [{ name, body }] : []));
  if (bodies.length === 0 && !WRITES.has(first.method)) return undefined;
  const media = mergeMedia(bodies, exampleEvidence(options.inferRequired), secrets);
  const { source, pointer } = first.origin;
  if (media.length === 0) {
    report.add(
      'collection/body-unknown',
      { key: first.key },
      { source, pointer: `${pointer}/name` },
    );
  }
  const origins = bodies.length > 0 ? bodies.map(({ body }) => body.origin) : [first.origin];
  return { required: fact(false, { source, pointer, trust: 'assumed' }), media, origins };
}

function mergeResponses(
  variants: readonly RequestVariant[],
  options: ReadOptions,
  secrets: SecretCount,
): Response[] {
  const statuses = new Map<unknown, ResponseEvidence[]>();
  for (const response of variants.flatMap(({ responses }) => responses)) {
    const same = statuses.get(response.status);
    if (same) same.push(response);
    else statuses.set(response.status, [response]);
  }
  const head = variants[0]?.method === 'HEAD';
  return [...statuses.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const { status } = first;
    const bodies = same.flatMap(({ name, body }): NamedBody[] => (body ? [{ name, body }] : []));
    const bodyless = head || BODILESS.has(status) || (typeof status === 'number' && status < 200);
    return [
      {
        status,
        headers: headersOf(same),
        media: bodyless ? [] : mergeMedia(bodies, exampleEvidence(options.inferRequired), secrets),
        bodyless,
        links: new Map(),
        origins: same.map(({ origin }) => origin),
      },
    ];
  });
}

function headersOf(responses: readonly ResponseEvidence[]): Response['headers'] {
  const headers = new Map<string, { name: string; origins: Origin[] }>();
  for (const { name, origin } of responses.flatMap((response) => response.headers)) {
    const known = headers.get(name.toLowerCase());
    if (known) known.origins.push(origin);
    else headers.set(name.toLowerCase(), { name, origins: [origin] });
  }
  return [...headers.values()].map((header) => ({ ...header, schema: UNKNOWN }));
}

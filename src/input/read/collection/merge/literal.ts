/**
 * Replaces real identifiers in the URLs of requests with parameters: `/users/4753` is a request to `/users/:id`, with or
 * without another request that names the parameter.
 */
import { endpointKey, templateOf, type PathSegment } from '../../../../model/path.js';
import type { Report } from '../../../../base/diagnostics/report.js';
import { isPlural, wordsOf } from '../../../../base/foundation/words.js';
import { distinctParameters } from '../../distinct-parameters.js';
import { identifierForm, identifierName } from '../../infer/identifier.js';
import type { ParameterUse, RequestVariant } from '../request.js';
import type { NameKind } from '../path.js';

/**
 * A path with more identifiers than this is not merged with a template. Each additional identifier doubles the number
 * of possible templates.
 */
const SEGMENTS = 6;

/**
 * Merges a request with a path template of the same collection and method, if the path of the request has identifiers
 * at the positions of the template's parameters and is otherwise equal. Without such a template, the identifiers become
 * parameters with a name from their collection. In both cases, they become examples.
 * @param variants all requests of a collection
 */
export function joinLiteralPaths(
  variants: readonly RequestVariant[],
  report: Report,
): RequestVariant[] {
  const templates = new Map<string, RequestVariant>();
  for (const variant of variants) {
    if (!templates.has(variant.key)) templates.set(variant.key, variant);
  }
  return variants.map((variant) => {
    const template = templateFor(variant, templates);
    if (!template) return generalized(variant, report);
    const { source, pointer } = variant.origin;
    const params = { segment: templateOf(variant.path.path), key: template.key };
    report.add('collection/literal-path', params, { source, pointer: `${pointer}/name` });
    return joined(variant, template);
  });
}

/**
 * Returns the template that a path matches if identifiers in the path are replaced with parameters. All identifiers are
 * replaced first. If no template matches, only some of them are replaced.
 */
function templateFor(
  variant: RequestVariant,
  templates: ReadonlyMap<string, RequestVariant>,
): RequestVariant | undefined {
  const { path } = variant.path;
  const ids = path.flatMap((segment, index) => (idOf(segment) === undefined ? [] : [index]));
  if (ids.length === 0 || ids.length > SEGMENTS) return undefined;
  for (let chosen = 2 ** ids.length - 1; chosen > 0; chosen--) {
    const replaced = new Set(ids.filter((_, bit) => (chosen >> bit) & 1));
    const shape = path.map((segment, index): PathSegment =>
      replaced.has(index) ? [{ kind: 'parameter', name: '' }] : segment,
    );
    const template = templates.get(endpointKey(variant.method, shape));
    if (template) return template;
  }
  return undefined;
}

function joined(variant: RequestVariant, template: RequestVariant): RequestVariant {
  const own = variant.parameters.filter((use) => use.in === 'path');
  const rest = variant.parameters.filter((use) => use.in !== 'path');
  const uses: ParameterUse[] = [];
  const kinds: NameKind[] = [];
  const path = template.path.path.map((segment, index): PathSegment => {
    const ownSegment = variant.path.path[index] ?? [];
    const value = idOf(ownSegment);
    for (const part of segment) {
      if (part.kind === 'literal') continue;
      if (ownSegment.some((one) => one.kind === 'parameter')) {
        const use = own.shift();
        if (use) uses.push(use);
        kinds.push(use?.kind ?? 'foreign');
      } else {
        kinds.push('foreign');
        uses.push({
          name: part.name,
          in: 'path',
          kind: 'foreign',
          ...(value !== undefined && { value }),
          origin: variant.origin,
        });
      }
    }
    return ownSegment.some((one) => one.kind === 'parameter') ? ownSegment : segment;
  });
  return { ...variant, key: template.key, path: { path, kinds }, parameters: [...uses, ...rest] };
}

function generalized(variant: RequestVariant, report: Report): RequestVariant {
  const { path } = variant.path;
  let collection = '';
  const named = path.map((segment): PathSegment => {
    const [part] = segment;
    if (segment.length !== 1 || part?.kind !== 'literal') return segment;
    const before = collection;
    collection = part.text;
    return isIdentifierAfter(part.text, before)
      ? [{ kind: 'parameter', name: identifierName(before) }]
      : segment;
  });
  if (named.every((segment, index) => segment === path[index])) return variant;
  const distinct = distinctParameters(named, () => undefined);
  const template = { ...variant, path: { path: distinct, kinds: [] } };
  const result = joined(variant, { ...template, key: endpointKey(variant.method, distinct) });
  const { source, pointer } = variant.origin;
  const params = { segment: templateOf(path), key: result.key };
  report.add('collection/id-segment', params, { source, pointer: `${pointer}/name` });
  return result;
}

/**
 * Returns true for an identifier. A number is one only in a collection, because `/2/tweets` begins with a version. A
 * date may be a version, too.
 */
function isIdentifierAfter(text: string, before: string): boolean {
  const form = identifierForm(text);
  if (form === 'integer') return isPlural(wordsOf(before).at(-1) ?? '');
  return form !== undefined && form !== 'date' && form !== 'date-time';
}

/** Returns the text of a segment if it looks like an identifier. */
function idOf(segment: PathSegment): string | undefined {
  const [part] = segment;
  return segment.length === 1 && part?.kind === 'literal' && identifierForm(part.text)
    ? part.text
    : undefined;
}

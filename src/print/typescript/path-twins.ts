/** Determines what distinguishes the requests of operations whose paths differ only in parameters. */
import { canIntersect, planPattern, wholePattern } from '../../base/pattern/index.js';
import { patternLiteral } from '../../base/foundation/scan.js';
import type { Api, Endpoint, Parameter } from '../../model/api.js';
import { followIn } from '../../model/dereference.js';
import {
  constantQuery,
  pathParameterNames,
  spannedSegments,
  withVariant,
  type PathPart,
} from '../../model/path.js';
import { groupBy } from '../../base/foundation/group.js';
import type { Schema } from '../../model/schema.js';

/** A condition that a request must meet (`Condition` in `runtime/route.ts`). */
export type TwinCondition =
  | { readonly capture: number; readonly pattern: string; readonly flags: 'u' | '' }
  | { readonly query: string; readonly value: string };

/**
 * Returns the conditions for the requests of an operation: constant query parameters, and the types of its path
 * parameters. The list is empty if no other operation has the same path except for the parameters.
 */
export function twinConditions(endpoint: Endpoint, schemas: Api['schemas']): TwinCondition[] {
  if (endpoint.variant === undefined) return [];
  const constants = [...new URLSearchParams(constantQuery(endpoint))];
  return [
    ...constants.map(([query, value]) => ({ query, value })),
    ...pathParameterNames(endpoint.path).flatMap((name, capture): TwinCondition[] => {
      const pattern = patternOf(endpoint, name, schemas);
      const plan = pattern === undefined ? undefined : planPattern(pattern);
      return pattern === undefined || plan?.kind !== 'native'
        ? []
        : [{ capture, pattern, flags: plan.flags }];
    }),
  ];
}

/** Returns a pattern for the values of a path parameter; `undefined` if any text is a value. */
function patternOf(
  { path, parameters }: Endpoint,
  name: string,
  schemas: Api['schemas'],
): string | undefined {
  const parts = path.flat();
  const part = parts.find((one) => one.kind === 'parameter' && one.name === name);
  // The segments of such a value are matched by the router.
  if (part === undefined || spannedSegments(part) !== undefined) return undefined;
  const own = parameters.find((one) => one.in === 'path' && one.name === name);
  return own && patternOfContent(own.content, schemas);
}

function patternOfContent(
  content: Parameter['content'],
  schemas: Api['schemas'],
): string | undefined {
  if (content.kind !== 'schema' || content.style !== 'simple') return undefined;
  return patternOfSchema(followIn(schemas)(content.schema));
}

function patternOfSchema(schema: Schema): string | undefined {
  switch (schema.kind) {
    case 'integer':
      return '^-?[0-9]+$';
    case 'number':
      return '^-?[0-9]+(?:[.][0-9]+)?(?:[eE][+-]?[0-9]+)?$';
    case 'boolean':
      return '^(?:true|false)$';
    case 'enum': {
      const values = schema.values.map((value) => patternLiteral(String(value)));
      return schema.open === true ? undefined : `^(?:${values.join('|')})$`;
    }
    case 'string':
      if (schema.pattern !== undefined) return wholePattern(schema.pattern);
      return schema.format === 'uuid' ? UUID : undefined;
    default:
      return undefined;
  }
}

const UUID = '^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$';

/**
 * Returns pairs of operations that the same request can match. The server calls the first one.
 */
export function indistinctPairs({ endpoints, schemas }: Api): [Endpoint, Endpoint][] {
  const twins = endpoints.filter(({ variant }) => variant !== undefined);
  const groups = groupBy(twins, (endpoint) => withVariant(endpoint, '').key);
  return [...groups.values()].flatMap((group) => {
    const ranked = group
      .map((endpoint): Twin => ({ endpoint, conditions: twinConditions(endpoint, schemas) }))
      // The server tries the operation with the most conditions first.
      .sort((a, b) => b.conditions.length - a.conditions.length);
    return ranked.flatMap((one, index): [Endpoint, Endpoint][] => {
      const other = ranked.slice(index + 1).find((rival) => !exclude(one, rival));
      return other ? [[one.endpoint, other.endpoint]] : [];
    });
  });
}

interface Twin {
  readonly endpoint: Endpoint;
  readonly conditions: readonly TwinCondition[];
}

/** Returns true if no request is meant for both operations. */
function exclude(one: Twin, other: Twin): boolean {
  if (constantsOf(one) !== constantsOf(other)) return true;
  const [parts, others] = [one, other].map(({ endpoint }) =>
    endpoint.path.flat().filter((part) => part.kind === 'parameter'),
  );
  return (parts ?? []).some((part, capture) => {
    const rival = others?.[capture];
    if (rival === undefined || isLonger(part) !== isLonger(rival)) return true;
    const [left, right] = [formOf(one, part, capture), formOf(other, rival, capture)];
    return !canIntersect(left, right);
  });
}

/** Returns true if a value contains slashes, so that the router never confuses it with a single segment. */
function isLonger(part: PathPart): boolean {
  const spans = spannedSegments(part);
  return spans !== undefined && spans.length > 1;
}

function constantsOf({ conditions }: Twin): string {
  return conditions
    .flatMap((one) => ('query' in one ? `${one.query}=${one.value}` : []))
    .sort()
    .join('&');
}

function formOf({ conditions }: Twin, part: PathPart, capture: number): string {
  const spans = spannedSegments(part);
  if (spans) {
    const forms = spans.map((text) =>
      text === '**' ? '.*' : text === '*' ? '[^/]+' : patternLiteral(text),
    );
    return wholePattern(forms.join('/'));
  }
  const own = conditions.find((one) => 'capture' in one && one.capture === capture);
  return own && 'pattern' in own ? own.pattern : '^[\\s\\S]*$';
}

/** Finds out why the merged API does not contain a fact: an election, or a diagnostic. */
import type { DiagnosticCode } from '../../base/diagnostics/catalog.js';
import type { Diagnostic } from '../../base/diagnostics/report.js';
import { canonicalText, type Comparable } from '../../model/canonical.js';
import { placeKey, type Origin } from '../../model/origin.js';
import { isReservedServer } from '../../model/server.js';
import { isPlainObject } from '../../base/foundation/plain-object.js';
import type { Election, Ledger } from '../reconcile/index.js';
import { isPartOf } from './kept.js';
import { originsIn, unwrapped, type FactPart } from './part.js';
import type { Missing, FactPlace } from './walk.js';

export type Reason =
  | { readonly election: Election; readonly why: string }
  | { readonly why: string }
  | { readonly code: DiagnosticCode; readonly why: string };

/** Creates a function that returns why a fact is missing; `undefined` if there is no reason. */
export function createReasons(
  { elections }: Ledger,
  diagnostics: readonly Diagnostic[],
): (fact: Missing) => Reason | undefined {
  const byPlace = electionsByPlace(elections);
  /** A text that is part of another text loses the election together with it. */
  const rejectedText = (
    text: string,
    others: readonly FactPart[],
    field: string,
  ): Reason | undefined => {
    for (const { origins = [] } of others.map((other) => unwrapped(other[field])))
      for (const election of origins.flatMap((one) => byPlace.get(placeKey(one)) ?? []))
        for (const { value, why } of election.rejected)
          if (typeof value === 'string' && isPartOf(text, value)) return { election, why };
    return undefined;
  };
  const reported = diagnosticsByPlace(diagnostics);
  return (fact) => {
    const { kind, value, origins, place, others } = fact;
    const [, field = ''] = kind.split('.');
    if (others.some((other) => isConfigured(other[field])))
      return { why: 'the configuration declares it' };
    const names = new Set([field, ...(ALSO_CALLED[kind] ?? []), String(value)]);
    const own = keysOfPart([...origins, ...samePlace(place)], names);
    const elected = own
      .flatMap((key) => byPlace.get(key) ?? [])
      .find((election) => isAbout(election, fact, names) && hasReplaced(election, fact, field));
    if (elected) return { election: elected, why: whyOf(elected, own) };
    const longer = typeof value === 'string' && rejectedText(value, others, field);
    if (longer) return longer;
    for (let at: FactPlace | undefined = place; at; at = at.parent) {
      const keys = at.origins.map(placeKey);
      const whole = keys.flatMap((key) => byPlace.get(key) ?? []).find((one) => isWhole(one, keys));
      if (whole) return { election: whole, why: whyOf(whole, keys) };
    }
    const [diagnostic] = own.flatMap((key) => reported.get(key) ?? []);
    if (diagnostic) return { code: diagnostic.code, why: diagnostic.message };
    if (
      SERVERS.has(kind) &&
      isReservedServer({
        url: String(value).replace(/^server /, ''),
        variables: new Map(),
        origins,
      })
    )
      return { code: 'server/example', why: 'its host is reserved for examples' };
    if (kind === 'response.description' && /^ok\W*$/i.test(String(value)))
      return { why: 'another text says more than "OK"' };
    if (isWithoutEffect(fact))
      return { why: 'the keyword has no effect on values of the kept type' };
    return isOfVariants(fact) ? { why: 'another declaration in the document omits it' } : undefined;
  };
}

const SERVERS: ReadonlySet<string> = new Set(['api.servers', 'endpoint.servers']);

/** The names of a kind of fact in elections, if they differ from the name of the field. */
const ALSO_CALLED: Readonly<Partial<Record<Missing['kind'], readonly string[]>>> = {
  'schema.kind': ['type', 'nullable', ''],
  'schema.restStated': ['additionalProperties'],
  'schema.values': ['enum', 'type'],
  'content.explode': ['style'],
  'api.servers': ['url'],
};

function electionsByPlace(elections: readonly Election[]): ReadonlyMap<string, Election[]> {
  const index = new Map<string, Election[]>();
  for (const election of elections) {
    if (election.rejected.length === 0) continue;
    const { kept, rejected } = election;
    const origins = [kept, ...rejected].flatMap((candidate) => candidate.origins);
    for (const key of new Set(origins.map(placeKey))) add(index, key, election);
  }
  return index;
}

function diagnosticsByPlace(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, Diagnostic[]> {
  const index = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    if (!LEAVES_OUT.has(diagnostic.code)) continue;
    const { location, also, repeats = [] } = diagnostic;
    for (const place of [location, ...also, ...repeats.map((one) => one.location)])
      if (place) add(index, placeKey(place), diagnostic);
  }
  return index;
}

/** The codes of diagnostics that tell that the output does not contain what is at the location. */
const LEAVES_OUT: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  'info/op-title',
  'info/slug',
  'server/example',
  'server/loopback',
  'desc/truncated',
]);

function add<T>(index: Map<string, T[]>, key: string, one: T): void {
  const known = index.get(key);
  if (known) known.push(one);
  else index.set(key, [one]);
}

/** Returns the locations of a part, and of the union or intersection whose member it is. */
function samePlace({ origins, field, parent }: FactPlace): readonly Origin[] {
  return field === 'members' && parent ? [...origins, ...samePlace(parent)] : origins;
}

function keysOfPart(origins: readonly Origin[], names: ReadonlySet<string>): string[] {
  return origins.flatMap(({ source, pointer }) => [
    placeKey({ source, pointer }),
    ...[...names].map((name) => placeKey({ source, pointer: `${pointer}/${name}` })),
  ]);
}

/** Returns true for a fact of the configuration, and for a list with such facts. */
function isConfigured(declared: unknown): boolean {
  if (Array.isArray(declared)) return declared.some(isConfigured);
  if (!isPlainObject(declared)) return false;
  return originsIn(declared)?.some(({ source }) => source === 'configuration') === true;
}

/** Returns true for a keyword that only implies a type, where the merged API has another type. */
function isWithoutEffect({ part, others }: Missing): boolean {
  return part['typeImplied'] === true && others.every((other) => other['kind'] !== part['kind']);
}

/**
 * Returns true for a limit at a place that one document declares several times, such as two paths that differ only in a
 * slash. The output accepts what each declaration accepts.
 */
function isOfVariants({ kind, place }: Missing): boolean {
  if (!LIMITS.has(kind)) return false;
  for (let at: FactPlace | undefined = place; at?.parent; at = at.parent) {
    if (at.owner === 'schema' || at.owner === 'property') continue;
    const own = new Set(at.origins.map(placeKey));
    const sources = new Set(at.origins.map(({ source }) => source));
    const isOther = (one: Origin): boolean => sources.has(one.source) && !own.has(placeKey(one));
    if (at.others.some((other) => originsIn(other)?.some(isOther))) return true;
  }
  return false;
}

const LIMITS: ReadonlySet<Missing['kind']> = new Set<Missing['kind']>([
  ...(['property.required', 'schema.pattern', 'schema.format', 'schema.uniqueItems'] as const),
  ...(['schema.minimum', 'schema.maximum', 'schema.multipleOf', 'schema.readOnly'] as const),
  ...(['schema.exclusiveMinimum', 'schema.exclusiveMaximum', 'schema.writeOnly'] as const),
  ...(['schema.minLength', 'schema.maxLength', 'schema.minItems', 'schema.maxItems'] as const),
  ...(['schema.minProperties', 'schema.maxProperties', 'schema.restStated'] as const),
  ...(['content.style', 'content.explode'] as const),
]);

/** Returns true if an election decided a field with one of the names. */
function isAbout(
  { entity, steps }: Election,
  { kind, place }: Missing,
  names: ReadonlySet<string>,
): boolean {
  if (place.owner === 'scheme' && entity.startsWith('scheme ')) return true;
  const before = steps.at(-2);
  if (kind === 'property.required' && before?.at === 'property' && before.name !== place.key)
    return false;
  const name = lastName(steps);
  return name.split('/').some((one) => names.has(one));
}

function lastName(steps: Election['steps']): string {
  const last = steps.at(-1);
  return last?.at === 'field' || last?.at === 'keyword' ? last.name : '';
}

/** Returns true if the merged API has the value that an election kept, and this is another value. */
function hasReplaced(
  { kept, rule }: Election,
  { kind, value, others, place }: Missing,
  field: string,
): boolean {
  if (rule === 'dropped' || place.owner === 'scheme') return true;
  if (KEEPS_ALL.has(rule)) return false;
  const text = canonicalText(kept.value);
  if (text === canonicalText(value as Comparable)) return false;
  if (kept.value === null || typeof kept.value === 'object' || kind === 'schema.kind') return true;
  return others.some((other) => {
    const { value: found } = unwrapped(other[field]);
    const own: unknown = found instanceof Map ? found.get(value) : found;
    return canonicalText(own as Comparable) === text;
  });
}

/** The rules of elections that combine all values. */
const KEEPS_ALL: ReadonlySet<string> = new Set(['union', 'both']);

/** Returns true if an election rejected a whole schema, with all facts in it. */
function isWhole({ rejected, rule, steps }: Election, keys: readonly string[]): boolean {
  if (rule === 'widen' || !WHOLE.has(lastName(steps))) return false;
  return rejected.some(
    ({ schema, origins }) => schema && origins.some((origin) => keys.includes(placeKey(origin))),
  );
}

const WHOLE: ReadonlySet<string> = new Set(['', 'spelling']);

function whyOf({ rejected, rule }: Election, keys: readonly string[]): string {
  const own = rejected.find(({ origins }) => origins.some((one) => keys.includes(placeKey(one))));
  return own?.why ?? rule;
}

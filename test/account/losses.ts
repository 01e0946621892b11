/** An API with a fact of every kind, and all ways to remove one fact from an API. */
import { asPart, originsIn, unwrapped, type FactPart } from '../../src/api/account/part.js';
import type { Api } from '../../src/model/api.js';
import { FACTS, type Owner, type FactRule } from '../../src/model/facts.js';
import type { Origin } from '../../src/model/origin.js';
import { api } from '../model-parts.js';

const RULES: Readonly<Record<string, Readonly<Record<string, FactRule>>>> = FACTS;

/** Every kind of fact. */
export const EVERY_KIND = Object.entries(RULES).flatMap(([owner, fields]) =>
  Object.entries(fields)
    .filter(([, rule]) => rule !== 'none' && !rule.startsWith('='))
    .map(([field]) => `${owner}.${field}`),
);

/** Fields whose parts are in a map. All others of several parts are lists. */
const MAPS = new Set([
  ...['schemas', 'securitySchemes', 'tags', 'variables', 'encoding', 'properties', 'patterns'],
  'dependentSchemas',
]);
const LISTS = new Set([
  ...['servers', 'localServers', 'endpoints', 'webhooks', 'parameters', 'responses', 'callbacks'],
  ...['media', 'headers', 'flows', 'examples', 'members'],
]);
const SINGLE = new Set(['content.media', 'parameter.content']);

/** An API in which every field of the model that states a fact has a value of its own. */
export function completeApi(): Api {
  let count = 0;
  const partOf = (owner: Owner, depth: number): FactPart => {
    const n = ++count;
    const origins = [{ source: 'a.json', pointer: `/${n}`, trust: 'declared' }];
    const leaf = owner === 'schema' && depth > 0;
    const rules = Object.entries(RULES[owner] ?? {});
    const fields = rules.flatMap(([field, rule]): [string, unknown][] => {
      if (field === 'origins') return [[field, origins]];
      if (leaf && field !== 'kind') return [];
      if (depth > 0 && field === 'callbacks') return [];
      switch (rule) {
        case 'none':
          return [];
        case 'value':
          return [[field, `v${++count}`]];
        case 'flag':
          return [[field, true]];
        case 'text':
          return [[field, `text ${++count}`]];
        case 'items':
          return [[field, [`i${++count}`]]];
        case 'entries':
          return [[field, new Map([['x-a', ++count]])]];
        default: {
          const inner = (rule.startsWith('=') ? rule.slice(1) : rule) as Owner;
          const one = partOf(
            inner,
            depth + Number(owner !== 'api' && owner !== 'endpoint' && owner !== 'parameter'),
          );
          const isSingle = SINGLE.has(`${owner}.${field}`);
          if (MAPS.has(field)) return [[field, new Map([['k', one]])]];
          return [[field, LISTS.has(field) && !isSingle ? [one] : one]];
        }
      }
    });
    return { ...Object.fromEntries(fields), ...NAMES[owner]?.(n), ...(leaf && { origins }) };
  };
  return {
    ...api(),
    ...partOf('api', 0),
    document: { source: 'a.json', format: '', complete: true },
  };
}

/** What identifies parts. */
const NAMES: Readonly<Partial<Record<Owner, (n: number) => FactPart>>> = {
  endpoint: (n) => ({ key: `GET /${n}`, method: 'GET', path: [], aliases: [], security: [[]] }),
  webhook: (n) => ({ name: `w${n}` }),
  callback: (n) => ({ name: `c${n}`, expression: 'e' }),
  parameter: (n) => ({ name: `p${n}`, in: 'query', aliases: [] }),
  media: (n) => ({ type: `a/${n}` }),
  response: () => ({ status: 200 }),
  header: (n) => ({ name: `h${n}` }),
  server: (n) => ({ url: `https://s${n}.io` }),
  flow: () => ({ type: 'implicit' }),
};

/** The removal of one fact: the steps to the field, map entry or list item. */
export interface Loss {
  readonly kind: string;
  readonly path: readonly (string | number)[];
  /** The locations that declare the fact. */
  readonly origins: readonly Origin[];
}

/** Returns every way to remove one fact from an API. */
export function losses(whole: Api): readonly Loss[] {
  const found: Loss[] = [];
  const visit = (
    owner: Owner,
    part: FactPart,
    path: Loss['path'],
    outer: readonly Origin[],
  ): void => {
    const own = originsIn(part) ?? outer;
    for (const [field, value] of Object.entries(part)) {
      const rule = RULES[owner]?.[field];
      if (rule === undefined || rule === 'none' || value === undefined) continue;
      const kind = `${owner}.${field}`;
      const at = [...path, field];
      const entries: [string | number, unknown][] =
        value instanceof Map ? [...value] : Array.isArray(value) ? [...value.entries()] : [];
      if (rule === 'value' || rule === 'flag' || rule === 'text') {
        found.push({ kind, path: at, origins: unwrapped(value).origins ?? own });
      } else if (rule === 'items' || rule === 'entries') {
        for (const [key, one] of entries)
          found.push({ kind, path: [...at, key], origins: unwrapped(one).origins ?? own });
      } else {
        const isList = value instanceof Map || Array.isArray(value);
        const inner = (rule.startsWith('=') ? rule.slice(1) : rule) as Owner;
        for (const [key, one] of isList ? entries : [[undefined, value] as const]) {
          const place = key === undefined ? at : [...at, key];
          const origins = originsIn(asPart(one)) ?? own;
          if (inner === rule) found.push({ kind, path: place, origins });
          visit(inner, asPart(one), place, origins);
        }
      }
    }
  };
  visit('api', asPart(whole), [], []);
  return found;
}

/** Returns an API without one fact. Parts outside the path are shared. */
export function without(whole: Api, { path }: Loss): Api {
  return { ...whole, ...asPart(removed(whole, path)) };
}

function removed(value: unknown, [step, ...steps]: Loss['path']): unknown {
  const isLast = steps.length === 0;
  if (value instanceof Map) {
    const copy = new Map<unknown, unknown>(value);
    if (isLast) copy.delete(step);
    else copy.set(step, removed(copy.get(step), steps));
    return copy;
  }
  if (Array.isArray(value)) {
    const one: unknown = value[Number(step)];
    return value.toSpliced(Number(step), 1, ...(isLast ? [] : [removed(one, steps)]));
  }
  const field = String(step);
  const current = asPart(value)[field];
  const fact = unwrapped(current);
  // A flag that the model always contains is turned off.
  if (isLast && fact.origins && fact.value === true)
    return { ...asPart(value), [field]: { ...asPart(current), value: false } };
  return { ...asPart(value), [field]: isLast ? undefined : removed(asPart(value)[field], steps) };
}

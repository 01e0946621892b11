/**
 * Changes the structure of documents, as mistakes and attacks do. The same seed results in the same
 * changes.
 */

/** Returns an integer from 0 up to, but not including, a limit. */
export type Random = (below: number) => number;

export type Data = null | boolean | number | string | Data[] | { [key: string]: Data };

/** A random generator with a seed (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** Contents of documents: keys with a meaning somewhere, and their values. */
export interface Vocabulary {
  readonly keys: readonly string[];
  readonly values: readonly Data[];
  readonly lines: readonly string[];
}

const ODD: readonly Data[] = [
  // Integers that a double cannot represent are read as `bigint`, which `JSON.stringify` rejects.
  ...[9007199254740994, -123456789012345680000],
  ...[null, true, false, 0, -1, 1.5, 1e21, '', ' ', '0', [], {}, [[]], [null], { a: null }],
  ...['__proto__', 'constructor', 'then', '*/', '${x}', '\ud800', '\u202e', '\r\n', '{', '{}', '#'],
  ...[
    '/',
    '//',
    '{a}{a}',
    '%',
    '%zz',
    '../..',
    'https://',
    'http://[',
    '(',
    '[a-',
    '(a+)+$',
    '$ref',
  ],
  ...['application/json', 'text/event-stream', '*/*', '2XX', 'default', 'object', 'array', 'null'],
];

/** One location in a document: its container, and the key. */
interface Place {
  readonly holder: Data[] | { [key: string]: Data };
  readonly key: string | number;
  readonly pointer: string;
}

/**
 * Changes a document in a few locations.
 * @returns a new document
 */
export function mutated(document: Data, words: Vocabulary, random: Random): Data {
  const root = { root: structuredClone(document) };
  const times = 1 + random(random(4) === 0 ? 16 : 4);
  for (let time = 0; time < times; time++) {
    const places = placesIn(root);
    const place = pick(places, random);
    if (place) changeAt(place, places, words, random);
  }
  return root.root;
}

function changeAt(place: Place, places: readonly Place[], words: Vocabulary, random: Random): void {
  const { holder, key } = place;
  const here = at(place);
  const other = (): Data => structuredClone(at(pick(places, random) ?? place));
  const word = (): string => pick(words.keys, random) ?? 'a';
  switch (random(10)) {
    case 0:
      return Array.isArray(holder) ? void holder.splice(Number(key), 1) : remove(holder, key);
    case 1:
      return put(place, structuredClone(pick(ODD, random) ?? null));
    case 2:
      return put(place, other());
    case 3:
      return put(place, structuredClone(pick(words.values, random) ?? null));
    case 4:
      return put(place, { $ref: `#${(pick(places, random) ?? place).pointer}` });
    case 5:
      return put(place, random(2) === 0 ? [here, other()] : { [word()]: here });
    case 6:
      return put(place, { [pick(['allOf', 'oneOf', 'anyOf'], random) ?? '']: [here, other()] });
    case 7:
      return put(place, typeof here === 'string' ? here.repeat(2) + here.slice(1) : String(here));
    case 8:
      if (Array.isArray(here)) here.push(other());
      else if (isRecord(here)) set(here, word(), other());
      return;
    default:
      if (isRecord(here)) set(here, word(), structuredClone(pick(words.values, random) ?? null));
      else if (!Array.isArray(holder)) {
        remove(holder, key);
        set(holder, word(), here);
      }
  }
}

/** All locations of a document, except in parts that grew too large. */
export function placesIn(root: Data): Place[] {
  const places: Place[] = [];
  const waiting: { readonly value: Data; readonly pointer: string; readonly depth: number }[] = [
    { value: root, pointer: '', depth: 0 },
  ];
  for (let next = waiting.pop(); next && places.length < MOST_PLACES; next = waiting.pop()) {
    const { value, pointer, depth } = next;
    if (typeof value !== 'object' || value === null || depth > DEEPEST) continue;
    for (const key of Object.keys(value)) {
      const inner = depth === 0 ? '' : `${pointer}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`;
      const place = {
        holder: value,
        key: Array.isArray(value) ? Number(key) : key,
        pointer: inner,
      };
      places.push(place);
      waiting.push({ value: at(place), pointer: inner, depth: depth + 1 });
    }
  }
  return places;
}

const MOST_PLACES = 20_000;
const DEEPEST = 60;

/** The value at a location. */
export function at({ holder, key }: Pick<Place, 'holder' | 'key'>): Data {
  return Array.isArray(holder) ? (holder[Number(key)] ?? null) : (holder[key] ?? null);
}

function put({ holder, key }: Place, value: Data): void {
  if (Array.isArray(holder)) holder[Number(key)] = value;
  else set(holder, key, value);
}

/** Defines any key as an own property, `__proto__` too. */
function set(holder: { [key: string]: Data }, key: string | number, value: Data): void {
  Object.defineProperty(holder, key, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}

function remove(holder: { [key: string]: Data }, key: string | number): void {
  Reflect.deleteProperty(holder, key);
}

function isRecord(value: Data): value is { [key: string]: Data } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function pick<T>(list: readonly T[], random: Random): T | undefined {
  return list[random(list.length)];
}

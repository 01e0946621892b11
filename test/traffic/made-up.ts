/** An invented API without a description, with ids of every format, and recordings of its calls. */

/** A recorded call, and its endpoint: `GET /invoices/{}/lines`. */
export interface MadeUpCall {
  readonly key: string;
  readonly entry: object;
}

/** Numbers that are the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Random = () => number;

const pick = <T>(random: Random, all: readonly T[]): T =>
  all[Math.floor(random() * all.length)] as T;
const signs = (random: Random, alphabet: string, length: number): string =>
  Array.from({ length }, () => pick(random, [...alphabet])).join('');
const HEX = '0123456789abcdef';
const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BASE62 = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const FIRST = ['anna', 'ben', 'cleo', 'dora', 'emil', 'finn', 'gina', 'hugo', 'ida', 'jon'];
const LAST = [
  'adler',
  'busch',
  'cramer',
  'dahl',
  'engel',
  'fuchs',
  'graf',
  'hahn',
  'imhof',
  'jost',
];

/** Ids by their form. */
const FORMS: readonly ((random: Random) => string)[] = [
  (random) => String(Math.floor(random() * 100_000)),
  (random) => [8, 4, 4, 4, 12].map((length) => signs(random, HEX, length)).join('-'),
  (random) => `01${signs(random, BASE32, 24)}`,
  (random) => `a1${signs(random, HEX, 38)}`,
  (random) => `5f${signs(random, HEX, 22)}`,
  (random) =>
    `2${signs(random, '01', 1)}26-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`,
  (random) => `cus_${signs(random, '0123456789', 4)}${signs(random, BASE62, 10)}`,
  (random) => `${pick(random, FIRST)}.${pick(random, LAST)}@b.io`,
  // A name as id. Only the responses show that it is an id.
  (random) => `${pick(random, FIRST)}-${pick(random, LAST)}`,
];

const THINGS = [
  ...[
    'account',
    'album',
    'badge',
    'basket',
    'booking',
    'branch',
    'budget',
    'campaign',
    'channel',
    'contract',
  ],
  ...[
    'coupon',
    'course',
    'device',
    'employee',
    'event',
    'invoice',
    'job',
    'journey',
    'lesson',
    'loan',
  ],
  ...['member', 'order', 'parcel', 'ticket', 'vehicle'],
];
/** The eight operations of each collection. */
const OPERATIONS = [
  'GET /',
  'POST /',
  'GET /{}',
  'PATCH /{}',
  'DELETE /{}',
  'GET /{}/notes',
  'GET /{}/notes/{}',
  'POST /{}/close',
] as const;

/** The number of endpoints. */
export const MADE_UP_ENDPOINTS = THINGS.length * OPERATIONS.length;

/**
 * Generates calls of all endpoints in turn.
 * @param count the number of calls
 * @param seed determines the random ids
 */
export function madeUpCalls(count: number, seed = 1): MadeUpCall[] {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, (_, index) => {
    const which = index % MADE_UP_ENDPOINTS;
    const thing = Math.floor(which / OPERATIONS.length);
    return callOf(
      THINGS[thing] ?? '',
      FORMS[thing % FORMS.length] ?? String,
      OPERATIONS[which % OPERATIONS.length] ?? 'GET /',
      random,
    );
  });
}

function callOf(
  thing: string,
  form: (random: Random) => string,
  operation: (typeof OPERATIONS)[number],
  random: Random,
): MadeUpCall {
  const [method = '', tail = ''] = operation.split(' ');
  const key = `${method} /${thing}s${tail === '/' ? '' : tail}`;
  const id = form(random);
  let note = 0;
  const path = key
    .slice(method.length + 1)
    .replace(/\{\}/g, () =>
      note++ === 0 ? encodeURIComponent(id) : String(1 + Math.floor(random() * 900)),
    );
  const one = {
    name: id,
    state: pick(random, ['open', 'shut', 'lost']),
    amount: Math.floor(random() * 1000) / 10,
    ...(random() < 0.5 && { paid_at: '2026-01-02T03:04:05Z' }),
    owner:
      random() < 0.2
        ? null
        : { id: Math.floor(random() * 100), title: `Some words ${signs(random, HEX, 4)}` },
  };
  const notes = [{ id: note, text: 'A note.' }];
  const isList = tail === '/' && method === 'GET';
  const answer = isList ? { items: [one, one], total: 2 } : tail.includes('notes') ? notes : one;
  const status = method === 'POST' ? 201 : method === 'DELETE' ? 204 : 200;
  const text = status === 204 ? '' : JSON.stringify(answer);
  const query = isList ? `?page=${Math.floor(random() * 9)}` : '';
  const sent = method === 'POST' || method === 'PATCH';
  return {
    key,
    entry: {
      request: {
        method,
        url: `https://api.b.io/v1${path}${query}`,
        headers: [{ name: 'Authorization', value: 'Bearer <redacted>' }],
        ...(sent && { postData: { mimeType: 'application/json', text: JSON.stringify(one) } }),
      },
      response: {
        status,
        headers: [{ name: 'Content-Type', value: 'application/json' }],
        content: { size: text.length, mimeType: text === '' ? '' : 'application/json', text },
      },
    },
  };
}

/** An HTTP archive. */
export function harText(calls: readonly MadeUpCall[]): string {
  const entries = calls.map(({ entry }) => entry);
  return JSON.stringify({ log: { version: '1.2', creator: { name: 'test' }, entries } });
}

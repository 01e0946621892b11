/**
 * Planted secrets: credentials and personal details of more than a hundred kinds, each in one
 * request.
 */

/** A value, and how it is sent. */
export interface Planted {
  readonly kind: string;
  /** The text that must not appear: distinctive, so that it cannot occur by chance. */
  readonly value: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly type?: string;
  /**
   * Headers of the response. The body of the response is `answer`, or the body of the request by
   * default.
   */
  readonly told?: Readonly<Record<string, string>>;
  readonly answer?: (time: number) => string;
  readonly answerType?: string;
  readonly status?: number;
  /** The reason phrase after the status. */
  readonly reason?: string;
  /** How often it is sent; once by default. */
  readonly times?: number;
}

const JSON_TYPE = 'application/json';
const base64 = (text: string): string => Buffer.from(text).toString('base64');
/** A random-looking text, which differs for each seed. */
const opaque = (seed: number, length = 24): string =>
  Array.from({ length }, (_, at) =>
    'aQ7xT2mZ9kRw4LpD8sVb3Nf6'.charAt((seed * 7 + at * (seed + 5)) % 24),
  ).join('') + String(seed);

const HEADERS = [
  ...[
    'Authorization',
    'Proxy-Authorization',
    'X-Api-Key',
    'X-Session',
    'X-Csrf',
    'X-User',
    'X-Shop',
  ],
  ...['X-Functions-Key', 'X-Pass', 'X-Pin', 'X-Auth', 'X-Sid', 'X-Hmac', 'X-License', 'X-User-Key'],
  ...[
    'X-Impersonate',
    'X-Telegram-Init-Data',
    'X-Tenant',
    'Tracking',
    'If-Match',
    'X-Amz-Security-Token',
  ],
];
const TOLD = [
  ...[
    'X-Refreshed',
    'ETag',
    'Authentication-Info',
    'SourceMap',
    'X-Request-Id',
    'Server',
    'X-Trace',
  ],
];
const QUERY = [
  ...[
    'key',
    'sig',
    'sid',
    'code',
    'state',
    'session_state',
    'pass',
    'auth',
    'tok',
    'hash',
    'q',
    'token',
  ],
  ...['X-Amz-Signature', 'email_hash', 'filter[user]', 'redirect'],
];
const FIELDS = [
  ...['pass', 'pw', 'password', 'secret', 'auth', 'key', 'sid', 'salt', 'hash', 'nonce', 'answer'],
  ...['recoveryCode', 'license', 'refresh_token', 'description', 'comment', 'data', 'value', 'ref'],
];
/** Fields whose values have a recognizable format. */
const FORMED: readonly (readonly [string, string])[] = [
  ['pin', '480917'],
  ['cvc', '94817'],
  ['ssn', '078-05-1120'],
  ['iban', 'DE89370400440532013000'],
  ['cardNumber', '4556737586899855'],
  ['pan', '5425 2334 3010 9903'],
  ['passport', 'C01X00T47'],
  ['dob', '1984-05-17'],
  ['tel', '+47 912 34 567'],
  ['phone', '+4791234599'],
  ['contact', 'ingeborgvik'],
  ['city', 'hammerfest'],
  ['code', '739164'],
  ['ip', '203.0.113.195'],
  ['taxId', '17057698765'],
  ['accountNumber', '86011117947'],
  ['totp', '550192'],
  ['verificationCode', 'XK-88213'],
  ['mnemonic', 'abandon ability gravel tornado'],
  ['diagnosis', 'narcolepsia'],
  ['religion', 'zoroastrisch'],
  ['createdBy', 'jsmithson'],
  ['assignee', 'j.smithson'],
  ['fullName', 'Ingeborg Vikström'],
  ['note', 'Call me at grandmothers house'],
  ['email', 'ingeborg.vik@fjordpost.no'],
  ['link', 'https://fjordpost.no/reset/hunterstwo'],
  ['jwt', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJpbmdlYm9yZyJ9.c2lnbmF0dXJlLTEyMzQ1'],
  ['aws', 'AKIAIOSFODNN7EXAMPLE'],
  ['pem', '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----'],
  ['dsn', 'postgres://ingeborg:vikpass@db.fjordpost.no/main'],
  ['slack', 'xoxb-2345678901-abcdefghijkl'],
  ['github', 'ghp_16C7e42F292c6912E7710c838347Ae178B4a'],
  ['position', '59.913868,10.752245'],
  ['licensePlate', 'EK 38417'],
  ['vin', 'WVWZZZ1JZXW000017'],
  ['mac', '3c:22:fb:81:9a:07'],
  ['imei', '490154203237518'],
  ['uuid', '7a7b45e5-3629-4e2a-9aee-aab6a5dd3901'],
  ['lastLogin', '2026-03-04T05:06:07Z'],
  ['salary', '713482'],
  ['tags', 'wintersun'],
];
const PATHS: readonly (readonly [string, string, string])[] = [
  ['a bot token', '/bot5839201746:AAE9kQzRrT_w7-xYp/sendMessage', 'AAE9kQzRrT_w7-xYp'],
  ['a webhook', '/services/T02AB34CD/B07EF56GH/k3JzQ9wTqLmNpRs', 'k3JzQ9wTqLmNpRs'],
  ['another webhook', '/api/webhooks/118273/pQ7xW2zzRtYvBnM', 'pQ7xW2zzRtYvBnM'],
  ['a reset', '/reset/3f7a9c1e5b8d2046/confirm', '3f7a9c1e5b8d2046'],
  ['an invitation', '/invite/Xk9-vQ2mzz', 'Xk9-vQ2mzz'],
  ['a share link', '/share/qwhzplmvtr', 'qwhzplmvtr'],
  ['a user', '/users/torbjornsen', 'torbjornsen'],
  ['a user with more', '/users/torbjornsdottir/orders', 'torbjornsdottir'],
  ['a phone number', '/contacts/+4798765411', '4798765411'],
  ['an address of mail', '/users/solveig%40fjordpost.no', 'solveig'],
  ['a name with a sign', '/people/solveig-haugland', 'haugland'],
  ['an encoded text', '/files/Solveigs%20will.pdf', 'Solveigs'],
];

/** All cases. */
export function planted(): Planted[] {
  let seed = 0;
  const next = (): string => opaque(++seed);
  const found: Planted[] = [];
  const add = (kind: string, value: string, how: Omit<Planted, 'kind' | 'value'>): void => {
    found.push({ kind, value, ...how });
  };
  const inBody = (kind: string, value: string, type: string, body: string): void =>
    add(kind, value, { path: '/messages', body, type });
  for (const name of HEADERS) {
    const value = next();
    const scheme = name.endsWith('uthorization') ? 'Bearer ' : '';
    add(`header ${name}`, value, { path: '/status', headers: { [name]: scheme + value } });
  }
  for (const name of TOLD) {
    const value = next();
    add(`told ${name}`, value, { path: '/status', told: { [name]: value } });
  }
  for (const name of QUERY) {
    const value = next();
    add(`query ${name}`, value, { path: `/search?${encodeURIComponent(name)}=${value}` });
  }
  for (const [kind, path, value] of PATHS) add(kind, value, { path });
  for (const name of FIELDS) {
    const value = next();
    inBody(`JSON ${name}`, value, JSON_TYPE, JSON.stringify({ [name]: value }));
  }
  for (const [name, value] of FORMED) {
    inBody(
      `JSON ${name}`,
      JSON.stringify(value).slice(1, -1),
      JSON_TYPE,
      JSON.stringify({ user: { [name]: value } }),
    );
  }
  addHeaders(add, next);
  addBodies(inBody, next);
  return found;
}

type Add = (kind: string, value: string, how: Omit<Planted, 'kind' | 'value'>) => void;

function addHeaders(add: Add, next: () => string): void {
  const [cookie, set, user, pass, location, refresh, forwarded, basic] = Array.from(
    { length: 8 },
    next,
  ) as [string, string, string, string, string, string, string, string];
  add('a cookie', cookie, { path: '/status', headers: { Cookie: `theme=dark; sid=${cookie}` } });
  add('a cookie that is set', set, {
    path: '/status',
    told: { 'Set-Cookie': `sid=${set}; Path=/` },
  });
  add('basic', basic, { path: '/status', headers: { Authorization: `Basic ${base64(basic)}` } });
  add('Location', location, {
    path: '/status',
    told: { Location: `/orders/${location}?token=${user}` },
  });
  add('Location, query', user, {
    path: '/status',
    told: { 'Content-Location': `/orders?token=${user}` },
  });
  add('Refresh', refresh, { path: '/status', told: { Refresh: `0; url=/a?token=${refresh}` } });
  add('Referer', pass, { path: '/status', headers: { Referer: `https://app.io/reset/${pass}` } });
  add('Forwarded', forwarded, { path: '/status', headers: { Forwarded: `for=${forwarded}` } });
  add('X-Forwarded-For', '198.51.100.73', {
    path: '/status',
    headers: { 'X-Forwarded-For': '198.51.100.73' },
  });
  add('From', 'solveig@nordlys.no', { path: '/status', headers: { From: 'solveig@nordlys.no' } });
}

function addBodies(
  inBody: (kind: string, value: string, type: string, body: string) => void,
  next: () => string,
): void {
  const FORM = 'application/x-www-form-urlencoded';
  const nested = (value: string): string => JSON.stringify({ token: value });
  const cases: readonly (readonly [string, string, (value: string) => string])[] = [
    ['form user', FORM, (v) => `user=${v}`],
    ['form bracket', FORM, (v) => `metadata%5Bkey%5D=${v}`],
    ['form name', FORM, (v) => `${v}=1`],
    ['XML text', 'application/xml', (v) => `<order><note>${v}</note></order>`],
    ['XML attribute', 'text/xml', (v) => `<order id="${v}"/>`],
    ['XML comment', 'application/xml', (v) => `<order><!-- ${v} --><id>1</id></order>`],
    ['XML data', 'application/soap+xml', (v) => `<order><![CDATA[${v}]]></order>`],
    ['XML element', 'application/xml', (v) => `<members><${v}>1</${v}></members>`],
    [
      'multipart',
      'multipart/form-data; boundary=x1',
      (v) => `--x1\r\nContent-Disposition: form-data; name="note"\r\n\r\n${v}\r\n--x1--\r\n`,
    ],
    [
      'multipart file',
      'multipart/form-data; boundary=x1',
      (v) =>
        `--x1\r\nContent-Disposition: form-data; name="file"; filename="${v}.txt"\r\n\r\n${v}\r\n--x1--\r\n`,
    ],
    [
      'multipart boundary',
      'multipart/form-data; boundary=BOUND',
      (v) => `--BOUND\r\nContent-Disposition: form-data; name="${v}"\r\n\r\n1\r\n--BOUND--\r\n`,
    ],
    ['GraphQL literal', JSON_TYPE, (v) => JSON.stringify({ query: `{ user(id: "${v}") { id } }` })],
    [
      'GraphQL variable',
      JSON_TYPE,
      (v) => JSON.stringify({ query: '{ a }', variables: { id: v } }),
    ],
    ['GraphQL text', 'application/graphql', (v) => `{ user(id: "${v}") { id } }`],
    ['NDJSON', 'application/x-ndjson', (v) => `{"id":1}\n{"note":"${v}"}\n`],
    ['NDJSON broken', 'application/x-ndjson', (v) => `{"id":"${v}"\n`],
    ['event', 'text/event-stream', (v) => `event: update\ndata: {"note":"${v}"}\n\n`],
    ['event id', 'text/event-stream', (v) => `id: ${v}\ndata: 1\n\n`],
    ['event name', 'text/event-stream', (v) => `event: ${v}\ndata: 1\n\n`],
    ['event comment', 'text/event-stream', (v) => `: ${v}\n\n`],
    ['plain text', 'text/plain', (v) => `the key is ${v}`],
    ['HTML', 'text/html', (v) => `<p>${v}</p>`],
    ['CSV', 'text/csv', (v) => `a,b\n1,${v}\n`],
    ['YAML', 'application/yaml', (v) => `a: ${v}\n`],
    ['broken JSON', JSON_TYPE, (v) => `{"a":"${v}"`],
    ['bytes', 'application/octet-stream', (v) => v],
    ['JSON in JSON', JSON_TYPE, (v) => JSON.stringify({ data: nested(v) })],
    ['base64', JSON_TYPE, (v) => JSON.stringify({ data: base64(v) })],
    ['base64 of JSON', JSON_TYPE, (v) => JSON.stringify({ data: base64(nested(v)) })],
    ['base64 twice', JSON_TYPE, (v) => JSON.stringify({ data: base64(base64(v)) })],
    [
      'an address in JSON',
      JSON_TYPE,
      (v) => JSON.stringify({ url: `https://a.io/x?next=${encodeURIComponent(`/y?t=${v}`)}` }),
    ],
    [
      'a form in JSON',
      JSON_TYPE,
      (v) => JSON.stringify({ data: `a=1&token=${encodeURIComponent(v)}` }),
    ],
    ['a key of a map', JSON_TYPE, (v) => JSON.stringify({ members: { [v]: { role: 'admin' } } })],
    ['a key of a list of maps', JSON_TYPE, (v) => JSON.stringify([{ scores: { [v]: 3 } }])],
    ['an item', JSON_TYPE, (v) => JSON.stringify({ list: ['a', v] })],
    ['a text alone', JSON_TYPE, (v) => JSON.stringify(v)],
    ['problem', 'application/problem+json', (v) => JSON.stringify({ detail: `no user ${v}` })],
    ['vendor JSON', 'application/vnd.api+json', (v) => JSON.stringify({ data: { id: v } })],
  ];
  for (const [kind, type, body] of cases) {
    const value = next();
    inBody(kind, value, type, body(value));
  }
  inBody(
    'a word as a key',
    'haraldsson',
    JSON_TYPE,
    JSON.stringify({ members: { haraldsson: { role: 'x' } } }),
  );
  inBody(
    'a word as the only key',
    'gunnarsson',
    JSON_TYPE,
    JSON.stringify({ gunnarsson: { id: 1 } }),
  );
}

/**
 * More secrets and personal details: in locations and spellings that no list of names, headers or
 * formats covers.
 */
import type { Planted } from './recorded.js';

const JSON_TYPE = 'application/json';
const FORM = 'application/x-www-form-urlencoded';
const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Paths that contain a secret value. */
const PATHS: readonly (readonly [kind: string, path: string, value: string])[] = [
  ['a Cyrillic name', '/users/%D0%98%D0%BD%D0%B3%D0%B5%D0%B1%D0%BE%D1%80%D0%B3%D0%B0', 'Ингеборга'],
  ['a Japanese name', '/members/%E6%B8%A1%E8%BE%BA%E7%BE%8E%E5%92%B2', '渡辺美咲'],
  ['a name at the root', '/halvorgrimsen/%D0%B4%D0%BE%D0%BC', 'halvorgrimsen'],
  ['a name behind a tilde', '/~sigrunnbakke/public', 'sigrunnbakke'],
  ['a name behind @', '/@bergljotaas', 'bergljotaas'],
  ['a mail name', '/mailbox/asbjorn.kvamme/inbox', 'asbjorn.kvamme'],
  ['a matrix parameter', '/orders;customer=torunnlovas/items', 'torunnlovas'],
  ['an encoding inside an encoding', '/search/ragnhild%2520hovland', 'ragnhild'],
  ['the name of a document', '/files/skilsmissevedtak-dagfinn.docx', 'skilsmissevedtak'],
  ['a ward behind a date', '/reports/2026-03-01/kreftavdelingen', 'kreftavdelingen'],
  ['a one-time code', '/otp/739201/verify', '739201'],
  ['coordinates', '/near/59.913871,10.752258', '59.913871'],
  ['an OData key', "/Users('eirikstrand')/Orders", 'eirikstrand'],
  ['base64 of JSON in a path', `/resume/${base64('{"user":"oddbjorg"}')}`, 'oddbjorg'],
  ['a capital name', '/users/GUDRUNMOEN', 'GUDRUNMOEN'],
  [
    'a share link of words',
    '/share/green-table-river-lamp-silver',
    'green-table-river-lamp-silver',
  ],
  ['a name behind unsubscribe', '/unsubscribe/ingvildsletten', 'ingvildsletten'],
  ['a name behind a version', '/v2/torgeirfoss/settings', 'torgeirfoss'],
  ['a city', '/weather/hammerfestby', 'hammerfestby'],
  ['a key and a value', '/filter/name:solbjorgvik', 'solbjorgvik'],
];

/** Queries that contain a secret value. */
const QUERIES: readonly (readonly [kind: string, query: string, value: string])[] = [
  ['a name as a parameter', 'aslaugfjeld=1', 'aslaugfjeld'],
  ['a name alone', 'kjerstihagen', 'kjerstihagen'],
  ['JSON in a query', `filter=${encodeURIComponent('{"name":"yngvarlien"}')}`, 'yngvarlien'],
  ['JSON in a query, a key', `filter=${encodeURIComponent('{"yngvildlien":1}')}`, 'yngvildlien'],
  ['a key in brackets', 'filter[aslakbjork]=1', 'aslakbjork'],
  ['a Greek search', `q=${encodeURIComponent('Ανδρομάχη')}`, 'Ανδρομάχη'],
  ['a campaign', 'utm_term=gjeldsradgivning', 'gjeldsradgivning'],
  ['a page to return to', 'return_to=/profiles/torhildnaess', 'torhildnaess'],
  ['a latitude', 'lat=59.913869&lon=10.752247', '59.913869'],
  ['an expression', `$filter=${encodeURIComponent("name eq 'Brynhildur'")}`, 'Brynhildur'],
  ['a list', 'ids=a,halldorsson,b', 'halldorsson'],
  ['a semicolon', 'a=1;b=sigurlaug', 'sigurlaug'],
  ['a long count', 'limit=48091755', '48091755'],
  ['a word in a count', 'page=thorgerdur', 'thorgerdur'],
  ['a sort by a name', 'sort=-eyvindsson', 'eyvindsson'],
  ['a sentence', 'q=how+to+leave+ketilsson', 'ketilsson'],
];

/** Request headers that contain a secret value. */
const HEADERS: readonly (readonly [kind: string, name: string, value: string, secret: string])[] = [
  ['If-None-Match', 'If-None-Match', 'W/"vigdisfinn-7"', 'vigdisfinn'],
  [
    'traceparent',
    'traceparent',
    '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    '4bf92f3577b34da6',
  ],
  ['baggage', 'baggage', 'userId=snorristurla,tier=1', 'snorristurla'],
  ['a header called after a person', 'X-Amz-Meta-Gudmundur', '1', 'Gudmundur'],
  ['User-Agent', 'User-Agent', 'Acme/1 (Hallgerdurs iPhone)', 'Hallgerdur'],
  ['Origin', 'Origin', 'https://njalsbrenna.example', 'njalsbrenna'],
  ['a cookie called after a person', 'Cookie', 'seen_bergthora=1', 'bergthora'],
  [
    'JSON in a cookie',
    'Cookie',
    `prefs=${encodeURIComponent('{"n":"skarphedinn"}')}`,
    'skarphedinn',
  ],
  [
    'Digest',
    'Authorization',
    'Digest username="gunnlaugur", realm="a", response="6629fae4"',
    'gunnlaugur',
  ],
  ['a credential without a scheme', 'Authorization', 'ormstungaRawValue', 'ormstungaRawValue'],
  ['a profile in Accept', 'Accept', 'application/json;profile=kormakurogm', 'kormakurogm'],
  ['digits in Accept', 'Accept', 'application/json;pin=48291733', '48291733'],
  ['a preference', 'Prefer', 'return=minimal, user=egillskalla', 'egillskalla'],
  ['a range', 'Range', 'items=sighvatur-x', 'sighvatur'],
  ['an address of IPv6', 'CF-Connecting-IP', '2001:db8:85a3::8a2e:370:7334', '8a2e:370:7334'],
  ['headers that are asked for', 'Access-Control-Request-Headers', 'x-thormodur-key', 'thormodur'],
  ['a directive', 'Cache-Control', 'private, community="snaefridur"', 'snaefridur'],
  ['an idempotency key', 'Idempotency-Key', 'betal-hraundal-01', 'hraundal'],
  ['base64 in a header', 'X-User-Info', base64('{"sub":"jorunnskald"}'), 'jorunnskald'],
  ['a Referer with a search', 'Referer', 'https://app.io/find?q=steinunnref', 'steinunnref'],
  ['a language', 'Accept-Language', 'x-valgerdur', 'valgerdur'],
];

/** Response headers that contain a secret value. */
const TOLD: readonly (readonly [kind: string, name: string, value: string, secret: string])[] = [
  [
    'a file name',
    'Content-Disposition',
    "attachment; filename*=UTF-8''ketilbjorns%20skatt.pdf",
    'ketilbjorn',
  ],
  [
    'a link with a title',
    'Link',
    '</users/geirmundur?c=1>; rel="next"; title="Heljarskinns"',
    'heljarskinn',
  ],
  [
    'the address of a link',
    'Link',
    '<https://api.b.io/users/audunkell?c=1>; rel="next"',
    'audunkell',
  ],
  [
    'the path of a cookie',
    'Set-Cookie',
    'a=1; Path=/u/thorvaldur; Domain=.thorvaldur.is',
    'thorvaldur',
  ],
  ['a realm', 'WWW-Authenticate', 'Basic realm="Kveldulfur"', 'Kveldulfur'],
  ['a timing', 'Server-Timing', 'db;desc="ljosvetninga"', 'ljosvetninga'],
  ['a report address', 'Report-To', '{"endpoints":[{"url":"https://r.io/kolbeinn"}]}', 'kolbeinn'],
  ['a policy', 'Content-Security-Policy', 'report-uri https://hvamm.example/r', 'hvamm'],
  [
    'a host that may read',
    'Access-Control-Allow-Origin',
    'https://breidfirdinga.example',
    'breidfirdinga',
  ],
  [
    'a redirect with a password',
    'Location',
    'https://u:gislasurs@x.io/a#access_token=1',
    'gislasurs',
  ],
  ['a redirect with a fragment', 'Location', '/a#access_token=vesteinnsson', 'vesteinnsson'],
  ['a warning', 'Warning', '199 - "auduns quota"', 'auduns'],
  ['a header called after a place', 'X-Served-Thingvellir', '1', 'Thingvellir'],
];

/** A field of an object, and the part of it that must not appear. */
const FIELDS: readonly (readonly [kind: string, name: string, value: unknown, secret: string])[] = [
  [
    'a token in a sentence',
    'text',
    'use eyJhbGciOiJub25lIn0.eyJzdWIiOiJoYWxsYSJ9.x now',
    'eyJzdWIiOiJoYWxsYSJ9',
  ],
  ['base64url of JSON', 'state', 'eyJ1c2VyIjoib3J2YXJvZGR1ciJ9', 'eyJ1c2VyIjoib3J2YXJvZGR1ciJ9'],
  ['encoded JSON', 'payload', encodeURIComponent('{"name":"sveinndufu"}'), 'sveinndufu'],
  ['HTML in JSON', 'html', '<p title="Thorkell">Hallsteinn</p>', 'Hallsteinn'],
  [
    'a data address',
    'avatar',
    `data:text/plain;base64,${base64('hromundurgamli')}`,
    base64('hromundurgamli'),
  ],
  ['a pin that is a number', 'pin', 480931, '480931'],
  ['a code that is a number', 'code', 550287, '550287'],
  ['a card that is a number', 'card', 4556737586899855, '4556737586899855'],
  ['a phone that is a number', 'tel', 4791234577, '4791234577'],
  ['a social number', 'personnummer', 17057698799, '17057698799'],
  ['a salary with a fraction', 'lonn', 713482.55, '713482.55'],
  ['a birth in seconds', 'birthDate', 1084752123, '1084752123'],
  ['a birth in words', 'geboren', '17. Februar 1984', 'Februar'],
  ['a position', 'point', [10.752299, 59.913877], '59.913877'],
  ['a home folder', 'file', '/home/thorsteinnrau/src/app.js', 'thorsteinnrau'],
  ['a home folder of Windows', 'file', 'C:\\Users\\grimurhinn\\app.js', 'grimurhinn'],
  ['a stack', 'stack', 'Error: no\n    at run (/srv/hrafnkell/app.js:1:2)', 'hrafnkell'],
  ['a URN', 'id', 'urn:person:bjarniherjolf', 'bjarniherjolf'],
  ['an ARN', 'arn', 'arn:aws:iam::481920773311:user/kolskeggur', 'kolskeggur'],
  ['a mail address', 'href', 'mailto:aldisosk@example.org', 'aldisosk'],
  ['a phone address', 'href', 'tel:+4790123477', '4790123477'],
  ['a repository', 'remote', 'git@github.com:hoskuldur/hvitanes.git', 'hoskuldur'],
  ['a site', 'site', 'https://thjodolfur.github.io/cv-hvinverski', 'thjodolfur'],
  ['a site without a scheme', 'site', 'www.eilifurorn.no/privat', 'eilifurorn'],
  ['a database', 'db', 'Server=10.1.2.3;User Id=ulfljotur;Password=x', 'ulfljotur'],
  ['signs for a password', 'password', '!!$$%%&&//((==', '!!$$%%&&//((=='],
  ['signs for a picture', 'passphrase', '🦊🐙🦄🐝🦉', '🦊🐙🦄🐝🦉'],
  ['an Arabic name', 'status', 'محمدعبد', 'محمدعبد'],
  ['a Hangul name', 'type', '김민지수', '김민지수'],
  ['a name in capitals', 'status', 'HALLBJORN', 'HALLBJORN'],
  ['a name in camel case', 'kind', 'aslakHolmsteinn', 'aslakHolmsteinn'],
  ['a version', 'version', 'thorbrandur-build', 'thorbrandur'],
  ['a media type', 'type', 'image/hreidarsson', 'hreidarsson'],
  ['a count that is a text', 'total', 'eyjolfurgrai', 'eyjolfurgrai'],
  ['a count that is long', 'size', 480917733, '480917733'],
  ['a pointer', 'path', '/members/thorolfurmos/role', 'thorolfurmos'],
  ['a colour of a name', 'color', 'rauduulfur', 'rauduulfur'],
  ['a locale', 'locale', 'nn-NO-thorfinna', 'thorfinna'],
  ['a time zone', 'timezone', 'Europe/Hammerfesta', 'Hammerfesta'],
  ['a UUID in capitals', 'id', '7A7B45E5-3629-4E2A-9AEE-AAB6A5DD3977', '9AEE-AAB6A5DD3977'],
  ['a text of a query', 'query', 'query Halldisar { grelodur: user { id } }', 'grelodur'],
  ['the name of an operation', 'operationName', 'HentSvanlaug', 'Svanlaug'],
  ['null in a text', 'note', 'thordisa\u0000spakona', 'spakona'],
  ['a mark of the recorder', 'note', '\ue0000\ue001gunnhildurkon', 'gunnhildurkon'],
  ['a date of another order', 'date', '17/05/1984', '17/05/1984'],
];

/** A complete object that contains a secret value. */
const OBJECTS: readonly (readonly [kind: string, value: unknown, secret: string])[] = [
  ['an address as a key', { members: { 'oddny@fjord.no': 'x' } }, 'oddny'],
  ['a phone as a key', { '+4790998877': { a: 1 } }, '4790998877'],
  ['a Cyrillic key', { scores: { Всеволод: 4 } }, 'Всеволод'],
  ['a key with a blank', { 'Hallveig Frodadottir': 1 }, 'Hallveig'],
  ['a key with a sign', { $thurid: 1, id: 2 }, 'thurid'],
  ['an alias of GraphQL', { data: { hildigunn: { id: 1 } } }, 'hildigunn'],
  ['a link relation', { _links: { bergthorshvoll: { href: '/a' } } }, 'bergthorshvoll'],
  ['a patch', [{ op: 'replace', path: '/hlidarendi/name', value: 'x' }], 'hlidarendi'],
  ['a deep value', deep('gunnarshlid', 40), 'gunnarshlid'],
  ['a list in a list', [[['kjartanol', 3]]], 'kjartanol'],
  ['an empty key', { '': { '': 'ingunnlaug' } }, 'ingunnlaug'],
  ['a key of a prototype', JSON.parse('{"__proto__":{"yrsaa":"helgaskati"}}'), 'helgaskati'],
];

function deep(value: string, levels: number): unknown {
  return levels === 0 ? value : { a: deep(value, levels - 1) };
}

/** Bodies of each media type that contain a secret value. */
const BODIES: readonly (readonly [kind: string, type: string, body: string, secret: string])[] = [
  ['HTML with a script', 'text/html', '<script>var u="thorhallur"</script>', 'thorhallur'],
  ['JavaScript', 'application/javascript', 'cb({"n":"sigmundurbr"})', 'sigmundurbr'],
  ['JSON for JSONP', JSON_TYPE, 'cb({"n":"sigfusson"})', 'sigfusson'],
  ['JSON behind a guard', JSON_TYPE, ')]}\',\n{"n":"brodirkari"}', 'brodirkari'],
  ['JSON with a mark', JSON_TYPE, '\ufeff{"n":"mordurval"}', 'mordurval'],
  ['CSV of another type', 'application/csv', 'n\nhallgrimurp\n', 'hallgrimurp'],
  ['a calendar', 'text/calendar', 'BEGIN:VEVENT\nSUMMARY:Lege skeggiasg\n', 'skeggiasg'],
  ['a card', 'text/vcard', 'BEGIN:VCARD\nFN:Thorgils Skardi\n', 'Thorgils'],
  [
    'a picture with a text',
    'image/svg+xml',
    '<svg><title>Ospakur</title><text>x</text></svg>',
    'Ospakur',
  ],
  [
    'an entity',
    'application/xml',
    '<!DOCTYPE a [<!ENTITY n "styrmirfrodi">]><a>&n;</a>',
    'styrmirfrodi',
  ],
  ['an instruction', 'text/xml', '<?app user="kolskegg"?><a/>', 'kolskegg'],
  ['a namespace', 'text/xml', '<a xmlns:snorra="http://snorra.no/edda"/>', 'snorra'],
  ['CDATA with signs', 'text/xml', '<a><![CDATA[1 > 0 <b>hafurbjorn</b>]]></a>', 'hafurbjorn'],
  ['an attribute without quotes', 'text/xml', '<a name=ingolfurarn />', 'ingolfurarn'],
  ['SOAP', 'application/soap+xml', '<s:Body><thorgrimur>1</thorgrimur></s:Body>', 'thorgrimur'],
  ['a binary message', 'application/x-protobuf', '\n\u000bhjorleifurh\u0010\u0001', 'hjorleifurh'],
  ['a binary message in base64', 'application/grpc-web-text', base64('naddodurvik'), 'naddodurvik'],
  ['no type', '', 'gardarsvavars', 'gardarsvavars'],
  ['a type that is none', 'flokivilgerd', '{"a":1}', 'flokivilgerd'],
  ['a form with JSON', FORM, `data=${encodeURIComponent('{"n":"raudiskeggi"}')}`, 'raudiskeggi'],
  ['a form without values', FORM, 'bolverkurgr', 'bolverkurgr'],
  [
    'several parts',
    'multipart/mixed; boundary=b',
    '--b\r\n\r\nGET /u/thrandurmj\r\n--b--\r\n',
    'thrandurmj',
  ],
  [
    'the type of a part',
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data; name="a"\r\nContent-Type: text/x-hroarr\r\n\r\n1\r\n--b--\r\n',
    'hroarr',
  ],
  [
    'a boundary called after a person',
    'multipart/form-data; boundary=----svanhildurjo',
    '------svanhildurjo\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n------svanhildurjo--\r\n',
    'svanhildurjo',
  ],
  [
    'a file name of another form',
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data; name="f"; filename*=UTF-8\'\'ljotolfur.txt\r\n\r\n1\r\n--b--\r\n',
    'ljotolfur',
  ],
  ['a key in lines', 'application/x-ndjson', '{"oskmaer":{"a":1}}\n{"x":1}\n', 'oskmaer'],
  ['an unknown line of a stream', 'text/event-stream', 'hallfredur: 1\n\n', 'hallfredur'],
  ['a stream of texts', 'text/event-stream', 'data: vandradaskald\n\n', 'vandradaskald'],
  ['a word of a stream', 'text/event-stream', 'event: tindurhall\ndata: {}\n\n', 'tindurhall'],
  ['a parameter of a type', 'text/plain; name="sturlunga.txt"', 'x', 'sturlunga'],
  [
    'a merge patch',
    'application/merge-patch+json',
    '{"members":{"tostigodwin":null}}',
    'tostigodwin',
  ],
  [
    'a GraphQL response',
    'application/graphql-response+json',
    '{"data":{"ragnvaldur":{"id":1}}}',
    'ragnvaldur',
  ],
];

/** Words that recur like the values of an enum, although they are personal details. */
const RECURRING: readonly (readonly [kind: string, field: string, words: readonly string[]])[] = [
  ['drivers', 'driver', ['halldora', 'solveig', 'gunnbjorg']],
  ['towns', 'origin', ['hammerfest', 'kirkenes', 'honningsvag']],
  ['diseases', 'kind', ['narkolepsi', 'psoriasis', 'epilepsi']],
  ['beliefs', 'status', ['zoroastrisch', 'mandaeisch']],
  ['parties', 'group', ['hoyrefolk', 'venstrefolk']],
];

/**
 * A repeated request that returns which people are online. The keys of the response are their
 * names.
 */
const PRESENCE = ['erlendurs', 'thurdislaufs'];

/** All cases. */
export function unusualPlanted(): Planted[] {
  const bodyOf = (value: unknown): Omit<Planted, 'kind' | 'value'> => ({
    path: '/messages',
    type: JSON_TYPE,
    body: JSON.stringify(value),
  });
  return [
    ...PATHS.map(([kind, path, value]) => ({ kind: `path: ${kind}`, path, value })),
    ...QUERIES.map(([kind, query, value]) => ({
      kind: `query: ${kind}`,
      path: `/search?${query}`,
      value,
    })),
    ...HEADERS.map(([kind, name, text, value]) => ({
      kind: `sent: ${kind}`,
      path: '/status',
      headers: { [name]: text },
      value,
    })),
    ...TOLD.map(([kind, name, text, value]) => ({
      kind: `received: ${kind}`,
      path: '/status',
      told: { [name]: text },
      value,
    })),
    ...FIELDS.map(([kind, name, field, value]) => ({
      kind: `field: ${kind}`,
      value,
      ...bodyOf({ item: { [name]: field } }),
    })),
    ...OBJECTS.map(([kind, object, value]) => ({
      kind: `object: ${kind}`,
      value,
      ...bodyOf(object),
    })),
    ...BODIES.map(([kind, type, body, value]) => ({
      kind: `body: ${kind}`,
      value,
      path: '/messages',
      type,
      body,
    })),
    ...RECURRING.flatMap(([kind, field, words]) =>
      words.map((value) => ({
        kind: `recurring: ${kind}, ${value}`,
        value,
        ...bodyOf({ rides: Array.from({ length: 9 }, (_, at) => ({ id: at, [field]: value })) }),
        times: 3,
      })),
    ),
    ...PRESENCE.map((value, index) => ({
      kind: `recurring: presence ${index}`,
      value,
      path: '/presence',
      answer: (time: number) =>
        JSON.stringify(
          Object.fromEntries(PRESENCE.map((name, at) => [name, (time + at) % 3 ? 'away' : 'here'])),
        ),
      times: 8,
    })),
    {
      kind: 'a reason',
      value: 'sighvaturthord',
      path: '/status',
      reason: 'sighvaturthord is away',
    },
    {
      kind: 'an error',
      value: 'thorbergur',
      path: '/status',
      status: 500,
      answer: () =>
        JSON.stringify({ error: 'TypeError', trace: ['at run (/home/thorbergur/app.js:1:2)'] }),
    },
    {
      kind: 'a page of an error',
      value: 'hallormur',
      path: '/status',
      status: 502,
      answerType: 'text/html',
      answer: () => '<h1>Bad gateway</h1><!-- hallormur-pc -->',
    },
    {
      kind: 'a login that repeats its path',
      value: 'thorarinnm',
      path: '/thorarinnm',
      answer: () => JSON.stringify({ login: 'thorarinnm', id: 77 }),
    },
    {
      kind: 'a login with a part',
      value: 'thorarinsdot',
      path: '/thorarinsdot/skjalasafn',
      answer: () =>
        JSON.stringify({ id: 77, owner: { login: 'thorarinsdot' }, name: 'skjalasafn' }),
    },
  ];
}

/** Data that only a browser records, in addition to requests and responses. */
export function browserPlanted(): { readonly kind: string; readonly value: string }[] {
  return [
    { kind: 'browser: the title of a page', value: 'thorkelshvamm' },
    { kind: 'browser: the id of a page', value: 'brattahlid' },
    { kind: 'browser: the initiator', value: 'leifseyjolf' },
    { kind: 'browser: the address of the server', value: '203.0.113.207' },
    { kind: 'browser: the connection', value: 'gudridur77' },
    { kind: 'browser: a comment', value: 'freydisark' },
    { kind: 'browser: a comment on the browser', value: 'karlsefnis' },
    { kind: 'browser: the cookies', value: 'bjarmaland' },
    { kind: 'browser: the query', value: 'markland' },
    { kind: 'browser: a parameter of a body', value: 'helluland' },
    { kind: 'browser: a file name', value: 'vinlandskort' },
    { kind: 'browser: a redirect', value: 'kjalarnes' },
    { kind: 'browser: an entry in a cache', value: 'furdustrandir' },
    { kind: 'browser: a message of a web socket', value: 'straumsfjord' },
    { kind: 'browser: the address of a web socket', value: 'hopsvagur' },
    { kind: 'browser: a method', value: 'EINARSTHVE' },
    { kind: 'browser: a user in an address', value: 'ulfurskjalg' },
    { kind: 'browser: a password in an address', value: 'thjostolfur' },
    { kind: 'browser: a fragment', value: 'asgerdurbj' },
    { kind: 'browser: an address that is none', value: 'yngvarfarer' },
  ];
}

/** The HAR file of a browser, which contains all values of `browserPlanted`. */
export function browserArchive(entries: readonly object[]): object {
  const answer = {
    status: 200,
    headers: [],
    content: { size: 11, mimeType: JSON_TYPE, text: '{"ok":true}' },
  };
  const decorated = {
    pageref: 'brattahlid',
    _initiator: { type: 'script', url: 'https://app.b.io/leifseyjolf.js' },
    serverIPAddress: '203.0.113.207',
    connection: 'gudridur77',
    comment: 'freydisark was here',
    cache: { beforeRequest: { eTag: 'furdustrandir', hitCount: 1, lastAccess: 'x' } },
    request: {
      method: 'POST',
      url: 'https://ulfurskjalg:thjostolfur@api.b.io/messages?view=full#asgerdurbj',
      headers: [],
      cookies: [{ name: 'sid', value: 'bjarmaland' }],
      queryString: [{ name: 'q', value: 'markland' }],
      postData: {
        mimeType: 'multipart/form-data',
        params: [
          { name: 'note', value: 'helluland' },
          { name: 'file', fileName: 'vinlandskort.pdf', value: '' },
        ],
      },
    },
    response: { ...answer, redirectURL: '/kjalarnes' },
  };
  const socket = {
    _webSocketMessages: [{ type: 'send', data: '{"n":"straumsfjord"}' }],
    request: { method: 'GET', url: 'wss://api.b.io/live?u=hopsvagur', headers: [] },
    response: { ...answer, status: 101 },
  };
  const odd = {
    request: { method: 'EINARSTHVE', url: 'https://api.b.io/status', headers: [] },
    response: answer,
  };
  const broken = { request: { method: 'GET', url: 'yngvarfarer', headers: [] }, response: answer };
  return {
    log: {
      version: '1.2',
      creator: { name: 'a', version: '1' },
      browser: { name: 'b', version: '1', comment: 'karlsefnis' },
      pages: [{ id: 'brattahlid', title: 'Inbox of thorkelshvamm', startedDateTime: 'x' }],
      entries: [...entries, decorated, socket, odd, broken],
    },
  };
}

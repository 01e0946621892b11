/** Requests that nobody should send: every answer is a problem document that says what is wrong, and where. */
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PLACES } from './store.js';
import type { World } from './world.js';
import { MAX_UPLOAD, startWorld } from './world.js';

interface Call {
  readonly token?: string | null;
  readonly type?: string;
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** `body /name length`: place, name or pointer, and code of each error. */
  readonly errors: readonly string[];
  readonly body: Record<string, unknown>;
}

interface ShownError {
  readonly in: string;
  readonly name?: string;
  readonly pointer?: string;
  readonly code: string;
}

/** Every error of a body points at something: nothing is shown for the whole body. */
function pointerOf({ in: place, pointer }: ShownError): string | undefined {
  return place === 'body' && pointer === undefined ? 'nowhere' : pointer;
}

const NOWHERE = '00000000-0000-4000-8000-000000000000';
const JSON_TYPE = 'application/json';

describe.each(PLACES)('on $name', (place) => {
  let world: World;
  /** `/site/{cloudId}/conversation`, and the seeded room in it. */
  let rooms: string;
  let room: string;

  beforeAll(async () => {
    world = await startWorld(place);
    rooms = `/site/${world.room.cloudId}/conversation`;
    room = `${rooms}/${world.room.conversationId}`;
  });
  afterAll(async () => {
    await world.close();
    expect(world.surprises).toEqual([]);
  });

  async function call(method: string, path: string, given: Call = {}): Promise<Answer> {
    const { token = world.token, type, body, headers } = given;
    const response = await fetch(`${world.url}${path}`, {
      method,
      headers: {
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(type !== undefined && { 'content-type': type }),
        ...headers,
      },
      ...(body !== undefined && { body: body as BodyInit }),
    });
    const text = await response.text();
    const json = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
    if (response.status >= 400 && method !== 'HEAD') {
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(json).toMatchObject({ status: response.status, title: expect.any(String) as string });
    }
    const errors = (json['errors'] ?? []) as ShownError[];
    return {
      status: response.status,
      headers: response.headers,
      errors: errors.map((one) =>
        [one.in, one.name, pointerOf(one), one.code]
          .filter((part) => part !== '' && part !== undefined)
          .join(' '),
      ),
      body: json,
    };
  }

  const json = (value: unknown): Call => ({ type: JSON_TYPE, body: JSON.stringify(value) });
  const send = (value: unknown): Promise<Answer> => call('POST', `${room}/message`, json(value));

  test.each<[string, Call, string | undefined]>([
    ['no token', { token: null }, undefined],
    ['a token that nobody knows', { token: 'nobody' }, 'invalid_token'],
    ['a token that looks like one', { token: 'eyJhbGciOiJub25lIn0.e30.' }, 'invalid_token'],
    ['another scheme', { token: null, headers: { authorization: 'Basic YTpi' } }, undefined],
    ['a scheme and nothing else', { token: null, headers: { authorization: 'Bearer' } }, undefined],
  ])('%s', async (_, given, error) => {
    for (const [method, path] of [
      ['GET', '/site/'],
      ['POST', `${room}/message`],
    ] as const) {
      const { status, headers } = await call(method, path, given);
      const challenge = headers.get('www-authenticate') ?? '';
      expect([status, challenge.startsWith('Bearer')]).toEqual([401, true]);
      expect(/error="(\w+)"/.exec(challenge)?.[1]).toBe(error);
    }
  });

  test('a token that has expired', async () => {
    const token = await world.tokenOf(world.seeded);
    expect((await call('GET', room, { token })).status).toBe(200);
    world.advance(3601);
    const { status, headers } = await call('GET', room, { token });
    world.advance(-3601);
    expect([status, headers.get('www-authenticate')]).toEqual([
      401,
      'Bearer realm="api", error="invalid_token", scope="participate:conversation"',
    ]);
  });

  test('a token without the scope', async () => {
    const { administration } = world.service;
    const cloudIds = [world.room.cloudId];
    const app = await administration.addApp({
      ...{ name: 'Reader', cloudIds, scopes: ['participate:conversation'] as const },
    });
    await administration.install(app.clientId, world.room);
    const token = await world.tokenOf(app);
    expect((await call('GET', room, { token })).status).toBe(200);
    const attempts = [
      await call('POST', rooms, { token, ...json({ name: 'x' }) }),
      await call('PATCH', room, { token, ...json({ name: 'x' }) }),
      await call('PUT', `${room}/archive`, { token }),
      await call('PUT', `${room}/unarchive`, { token }),
      await call('PATCH', `${room}/roster`, { token, ...json({ add: [] }) }),
    ];
    for (const { status, headers } of attempts) {
      expect(status).toBe(403);
      expect(headers.get('www-authenticate')).toContain('error="insufficient_scope"');
    }
  });

  test('conversations that are somebody else’s', async () => {
    const { administration } = world.service;
    const { cloudId } = world.room;
    const stranger = await administration.addApp({ name: 'Stranger', cloudIds: [cloudId] });
    const elsewhere = await administration.addSite({ name: 'Elsewhere' });
    const token = await world.tokenOf(stranger);
    const created = await call('POST', `${room}/message`, { type: 'text/plain', body: 'mine' });
    const message = `${room}/message/${String(created.body['id'])}`;
    const foreign: readonly (readonly [string, string, Call?])[] = [
      ['GET', room],
      ['PATCH', room, json({ name: 'x' })],
      ['PUT', `${room}/archive`],
      ['GET', `${room}/roster`],
      ['GET', `${room}/message`],
      ['POST', `${room}/message`, { type: 'text/plain', body: 'x' }],
      ['GET', message],
      ['PUT', message, { type: 'text/plain', body: 'x' }],
      ['DELETE', message],
      ['GET', `${message}/context`],
      ['POST', `${room}/media?name=a`, { type: 'application/octet-stream', body: 'x' }],
      ['GET', `${room}/app/module/chat:bot`],
      ['PUT', `${room}/app/module/chat:glance/g/state`, json({ label: 'x' })],
    ];
    for (const [method, path, given] of foreign) {
      expect([path, (await call(method, path, { ...given, token })).status]).toEqual([path, 403]);
    }
    expect((await call('GET', `/site/${elsewhere.id}/conversation`)).status).toBe(403);
    const listed = await call('GET', rooms, { token });
    expect(listed.body['values']).toEqual([]);
    await administration.install(stranger.clientId, world.room);
    expect((await call('PUT', message, { token, type: 'text/plain', body: 'x' })).status).toBe(403);
    expect((await call('DELETE', message, { token })).status).toBe(403);
    const room2 = await administration.addRoomToken(world.room);
    expect((await call('GET', room, { token: room2 })).status).toBe(200);
    await administration.revokeRoomToken(room2);
    expect((await call('GET', room, { token: room2 })).status).toBe(401);
  });

  test('ids that there are not', async () => {
    const user = '557058:00000000-0000-4000-8000-000000000000';
    const paths = [
      ['GET', `${rooms}/${NOWHERE}`],
      ['GET', `${room}/message/${NOWHERE}`],
      ['DELETE', `${room}/message/${NOWHERE}`],
      ['GET', `${room}/message/${NOWHERE}/context`],
      ['GET', `${room}/media/nothing`],
      ['GET', `${room}/media/${NOWHERE}`],
      ['DELETE', `${room}/media/%00`],
      ['DELETE', `${room}/app/module/chat:bot/none`],
      ['GET', `${rooms}/user/${user}`],
      ['GET', `/scim/site/${world.room.cloudId}/Users/${user}`],
      ['GET', `/users/lookup?email=nobody@acme.example&site=${world.room.cloudId}`],
      ['GET', '/nothing/here'],
    ] as const;
    for (const [method, path] of paths) {
      expect([path, (await call(method, path)).status]).toEqual([path, 404]);
    }
    const { status, errors } = await call('GET', `${room}/message?afterMessage=${NOWHERE}`);
    expect([status, errors]).toEqual([400, ['query afterMessage rule']]);
  });

  test.each<[string, string, readonly string[]]>([
    ['{rooms}?limit=0', 'below', ['query limit range']],
    ['{rooms}?limit=76', 'above', ['query limit range']],
    ['{rooms}?limit=ten', 'no number', ['query limit type']],
    ['{rooms}?limit=1.5', 'no integer', ['query limit type']],
    ['{rooms}?limit=1e400', 'endless', ['query limit type']],
    ['{rooms}?limit=', 'nothing', ['query limit type']],
    ['{rooms}?include-private=perhaps', 'no boolean', ['query include-private type']],
    ['{rooms}?sort=up', 'not one of', ['query sort enum']],
    ['{rooms}?cursor=%00nonsense', 'no cursor', ['query cursor rule']],
    ['{rooms}?query=%zz', 'broken encoding', ['query query encoding']],
    ['{room}/message?afterTimestamp=yesterday', 'no time', ['query afterTimestamp format']],
    [
      '{room}/message?afterTimestamp=2017-02-30T00:00:00Z',
      'no day of the calendar',
      ['query afterTimestamp format'],
    ],
    ['{room}/message?beforeMessage=1', 'no UUID', ['query beforeMessage format']],
    ['{room}/message/recent?limit=99', 'above', ['query limit range']],
    ['{room}/roster?start=-1', 'below', ['query start range']],
    [
      '{room}/app/module/chat:bot?start=x&limit=76',
      'two',
      ['query limit range', 'query start type'],
    ],
    ['/site/1/conversation', 'no UUID', ['path cloudId format']],
    ['{rooms}/%zz', 'broken encoding', ['path encoding']],
    ['{rooms}/user/%zz', 'broken encoding', ['path encoding']],
  ])('GET %s: %s', async (template, _, want) => {
    const path = template.replace('{rooms}', rooms).replace('{room}', room);
    const { status, errors } = await call('GET', path);
    expect(status).toBe(400);
    expect([...errors].sort()).toEqual(want);
  });

  const doc = (content: unknown): object => ({ version: 1, type: 'doc', content });

  test.each<[string, unknown, readonly string[]]>([
    ['nothing of a message', {}, ['body union']],
    ['a text where a document belongs', { body: 'hello' }, ['body /body type']],
    ['a number', 1, ['body type']],
    ['null', null, ['body type']],
    ['another version', { body: { ...doc([]), version: 2 } }, ['body /body/version const']],
    ['no content', { version: 1, type: 'doc' }, ['body union']],
    ['a node without a type', doc([{}]), ['body /content/0/type required']],
    [
      'a wrapped node without a type',
      { body: doc([{ type: 'paragraph', content: [{ text: 'x' }] }]) },
      ['body /body/content/0/content/0/type required'],
    ],
    [
      'a rule that only the domain knows',
      { body: doc([{ type: 'paragraph', content: [{ type: 'text', text: '' }] }]) },
      ['body /body/content/0/content/0/text rule'],
    ],
  ])('a message with %s', async (_, value, want) => {
    const { status, errors } = await send(value);
    expect([status, errors]).toEqual([400, want]);
  });

  test('a document deeper than any stack', async () => {
    const depth = 20_000;
    const body = `{"version":1,"type":"doc","content":[${'{"type":"x","content":['.repeat(depth)}${']}'.repeat(depth)}]}`;
    const { status, errors } = await call('POST', `${room}/message`, { type: JSON_TYPE, body });
    expect(status).toBe(400);
    expect(errors.filter((one) => !one.endsWith(' depth'))).toEqual([]);
  });

  test('bodies that are none', async () => {
    const at = `${room}/message`;
    const bad = [
      [{ type: JSON_TYPE, body: '{"a":' }, 400, ['body json']],
      [{ type: JSON_TYPE, body: '' }, 400, ['body required']],
      [{ type: JSON_TYPE, body: Uint8Array.of(0x22, 0xff, 0x22) }, 400, ['body json']],
      [{ type: 'text/plain', body: '' }, 400, ['body rule']],
      [{ type: 'text/plain', body: ' \n' }, 400, ['body rule']],
      [{ type: 'application/xml', body: '<a/>' }, 415, []],
      [{ type: JSON_TYPE, body: '{}', headers: { 'content-encoding': 'gzip' } }, 415, []],
    ] as const;
    for (const [given, status, errors] of bad) {
      const answer = await call('POST', at, given);
      expect([given, answer.status, answer.errors]).toEqual([given, status, errors]);
    }
  });

  test('bodies that are too long', async () => {
    const body = JSON.stringify({ name: 'x'.repeat(2_000_000) });
    expect((await call('POST', rooms, { type: JSON_TYPE, body })).status).toBe(413);
    const bytes = new Uint8Array(MAX_UPLOAD + 2000);
    const type = 'application/octet-stream';
    expect((await call('POST', `${room}/media?name=a`, { type, body: bytes })).status).toBe(413);
    const over = bytes.subarray(0, MAX_UPLOAD + 1);
    expect((await call('POST', `${room}/media?name=a`, { type, body: over })).status).toBe(413);
    expect((await call('GET', room)).status).toBe(200);
  });

  test('fields of conversations, rosters, modules and tokens', async () => {
    const module = `${room}/app/module`;
    const bad = [
      ['POST', rooms, {}, ['body /name required']],
      ['POST', rooms, { name: '' }, ['body /name length']],
      ['POST', rooms, { name: 'x'.repeat(256) }, ['body /name length']],
      ['POST', rooms, { name: ' ' }, ['body /name rule']],
      ['POST', rooms, { name: 'a\u0000b' }, ['body /name rule']],
      ['POST', rooms, { name: 1, privacy: 'secret' }, ['body /name type', 'body /privacy enum']],
      ['PATCH', room, { topic: null }, ['body /topic type']],
      ['PATCH', `${room}/roster`, { add: 'x' }, ['body /add type']],
      ['PATCH', `${room}/roster`, { add: ['nobody'] }, ['body /add/0 rule']],
      [
        'PUT',
        `${module}/chat:webhook/k`,
        { event: 'x', url: 'https://a.example' },
        ['body /event enum'],
      ],
      ['PUT', `${module}/chat:bot/k`, { key: 'other' }, ['body /key rule']],
      [
        'PUT',
        `${module}/chat:bot/k`,
        { mention: { url: 'javascript:1' } },
        ['body /mention/url rule'],
      ],
      ['PUT', `${module}/chat:glance/k/state`, { label: 1 }, ['body /label union']],
      ['PUT', `${module}/chat:configuration/k/state`, {}, ['body /configured required']],
      [
        'POST',
        '/oauth/token',
        { grant_type: 'password' },
        ['body /grant_type const', 'body /client_id required', 'body /client_secret required'],
      ],
    ] as const;
    for (const [method, path, value, errors] of bad) {
      const answer = await call(method, path, json(value));
      expect([path, value, answer.status, answer.errors]).toEqual([path, value, 400, errors]);
    }
  });

  test('SQL, wildcards and odd letters in names are only letters', async () => {
    const names = [
      "x'; drop table message; --",
      '100 %',
      'a_b',
      'back\\slash',
      '{"$ne":1}',
      '😀 ß',
    ];
    for (const name of names) {
      expect((await call('POST', rooms, json({ name }))).status).toBe(201);
      const { body } = await call('GET', `${rooms}?query=${encodeURIComponent(name)}`);
      expect((body['values'] as { name: string }[]).map((one) => one.name)).toEqual([name]);
    }
    const found = async (query: string): Promise<number> =>
      Number((await call('GET', `${rooms}?query=${encodeURIComponent(query)}`)).body['size']);
    expect([await found('%'), await found('_'), await found('\\')]).toEqual([1, 1, 1]);
    expect((await call('POST', rooms, json({ name: 'A_B' }))).status).toBe(409);
    const polluted = await call('POST', rooms, {
      ...{ type: JSON_TYPE, body: '{"name":"proto","__proto__":{"privacy":"private"}}' },
    });
    expect(polluted.status).toBe(201);
    expect('privacy' in {}).toBe(false);
  });

  test('user ids with colons and percent signs', async () => {
    const { cloudId } = world.room;
    const id = '557058:50%/a?b';
    await world.service.administration.addUser(cloudId, {
      ...{ id, displayName: 'Odd', email: 'odd@acme.example' },
    });
    const sure = encodeURIComponent(id);
    for (const spelled of [sure, sure.replace('%3A', ':'), sure.toLowerCase()]) {
      const { status, body } = await call('GET', `/scim/site/${cloudId}/Users/${spelled}`);
      expect([status, body['id']]).toEqual([200, id]);
      const direct = await call('GET', `${rooms}/user/${spelled}`);
      expect(direct.status).toBe(200);
    }
    expect((await call('GET', `${rooms}/user/${sure.replace('%25', '%')}`)).status).toBe(400);
  });

  test('timestamps to the nanosecond, as text, with any offset', async () => {
    const first = await call('POST', `${room}/message`, { type: 'text/plain', body: 'one' });
    const second = await call('POST', `${room}/message`, { type: 'text/plain', body: 'two' });
    const read = await call('GET', `${room}/message/${String(first.body['id'])}`);
    const ts = String(read.body['ts']);
    const ids = async (query: string): Promise<unknown[]> => {
      const { body } = await call('GET', `${room}/message?${query}`);
      return (body['values'] as { id: string }[]).map(({ id }) => id);
    };
    expect(await ids(`afterTimestamp=${ts}`)).toEqual([second.body['id']]);
    const hour = Number(ts.slice(11, 13));
    if (hour < 22) {
      const later = String(hour + 2).padStart(2, '0');
      const same = `${ts.slice(0, 11)}${later}${ts.slice(13, -1)}%2B02:00`;
      expect(await ids(`afterTimestamp=${same}`)).toEqual([second.body['id']]);
    }
    // One nanosecond earlier: no Date could tell them apart.
    const digits = BigInt(ts.slice(20, -1));
    if (digits > 0n) {
      const before = `${ts.slice(0, 20)}${String(digits - 1n).padStart(9, '0')}Z`;
      expect(await ids(`afterTimestamp=${before}`)).toEqual([second.body['id'], first.body['id']]);
    }
    expect((await call('GET', `${room}/message?afterTimestamp=${ts}0`)).status).toBe(400);
  });

  test('what old clients sent is taken', async () => {
    const { body } = await call('POST', rooms, {
      ...json({ name: 'Old' }),
      type: 'Application/Json',
    });
    const old = `${rooms}/${String(body['id'])}`;
    const type = JSON_TYPE;
    const headers = { authorization: 'null' };
    const credentials = { client_id: world.seeded.clientId, client_secret: 'wrong' };
    const hubot = new URLSearchParams({ grant_type: 'client_credentials', ...credentials });
    const response = await fetch(`${world.url}/oauth/token`, {
      ...{ method: 'POST', body: hubot, headers },
    });
    expect(response.status).toBe(403);
    expect((await call('PUT', `${old}/archive`, { type, body: '{}' })).status).toBe(204);
    expect((await call('PUT', `${old}/unarchive`, { type, body: '' })).status).toBe(204);
    const { body: sent } = await call('POST', `${old}/message`, {
      ...{ type: 'Text/Markdown; charset=UTF-8', body: '*hi*' },
    });
    expect((await call('DELETE', `${old}/message/${String(sent['id'])}`, { type })).status).toBe(
      204,
    );
    expect((await call('GET', '/site')).status).toBe(200);
    expect((await call('HEAD', room)).status).toBe(200);
    const { status, headers: allowed } = await call('POST', room, json({}));
    expect([status, allowed.get('allow')?.includes('PATCH')]).toEqual([405, true]);
  });

  test('concurrent edits lose nothing', async () => {
    const { body } = await call('POST', rooms, json({ name: 'Busy' }));
    const busy = `${rooms}/${String(body['id'])}`;
    const answers = await Promise.all([
      call('PATCH', busy, json({ topic: 'A topic' })),
      call('PATCH', busy, json({ privacy: 'private' })),
      call('PATCH', busy, json({ name: 'Busier' })),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await call('GET', busy)).body).toMatchObject({
      ...{ name: 'Busier', topic: 'A topic', privacy: 'private' },
    });
    const named = await Promise.all([
      call('POST', rooms, json({ name: 'The same' })),
      call('POST', rooms, json({ name: 'The same' })),
    ]);
    expect(named.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test('an upload that breaks off leaves nothing', async () => {
    const { hostname, port } = new URL(world.url);
    const head = [
      `POST ${room}/media?name=half HTTP/1.1`,
      ...[`host: ${hostname}`, `authorization: Bearer ${world.token}`],
      ...['content-type: application/octet-stream', 'content-length: 1000', '', ''],
    ].join('\r\n');
    await new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(`${head}half of it`, () => socket.destroy());
      });
      socket.on('close', () => resolve());
      socket.on('error', reject);
    });
    expect((await call('GET', room)).status).toBe(200);
  });
});

/**
 * Invalid requests: every response contains problem details with the reason and the location.
 *
 * @module-tag proof
 */
import { describe, expect, test } from 'vitest';
import { requestsOn, json, JSON_TYPE } from './requests.js';
import { PLACES } from './store.js';
import { MAX_UPLOAD } from './world.js';

describe.each(PLACES)('on $name', (place) => {
  const on = requestsOn(place);

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
    ['{room}/message?afterTimestamp=yesterday', 'no time', ['query afterTimestamp rule']],
    [
      '{room}/message?afterTimestamp=2017-02-30T00:00:00Z',
      'no day of the calendar',
      ['query afterTimestamp rule'],
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
    const path = template.replace('{rooms}', on.rooms).replace('{room}', on.room);
    const { status, errors } = await on.call('GET', path);
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
    const { status, errors } = await on.send(value);
    expect([status, errors]).toEqual([400, want]);
  });

  test('a document deeper than any stack', async () => {
    const depth = 20_000;
    const body = `{"version":1,"type":"doc","content":[${'{"type":"x","content":['.repeat(depth)}${']}'.repeat(depth)}]}`;
    const { status, errors } = await on.call('POST', `${on.room}/message`, {
      type: JSON_TYPE,
      body,
    });
    expect(status).toBe(400);
    expect(errors.filter((one) => !one.endsWith(' depth'))).toEqual([]);
  });

  test('invalid bodies', async () => {
    const at = `${on.room}/message`;
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
      const answer = await on.call('POST', at, given);
      expect([given, answer.status, answer.errors]).toEqual([given, status, errors]);
    }
  });

  test('bodies that are too long', async () => {
    const body = JSON.stringify({ name: 'x'.repeat(2_000_000) });
    expect((await on.call('POST', on.rooms, { type: JSON_TYPE, body })).status).toBe(413);
    const bytes = new Uint8Array(MAX_UPLOAD + 2000);
    const type = 'application/octet-stream';
    expect((await on.call('POST', `${on.room}/media?name=a`, { type, body: bytes })).status).toBe(
      413,
    );
    const over = bytes.subarray(0, MAX_UPLOAD + 1);
    expect((await on.call('POST', `${on.room}/media?name=a`, { type, body: over })).status).toBe(
      413,
    );
    expect((await on.call('GET', on.room)).status).toBe(200);
  });

  test('fields of conversations, rosters, modules and tokens', async () => {
    const module = `${on.room}/app/module`;
    const bad = [
      ['POST', on.rooms, {}, ['body /name required']],
      ['POST', on.rooms, { name: '' }, ['body /name length']],
      ['POST', on.rooms, { name: 'x'.repeat(256) }, ['body /name length']],
      ['POST', on.rooms, { name: ' ' }, ['body /name rule']],
      ['POST', on.rooms, { name: 'a\u0000b' }, ['body /name rule']],
      ['POST', on.rooms, { name: 1, privacy: 'secret' }, ['body /name type', 'body /privacy enum']],
      ['PATCH', on.room, { topic: null }, ['body /topic type']],
      ['PATCH', `${on.room}/roster`, { add: 'x' }, ['body /add type']],
      ['PATCH', `${on.room}/roster`, { add: ['nobody'] }, ['body /add/0 rule']],
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
      const answer = await on.call(method, path, json(value));
      expect([path, value, answer.status, answer.errors]).toEqual([path, value, 400, errors]);
    }
  });
});

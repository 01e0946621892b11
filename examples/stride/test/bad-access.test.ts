/**
 * Requests without permission: every response contains problem details with the reason and the
 * location.
 *
 * @module-tag proof
 */
import { describe, expect, test } from 'vitest';
import { requestsOn, json, type Call } from './requests.js';
import { PLACES } from './store.js';

const NOWHERE = '00000000-0000-4000-8000-000000000000';

describe.each(PLACES)('on $name', (place) => {
  const on = requestsOn(place);

  test.each<[string, Call, string | undefined]>([
    ['no token', { token: null }, undefined],
    ['a token that nobody knows', { token: 'nobody' }, 'invalid_token'],
    ['a token that looks like one', { token: 'eyJhbGciOiJub25lIn0.e30.' }, 'invalid_token'],
    ['another scheme', { token: null, headers: { authorization: 'Basic YTpi' } }, undefined],
    ['a scheme and nothing else', { token: null, headers: { authorization: 'Bearer' } }, undefined],
  ])('%s', async (_, given, error) => {
    for (const [method, path] of [
      ['GET', '/site/'],
      ['POST', `${on.room}/message`],
    ] as const) {
      const { status, headers } = await on.call(method, path, given);
      const challenge = headers.get('www-authenticate') ?? '';
      expect([status, challenge.startsWith('Bearer')]).toEqual([401, true]);
      expect(/error="(\w+)"/.exec(challenge)?.[1]).toBe(error);
    }
  });

  test('an expired token', async () => {
    const token = await on.world.tokenOf(on.world.seeded);
    expect((await on.call('GET', on.room, { token })).status).toBe(200);
    on.world.advance(3601);
    const { status, headers } = await on.call('GET', on.room, { token });
    on.world.advance(-3601);
    expect([status, headers.get('www-authenticate')]).toEqual([
      401,
      'Bearer realm="api", error="invalid_token", scope="participate:conversation"',
    ]);
  });

  test('a token without the scope', async () => {
    const { administration } = on.world.service;
    const cloudIds = [on.world.room.cloudId];
    const app = await administration.addApp({
      ...{ name: 'Reader', cloudIds, scopes: ['participate:conversation'] as const },
    });
    await administration.install(app.clientId, on.world.room);
    const token = await on.world.tokenOf(app);
    expect((await on.call('GET', on.room, { token })).status).toBe(200);
    const attempts = [
      await on.call('POST', on.rooms, { token, ...json({ name: 'x' }) }),
      await on.call('PATCH', on.room, { token, ...json({ name: 'x' }) }),
      await on.call('PUT', `${on.room}/archive`, { token }),
      await on.call('PUT', `${on.room}/unarchive`, { token }),
      await on.call('PATCH', `${on.room}/roster`, { token, ...json({ add: [] }) }),
    ];
    for (const { status, headers } of attempts) {
      expect(status).toBe(403);
      expect(headers.get('www-authenticate')).toContain('error="insufficient_scope"');
    }
  });

  test('conversations of other users', async () => {
    const { administration } = on.world.service;
    const { cloudId } = on.world.room;
    const stranger = await administration.addApp({ name: 'Stranger', cloudIds: [cloudId] });
    const elsewhere = await administration.addSite({ name: 'Elsewhere' });
    const token = await on.world.tokenOf(stranger);
    const created = await on.call('POST', `${on.room}/message`, {
      type: 'text/plain',
      body: 'mine',
    });
    const message = `${on.room}/message/${String(created.body['id'])}`;
    const foreign: readonly (readonly [string, string, Call?])[] = [
      ['GET', on.room],
      ['PATCH', on.room, json({ name: 'x' })],
      ['PUT', `${on.room}/archive`],
      ['GET', `${on.room}/roster`],
      ['GET', `${on.room}/message`],
      ['POST', `${on.room}/message`, { type: 'text/plain', body: 'x' }],
      ['GET', message],
      ['PUT', message, { type: 'text/plain', body: 'x' }],
      ['DELETE', message],
      ['GET', `${message}/context`],
      ['POST', `${on.room}/media?name=a`, { type: 'application/octet-stream', body: 'x' }],
      ['GET', `${on.room}/app/module/chat:bot`],
      ['PUT', `${on.room}/app/module/chat:glance/g/state`, json({ label: 'x' })],
    ];
    for (const [method, path, given] of foreign) {
      expect([path, (await on.call(method, path, { ...given, token })).status]).toEqual([
        path,
        403,
      ]);
    }
    expect((await on.call('GET', `/site/${elsewhere.id}/conversation`)).status).toBe(403);
    const listed = await on.call('GET', on.rooms, { token });
    expect(listed.body['values']).toEqual([]);
    await administration.install(stranger.clientId, on.world.room);
    expect((await on.call('PUT', message, { token, type: 'text/plain', body: 'x' })).status).toBe(
      403,
    );
    expect((await on.call('DELETE', message, { token })).status).toBe(403);
    const room2 = await administration.addRoomToken(on.world.room);
    expect((await on.call('GET', on.room, { token: room2 })).status).toBe(200);
    await administration.revokeRoomToken(room2);
    expect((await on.call('GET', on.room, { token: room2 })).status).toBe(401);
  });

  test('ids that do not exist', async () => {
    const user = '557058:00000000-0000-4000-8000-000000000000';
    const paths = [
      ['GET', `${on.rooms}/${NOWHERE}`],
      ['GET', `${on.room}/message/${NOWHERE}`],
      ['DELETE', `${on.room}/message/${NOWHERE}`],
      ['GET', `${on.room}/message/${NOWHERE}/context`],
      ['GET', `${on.room}/media/nothing`],
      ['GET', `${on.room}/media/${NOWHERE}`],
      ['DELETE', `${on.room}/media/%00`],
      ['DELETE', `${on.room}/app/module/chat:bot/none`],
      ['GET', `${on.rooms}/user/${user}`],
      ['GET', `/scim/site/${on.world.room.cloudId}/Users/${user}`],
      ['GET', `/users/lookup?email=nobody@acme.example&site=${on.world.room.cloudId}`],
      ['GET', '/nothing/here'],
    ] as const;
    for (const [method, path] of paths) {
      expect([path, (await on.call(method, path)).status]).toEqual([path, 404]);
    }
    const { status, errors } = await on.call('GET', `${on.room}/message?afterMessage=${NOWHERE}`);
    expect([status, errors]).toEqual([400, ['query afterMessage rule']]);
  });
});

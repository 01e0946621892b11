/**
 * Unusual requests: valid ones, many at the same time, and ones whose connection breaks.
 *
 * @module-tag proof
 */
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { requestsOn, json, JSON_TYPE } from './requests.js';
import { PLACES } from './store.js';

describe.each(PLACES)('on $name', (place) => {
  const on = requestsOn(place);

  test('SQL, wildcards and unusual characters in names are ordinary text', async () => {
    const names = [
      "x'; drop table message; --",
      '100 %',
      'a_b',
      'back\\slash',
      '{"$ne":1}',
      '😀 ß',
    ];
    for (const name of names) {
      expect((await on.call('POST', on.rooms, json({ name }))).status).toBe(201);
      const { body } = await on.call('GET', `${on.rooms}?query=${encodeURIComponent(name)}`);
      expect((body['values'] as { name: string }[]).map((one) => one.name)).toEqual([name]);
    }
    const found = async (query: string): Promise<number> =>
      Number((await on.call('GET', `${on.rooms}?query=${encodeURIComponent(query)}`)).body['size']);
    expect([await found('%'), await found('_'), await found('\\')]).toEqual([1, 1, 1]);
    expect((await on.call('POST', on.rooms, json({ name: 'A_B' }))).status).toBe(409);
    const polluted = await on.call('POST', on.rooms, {
      ...{ type: JSON_TYPE, body: '{"name":"proto","__proto__":{"privacy":"private"}}' },
    });
    expect(polluted.status).toBe(400);
    expect('privacy' in {}).toBe(false);
  });

  test('user ids with colons and percent signs', async () => {
    const { cloudId } = on.world.room;
    const id = '557058:50%/a?b';
    await on.world.service.administration.addUser(cloudId, {
      ...{ id, displayName: 'Odd', email: 'odd@acme.example' },
    });
    const sure = encodeURIComponent(id);
    for (const spelled of [sure, sure.replace('%3A', ':'), sure.toLowerCase()]) {
      const { status, body } = await on.call('GET', `/scim/site/${cloudId}/Users/${spelled}`);
      expect([status, body['id']]).toEqual([200, id]);
      const direct = await on.call('GET', `${on.rooms}/user/${spelled}`);
      expect(direct.status).toBe(200);
    }
    expect((await on.call('GET', `${on.rooms}/user/${sure.replace('%25', '%')}`)).status).toBe(400);
  });

  test('timestamps to the nanosecond, as text, with any offset', async () => {
    const first = await on.call('POST', `${on.room}/message`, { type: 'text/plain', body: 'one' });
    const second = await on.call('POST', `${on.room}/message`, { type: 'text/plain', body: 'two' });
    const read = await on.call('GET', `${on.room}/message/${String(first.body['id'])}`);
    const ts = String(read.body['ts']);
    const ids = async (query: string): Promise<unknown[]> => {
      const { body } = await on.call('GET', `${on.room}/message?${query}`);
      return (body['values'] as { id: string }[]).map(({ id }) => id);
    };
    expect(await ids(`afterTimestamp=${ts}`)).toEqual([second.body['id']]);
    const hour = Number(ts.slice(11, 13));
    if (hour < 22) {
      const later = String(hour + 2).padStart(2, '0');
      const same = `${ts.slice(0, 11)}${later}${ts.slice(13, -1)}%2B02:00`;
      expect(await ids(`afterTimestamp=${same}`)).toEqual([second.body['id']]);
    }
    // Clients of that time sent an unescaped plus sign.
    expect(await ids(`afterTimestamp=${ts.replace('Z', '+00:00')}`)).toEqual([second.body['id']]);
    // The time is one nanosecond earlier. A JavaScript `Date` could not distinguish the two.
    const digits = BigInt(ts.slice(20, -1));
    if (digits > 0n) {
      const before = `${ts.slice(0, 20)}${String(digits - 1n).padStart(9, '0')}Z`;
      expect(await ids(`afterTimestamp=${before}`)).toEqual([second.body['id'], first.body['id']]);
    }
    expect((await on.call('GET', `${on.room}/message?afterTimestamp=${ts}0`)).status).toBe(400);
  });

  test('input of old clients is accepted', async () => {
    const { body } = await on.call('POST', on.rooms, {
      ...json({ name: 'Old' }),
      type: 'Application/Json',
    });
    const old = `${on.rooms}/${String(body['id'])}`;
    const type = JSON_TYPE;
    const headers = { authorization: 'null' };
    const credentials = { client_id: on.world.seeded.clientId, client_secret: 'wrong' };
    const hubot = new URLSearchParams({ grant_type: 'client_credentials', ...credentials });
    const response = await fetch(`${on.world.url}/oauth/token`, {
      ...{ method: 'POST', body: hubot, headers },
    });
    expect(response.status).toBe(403);
    expect((await on.call('PUT', `${old}/archive`, { type, body: '{}' })).status).toBe(204);
    expect((await on.call('PUT', `${old}/unarchive`, { type, body: '' })).status).toBe(204);
    const { body: sent } = await on.call('POST', `${old}/message`, {
      ...{ type: 'Text/Markdown; charset=UTF-8', body: '*hi*' },
    });
    expect((await on.call('DELETE', `${old}/message/${String(sent['id'])}`, { type })).status).toBe(
      204,
    );
    expect((await on.call('GET', '/site')).status).toBe(200);
    expect((await on.call('HEAD', on.room)).status).toBe(200);
    const { status, headers: allowed } = await on.call('POST', on.room, json({}));
    expect([status, allowed.get('allow')?.includes('PATCH')]).toEqual([405, true]);
  });

  test('null means omitted, where old clients send it', async () => {
    const { cloudId, conversationId } = on.world.room;
    const context = { cloudId, conversationId, userId: null };
    const path = '/app/module/chat/conversation/chat:glance/old/state';
    const url = 'https://app.test/icon.png';
    const glance = { name: { value: 'Old' }, icon: { url, 'url@2x': url }, target: 'dialog' };
    const put = await on.call('PUT', `${on.room}/app/module/chat:glance/old`, json(glance));
    expect(put.status).toBe(200);
    const pushed = await on.call('POST', path, json({ context, label: '1', metadata: null }));
    expect(pushed.status).toBe(204);
    const { service, token } = on.world;
    const caller = await service.tokens.authenticate(token);
    const state = await service.states.glance(caller, 'old', { cloudId, conversationId });
    expect(state).toEqual({ label: '1' });
    const own = `${on.room}/app/module/chat:glance/old/state`;
    expect((await on.call('PUT', own, json({ label: '2', metadata: null }))).status).toBe(204);
  });

  test('a changed roster is sent completely', async () => {
    const { administration } = on.world.service;
    const { cloudId } = on.world.room;
    const add: string[] = [];
    for (let at = 0; at < 80; at++) {
      const user = { displayName: `User ${at}`, email: `user${at}@acme.example` };
      add.push((await administration.addUser(cloudId, user)).id);
    }
    const { body } = await on.call('POST', on.rooms, json({ name: 'Large' }));
    const roster = `${on.rooms}/${String(body['id'])}/roster`;
    expect((await on.call('PATCH', roster, json({ add }))).body['values']).toEqual(add);
    expect((await on.call('GET', roster)).body['values']).toEqual(add.slice(0, 75));
  });

  test('concurrent edits are all kept', async () => {
    const { body } = await on.call('POST', on.rooms, json({ name: 'Busy' }));
    const busy = `${on.rooms}/${String(body['id'])}`;
    const answers = await Promise.all([
      on.call('PATCH', busy, json({ topic: 'A topic' })),
      on.call('PATCH', busy, json({ privacy: 'private' })),
      on.call('PATCH', busy, json({ name: 'Busier' })),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await on.call('GET', busy)).body).toMatchObject({
      ...{ name: 'Busier', topic: 'A topic', privacy: 'private' },
    });
    const named = await Promise.all([
      on.call('POST', on.rooms, json({ name: 'The same' })),
      on.call('POST', on.rooms, json({ name: 'The same' })),
    ]);
    expect(named.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test('an interrupted upload leaves no data', async () => {
    const { hostname, port } = new URL(on.world.url);
    const head = [
      `POST ${on.room}/media?name=half HTTP/1.1`,
      ...[`host: ${hostname}`, `authorization: Bearer ${on.world.token}`],
      ...['content-type: application/octet-stream', 'content-length: 1000', '', ''],
    ].join('\r\n');
    await new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(`${head}half of it`, () => socket.destroy());
      });
      socket.on('close', () => resolve());
      socket.on('error', reject);
    });
    expect((await on.call('GET', on.room)).status).toBe(200);
  });
});

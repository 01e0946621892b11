/** The events that an app receives. */
import { jwtVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import { PLACES } from '../../test/store.js';
import { hearingApp } from './hearing-app.js';

describe.each(PLACES)('on $name', (place) => {
  const on = hearingApp(place);

  test('a bot is notified of a mention', async () => {
    const message = await on.service.administration.say(on.room, on.ann, on.mention(on.app.userId));
    await on.dispatcher.idle();
    expect(on.heard).toEqual([
      {
        path: '/mention',
        token: expect.any(String),
        payload: {
          type: 'chat_message_sent',
          cloudId: on.cloudId,
          conversation: expect.objectContaining({ id: on.room.conversationId, type: 'group' }),
          sender: { id: on.ann },
          recipients: null,
          message: {
            id: message.id,
            body: message.body,
            text: '@Helper help!',
            sender: { id: on.ann },
            ts: message.ts,
          },
        },
      },
    ]);
    expect(on.heard[0]?.payload['conversation']).not.toHaveProperty('cloudId');
    const key = new TextEncoder().encode(on.app.clientSecret);
    const currentDate = new Date(Number(on.clock.now() / 1_000_000n));
    const { payload } = await jwtVerify(on.heard[0]?.token ?? '', key, { currentDate });
    expect(payload).toMatchObject({
      iss: on.app.clientId,
      sub: on.ann,
      context: {
        cloudId: on.cloudId,
        resourceId: on.room.conversationId,
        resourceType: 'conversation',
      },
    });
  });

  test('it is not notified of its own messages or of messages for others', async () => {
    await on.service.messages.send(on.caller, on.room, on.mention(on.app.userId));
    await on.service.administration.say(on.room, on.ann, on.mention(on.ann));
    await on.service.administration.say(on.room, on.ann, { kind: 'text', value: '@Helper help!' });
    await on.dispatcher.idle();
    expect(on.heard).toEqual([]);
  });

  test('it is notified of direct messages', async () => {
    const content = { kind: 'text' as const, value: 'Hello?' };
    await on.service.administration.sayDirect(
      { cloudId: on.cloudId, clientId: on.app.clientId },
      on.ann,
      content,
    );
    await on.dispatcher.idle();
    expect(on.heard).toMatchObject([
      {
        path: '/direct',
        payload: { recipients: [{ id: on.app.userId }], message: { text: 'Hello?' } },
      },
    ]);
  });

  test('it is notified of messages that match its pattern', async () => {
    const body = { pattern: '(?i)\\bTICKET-\\d+', url: `${on.address}/pattern` };
    const ref = { ...on.room, type: 'chat:bot:messages' as const, key: 'tickets' };
    await on.service.modules.put(on.caller, ref, body);
    for (const value of ['see ticket-12, please', 'see tickets', 'nothing']) {
      await on.service.administration.say(on.room, on.ann, { kind: 'text', value });
    }
    await on.dispatcher.idle();
    expect(on.heard).toMatchObject([
      { path: '/pattern', payload: { message: { text: 'see ticket-12, please' } } },
    ]);
  });

  test('webhooks are called for changes of the conversation and its roster', async () => {
    for (const event of ['conversation:updates', 'roster:updates'] as const) {
      const ref = { ...on.room, type: 'chat:webhook' as const, key: event };
      await on.service.modules.put(on.caller, ref, { event, url: `${on.address}/${event}` });
    }
    await on.service.conversations.update(on.caller, on.room, { topic: 'New' });
    // Nothing changes, so no event is sent.
    await on.service.conversations.update(on.caller, on.room, { topic: 'New' });
    await on.service.rosters.change(on.caller, on.room, { add: [on.ann] });
    await on.service.rosters.change(on.caller, on.room, { add: [on.ann] });
    await on.service.rosters.change(on.caller, on.room, { remove: [on.ann] });
    await on.service.conversations.archive(on.caller, on.room);
    await on.service.conversations.archive(on.caller, on.room);
    await on.service.conversations.unarchive(on.caller, on.room);
    await on.dispatcher.idle();
    const notifications = on.heard.map(({ payload: { type, action, initiator, user } }) =>
      JSON.stringify({ type, action, initiator, user }),
    );
    const initiator = { id: on.app.userId };
    const user = { id: on.ann };
    expect(notifications.sort()).toEqual(
      [
        { type: 'conversation:updates', action: 'archive', initiator },
        { type: 'conversation:updates', action: 'unarchive', initiator },
        { type: 'conversation:updates', action: 'update', initiator },
        { type: 'roster:updates', action: 'add', user },
        { type: 'roster:updates', action: 'remove', user },
      ].map((each) => JSON.stringify(each)),
    );
  });
});

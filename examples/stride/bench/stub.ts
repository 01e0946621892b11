/** A domain with prepared results. A benchmark that uses it measures only the server. */
import type { Document } from '../documents/document.js';
import type { Caller } from '../domain/caller.js';
import type { Conversation } from '../domain/conversation.js';
import type { Message } from '../domain/message.js';
import type { Service } from '../domain/service.js';
import type { Seeded } from '../seed.js';

const CLOUD = '911f7c3b-cf67-453c-8a4e-6dcd97cf93d6';
const ROOM = '64f56e1e-4cb4-41f1-9b4c-1b2e0c0a1c60';
const USER = '557058:0af0d89e-6be4-44d3-8c4c-a81b76d3c259';

export const STUB_SEED: Seeded = {
  ...{ cloudId: CLOUD, conversationId: ROOM, userId: USER, roomToken: 'token' },
  ...{ clientId: 'client', clientSecret: 'secret' },
};

const caller: Caller = {
  ...{ kind: 'app', clientId: 'client', userId: USER },
  scopes: ['participate:conversation', 'manage:conversation'],
};
const conversation: Conversation = {
  ...{ id: ROOM, cloudId: CLOUD, name: 'General', topic: 'Whatever comes up', type: 'group' },
  ...{ privacy: 'public', isArchived: false, avatarUrl: 'https://static.example/08.png' },
  ...{ created: '2017-10-03T11:19:22.261Z', modified: '2017-10-03T11:19:22.261Z' },
};
const body: Document = {
  ...{ version: 1, type: 'doc' },
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Hello, world!' }] }],
};
const message: Message = {
  ...{ id: '5d6e39d3-ab1d-10e7-be03-02420aff0003', cloudId: CLOUD, conversationId: ROOM, body },
  ...{ text: 'Hello, world!', senderId: USER, ts: '2017-10-24T22:16:30.243693008Z' },
};
const messages = Array.from({ length: 20 }, () => message);

/** Returns the part of the service that the three measured endpoints use. */
export function stubService(): Service {
  const parts = {
    tokens: { authenticate: () => Promise.resolve(caller) },
    conversations: { get: () => Promise.resolve(conversation) },
    messages: {
      send: () => Promise.resolve(message),
      history: () => Promise.resolve({ values: messages, limit: 20, size: 20 }),
    },
  };
  return parts as unknown as Service;
}

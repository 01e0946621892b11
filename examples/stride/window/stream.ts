/**
 * Sends server-sent events to the viewers of a conversation. The events report changes that any
 * process has made.
 */
import type { ServerResponse } from 'node:http';
import type { Store } from '../domain/store.js';
import type { Hub } from './hub.js';

/**
 * The content type of event streams. `closer` uses it to recognize responses that do not end by
 * themselves.
 */
export const EVENT_STREAM = 'text/event-stream';
/**
 * The interval in milliseconds at which a comment is sent to keep the connection open. At the same
 * interval, messages are polled if this process does not receive the notifications of other
 * processes.
 */
const LOOK = 2000;

/** Sends an event immediately, and another one after every change, until the viewer disconnects. */
export async function streamChanges(
  { store, hub }: { readonly store: Pick<Store, 'tables' | 'news'>; readonly hub: Hub },
  conversationId: string,
  response: ServerResponse,
): Promise<void> {
  const newest = async (): Promise<string> => {
    const window = { conversationId, newestFirst: true, limit: 1 };
    const [message] = await store.tables.messages.list(window);
    return message?.id ?? '';
  };
  response.setHeader('content-type', EVENT_STREAM);
  response.writeHead(200, { 'cache-control': 'no-store' });
  let last = await newest();
  const tell = (): void => void response.write(`data: ${last}\n\n`);
  tell();
  const stop = hub.listen(conversationId, tell);
  const look = setInterval(() => {
    if (store.news.hearsOthers()) {
      response.write(': \n\n');
      return;
    }
    newest().then(
      (now) => {
        if (now === last) response.write(': \n\n');
        else {
          last = now;
          tell();
        }
      },
      () => response.destroy(),
    );
  }, LOOK);
  response.on('close', () => {
    stop();
    clearInterval(look);
  });
}

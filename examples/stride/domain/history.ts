/** Returns some of the messages of a conversation: the latest ones, or those around a message. */
import type { Instant } from './clock.js';
import { parseInstant } from './clock.js';
import type { ConversationRef } from './conversation.js';
import { invalidAt } from './errors.js';
import type { HistoryQuery, MessagePage } from './message.js';
import { toMessage } from './message-body.js';
import { MAX_LIMIT, limitOf, wholeNumber } from './page.js';
import type { StoredMessage, Tables } from './store.js';
import { isStorable } from './text.js';

type Bound = 'afterMessage' | 'beforeMessage' | 'afterTimestamp' | 'beforeTimestamp';

/**
 * Returns the latest messages within the bounds of a query.
 * @throws DomainError `invalid` with a pointer to the invalid bound or limit
 */
export async function history(
  tables: Tables,
  { cloudId, conversationId }: ConversationRef,
  query: HistoryQuery,
): Promise<MessagePage> {
  const limit = limitOf(query);
  const instants = new Map<Bound, Instant>();
  for (const bound of ['afterTimestamp', 'beforeTimestamp'] as const) {
    const text = query[bound];
    if (text !== undefined) instants.set(bound, readTimestamp(bound, text));
  }
  for (const bound of ['afterMessage', 'beforeMessage'] as const) {
    const id = query[bound];
    if (id !== undefined) instants.set(bound, await whenSent(tables, conversationId, bound, id));
  }
  const given = (...bounds: readonly Bound[]): Instant[] =>
    bounds.flatMap((bound) => instants.get(bound) ?? []);
  const found = await tables.messages.list({
    conversationId,
    after: given('afterMessage', 'afterTimestamp').reduce(later, undefined),
    before: given('beforeMessage', 'beforeTimestamp').reduce(earlier, undefined),
    newestFirst: true,
    limit,
  });
  return page(found, cloudId, limit);
}

function later(left: Instant | undefined, right: Instant): Instant {
  return left !== undefined && left > right ? left : right;
}

function earlier(left: Instant | undefined, right: Instant): Instant {
  return left !== undefined && left < right ? left : right;
}

function readTimestamp(bound: Bound, text: string): Instant {
  const instant = parseInstant(text);
  if (instant === undefined) throw invalidAt(`/${bound}`, 'must be a date and time of RFC 3339');
  return instant;
}

async function whenSent(
  tables: Tables,
  conversationId: string,
  bound: Bound,
  messageId: string,
): Promise<Instant> {
  const instant = isStorable(messageId)
    ? await tables.messages.instantOf(conversationId, messageId)
    : undefined;
  if (instant === undefined) {
    throw invalidAt(`/${bound}`, 'names no message of this conversation');
  }
  return instant;
}

/**
 * Returns a message together with the messages before and after it.
 * @throws DomainError `invalid` (`/before`, `/after`)
 */
export async function context(
  tables: Tables,
  { cloudId, conversationId }: ConversationRef,
  message: StoredMessage,
  query: { before?: number | undefined; after?: number | undefined },
): Promise<MessagePage> {
  const before = wholeNumber('/before', query.before ?? 0, 0, MAX_LIMIT - 1);
  const after = wholeNumber('/after', query.after ?? 0, 0, MAX_LIMIT - 1 - before);
  const { instant } = message;
  const [older, newer] = [
    before === 0
      ? []
      : await tables.messages.list({
          ...{ conversationId, before: instant, newestFirst: true, limit: before },
        }),
    after === 0
      ? []
      : await tables.messages.list({
          ...{ conversationId, after: instant, newestFirst: false, limit: after },
        }),
  ];
  return page([...older.reverse(), message, ...newer], cloudId, before + after + 1);
}

function page(found: readonly StoredMessage[], cloudId: string, limit: number): MessagePage {
  const values = found.map((stored) => toMessage(stored, cloudId));
  return { values, limit, size: values.length };
}

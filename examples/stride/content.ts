/**
 * Converts the message bodies of requests to the content that the domain accepts. A body is JSON
 * (of one of two kinds) or text (plain or Markdown).
 */
import type { Req } from '../../generated/stride/server/index.js';
import type { Content } from './domain/message.js';
import { refusedAt } from './problems.js';

/**
 * The request of one operation that accepts a message. It represents all such operations, because
 * they accept the same media types.
 */
type Sent = Req<'POST /site/{cloudId}/conversation/{conversationId}/message'>;

/**
 * Passes the content of a request to the service. If the service rejects the content, corrects the
 * pointers in the error, so that they point into the request body.
 * @throws DomainError if the service throws it
 */
export async function withContent<Result>(
  sent: Pick<Sent, 'contentType' | 'body'>,
  use: (content: Content) => Promise<Result>,
): Promise<Result> {
  const { content, place } = contentOf(sent as Sent);
  return refusedAt(place, () => use(content));
}

function contentOf(sent: Sent): { content: Content; place: string } {
  switch (sent.contentType) {
    case 'text/plain':
      return { content: { kind: 'text', value: sent.body }, place: '' };
    case 'text/markdown':
      return { content: { kind: 'markdown', value: sent.body }, place: '' };
    default: {
      const { body } = sent;
      const wrapped = 'body' in body;
      const value = wrapped ? body.body : body;
      return { content: { kind: 'document', value }, place: wrapped ? '/body' : '' };
    }
  }
}

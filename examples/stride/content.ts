/** Message bodies of requests: two forms of JSON and two kinds of text become content of the domain. */
import type { Req } from '../../generated/stride/server/index.js';
import type { Content } from './domain/message.js';
import { refusedAt } from './problems.js';

/** Every operation that takes a message accepts the same media types. */
type Sent = Req<'POST /site/{cloudId}/conversation/{conversationId}/message'>;

/**
 * Passes the content of a request to the service, and corrects the pointers in its refusals.
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

/** Converts messages to responses of the API. */
import type {
  Message as ApiMessage,
  MessageList,
} from '../../../generated/stride/server/schemas.js';
import type { Message, MessagePage } from '../domain/message.js';

export function messageView({ id, body, text, senderId, ts }: Message): ApiMessage {
  return { id, body, text, sender: { id: senderId }, ts };
}

export function messagesView({ values, limit, size }: MessagePage): MessageList {
  return { values: values.map(messageView), limit, size };
}

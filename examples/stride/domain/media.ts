/** Media: files that were uploaded to a conversation. */
import type { Caller } from './caller.js';
import type { ConversationRef } from './conversation.js';

export interface Media {
  readonly id: string;
  readonly name: string;
  /** A media type such as `image/png`. */
  readonly contentType: string;
  /** In bytes. */
  readonly size: number;
}

export interface MediaRef extends ConversationRef {
  readonly mediaId: string;
}

export interface NewMedia {
  /** The file name with its extension. Of a path, only the last part is kept. */
  readonly name: string;
  /** Default `application/octet-stream`. */
  readonly contentType?: string | undefined;
  /** The content, which is read while it is stored. A `ReadableStream` is accepted. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

export interface MediaContent {
  readonly media: Media;
  /** The content, which is read on demand. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

export interface MediaFiles {
  /** Every byte is stored when this resolves, none if it throws. @throws invalid (`/name`), too-large */
  upload(caller: Caller, ref: ConversationRef, input: NewMedia): Promise<Media>;

  /** @throws not-found */
  open(caller: Caller, ref: MediaRef): Promise<MediaContent>;

  /** @throws not-found, forbidden for files that another account uploaded */
  remove(caller: Caller, ref: MediaRef): Promise<void>;
}

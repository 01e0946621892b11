/** Media: files that were uploaded to a conversation. */
import type { Caller } from './caller.js';
import type { ConversationRef } from './conversation.js';

export interface Media {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  /** The size in bytes. */
  readonly size: number;
}

export interface MediaRef extends ConversationRef {
  readonly mediaId: string;
}

export interface NewMedia {
  /** The name of the file with its extension. If it is a path, only the last part is kept. */
  readonly name: string;
  /** The media type; by default, `application/octet-stream`. */
  readonly contentType?: string | undefined;
  /** The content. It is read while the file is stored. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

export interface MediaContent {
  readonly media: Media;
  /** The content. It is read from the store on demand. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

export interface MediaFiles {
  /**
   * Stores a file. All its bytes are stored when the promise resolves. If it rejects, none are
   * stored.
   * @throws DomainError `invalid` (`/name`), `too-large`
   */
  upload(caller: Caller, ref: ConversationRef, input: NewMedia): Promise<Media>;

  /**
   * Opens a file for reading.
   * @throws DomainError `not-found`
   */
  open(caller: Caller, ref: MediaRef): Promise<MediaContent>;

  /**
   * Deletes a file.
   * @throws DomainError `not-found`, `forbidden` if another account has uploaded it
   */
  remove(caller: Caller, ref: MediaRef): Promise<void>;
}

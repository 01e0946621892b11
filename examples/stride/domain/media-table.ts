/** What the database knows of files. Nobody sees one before it is whole. */
import type { Instant } from './clock.js';

export interface StoredMedia {
  readonly id: string;
  readonly conversationId: string;
  /** The account that uploaded it. */
  readonly userId: string;
  readonly name: string;
  readonly contentType: string;
}

export interface MediaTable {
  /** Begins a file that nobody sees before it is finished. */
  begin(media: StoredMedia, now: Instant): Promise<void>;
  finish(mediaId: string, size: number): Promise<void>;
  /** Bytes of all finished files of a conversation. */
  stored(conversationId: string): Promise<number>;
  find(
    conversationId: string,
    mediaId: string,
  ): Promise<(StoredMedia & { readonly size: number }) | undefined>;
  remove(mediaId: string): Promise<void>;
  /** Removes what was begun before that and never finished. @returns the ids */
  sweep(before: Instant): Promise<string[]>;
}

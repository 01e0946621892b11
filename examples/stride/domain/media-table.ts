/** The table with the metadata of files. A file is invisible until its upload is finished. */
import type { Instant } from './clock.js';

export interface StoredMedia {
  readonly id: string;
  readonly conversationId: string;
  /** The account that has uploaded the file. */
  readonly userId: string;
  readonly name: string;
  readonly contentType: string;
}

export interface MediaTable {
  /** Adds a file. It is invisible until `finish` is called. */
  begin(media: StoredMedia, now: Instant): Promise<void>;
  finish(mediaId: string, size: number): Promise<void>;
  /** Returns the number of bytes of all finished files in a conversation. */
  stored(conversationId: string): Promise<number>;
  find(
    conversationId: string,
    mediaId: string,
  ): Promise<(StoredMedia & { readonly size: number }) | undefined>;
  remove(mediaId: string): Promise<void>;
  /**
   * Removes uploads that began before a time and never finished.
   * @returns the ids of the removed files
   */
  sweep(before: Instant): Promise<string[]>;
}

/** Stores files. Their metadata is in the database, and their bytes are in the file store. */
import {
  requireStorable,
  requireOwn,
  changeableConversation,
  readableConversation,
} from './access.js';
import type { Caller } from './caller.js';
import type { ConversationRef } from './conversation.js';
import { notFound, tooLarge } from './errors.js';
import type { Dependencies } from './dependencies.js';
import { timeOrderedId } from './id.js';
import type { Media, MediaFiles, NewMedia } from './media.js';
import type { StoredMedia } from './media-table.js';
import type { Tables } from './store.js';
import { line } from './text.js';

const MAX_NAME = 255;
/**
 * An upload that is not finished after one day counts as abandoned. The value is in nanoseconds.
 */
const ABANDONED = 24n * 3600n * 1_000_000_000n;
const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?: *;[ -~]*)?$/;
const ANY_TYPE = 'application/octet-stream';

export function mediaFilesOf(dependencies: Dependencies): MediaFiles {
  const { tables } = dependencies.store;
  return {
    upload: (caller, ref, input) => upload(dependencies, caller, ref, input),
    open: async (caller, ref) => {
      const { id } = await readableConversation(tables, caller, 'readConversation', ref);
      const found = await find(tables, id, ref.mediaId);
      const bytes = found.size === 0 ? none() : await dependencies.store.files.open(found.id);
      if (!bytes) throw notFound('file');
      return { media: toMedia(found, found.size), bytes: whole(bytes, found.size) };
    },
    remove: async (caller, ref) => {
      await dependencies.store.transaction(async (tables) => {
        const { id } = await changeableConversation(tables, caller, 'changeWritten', ref);
        const found = await find(tables, id, ref.mediaId);
        requireOwn(caller, 'changeWritten', found.userId);
        await tables.media.remove(found.id);
      });
      await dependencies.store.files.remove(ref.mediaId);
    },
  };
}

function toMedia({ id, name, contentType }: StoredMedia, size: number): Media {
  return { id, name, contentType, size };
}

async function find(
  tables: Tables,
  conversationId: string,
  mediaId: string,
): Promise<StoredMedia & { readonly size: number }> {
  requireStorable('file', mediaId);
  const found = await tables.media.find(conversationId, mediaId);
  if (!found) throw notFound('file');
  return found;
}

/**
 * Stores a file. Its bytes are stored as they arrive, outside of a transaction. The file becomes
 * visible only when all of them are stored.
 */
async function upload(
  dependencies: Dependencies,
  caller: Caller,
  ref: ConversationRef,
  input: NewMedia,
): Promise<Media> {
  const { store, clock, maxMediaBytes, maxStoredBytes } = dependencies;
  const name = line('/name', input.name.split(/[/\\]/).at(-1) ?? '', MAX_NAME);
  const media: StoredMedia = {
    id: timeOrderedId(clock.now()),
    conversationId: ref.conversationId,
    userId: caller.userId,
    name,
    contentType: MEDIA_TYPE.test(input.contentType ?? '')
      ? (input.contentType ?? ANY_TYPE)
      : ANY_TYPE,
  };
  const swept = await store.transaction(async (tables) => {
    await changeableConversation(tables, caller, 'write', ref);
    await tables.media.begin(media, clock.now());
    // Removes uploads that were interrupted by a crash.
    return tables.media.sweep(clock.now() - ABANDONED);
  });
  for (const id of swept) await store.files.remove(id);
  try {
    let size = 0;
    const counted = async function* (): AsyncGenerator<Uint8Array> {
      for await (const piece of input.bytes) {
        size += piece.length;
        if (size > maxMediaBytes) throw tooLarge(`A file may have ${maxMediaBytes} bytes.`);
        yield piece;
      }
    };
    await store.files.write(media.id, counted());
    await store.transaction(async (tables) => {
      // The conversation may have been archived during the upload, so the right is checked again.
      await changeableConversation(tables, caller, 'write', ref);
      // The conversation is locked, so two uploads cannot finish at the same time. If two run in
      // parallel, the second one to finish includes the size of the first in its sum.
      if ((await tables.media.stored(ref.conversationId)) + size > maxStoredBytes) {
        throw tooLarge(`The files of a conversation may have ${maxStoredBytes} bytes together.`);
      }
      await tables.media.finish(media.id, size);
    });
    return toMedia(media, size);
  } catch (error) {
    await store.tables.media.remove(media.id);
    await store.files.remove(media.id);
    throw error;
  }
}

/**
 * Yields the bytes of a file, and checks that they are complete.
 * @throws Error if the file is deleted while it is read
 */
async function* whole(bytes: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const piece of bytes) {
    read += piece.length;
    yield piece;
  }
  if (read !== size) throw new Error(`The file has ${read} of ${size} bytes.`);
}

/** Yields nothing. An empty file has no stored bytes. */
async function* none(): AsyncGenerator<Uint8Array> {}

/** Keeps media: files are cut into chunks on their way in, and read chunk by chunk on their way out. */
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

const CHUNK = 256 * 1024;
const MAX_NAME = 255;
/** Nobody uploads for a day. */
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
      return { media: toMedia(found, found.size), bytes: read(tables, found.id, found.size) };
    },
    remove: (caller, ref) =>
      dependencies.store.transaction(async (tables) => {
        const { id } = await changeableConversation(tables, caller, 'changeWritten', ref);
        const found = await find(tables, id, ref.mediaId);
        requireOwn(caller, 'changeWritten', found.userId);
        await tables.media.remove(found.id);
      }),
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
 * Chunks are stored as they arrive, each in a transaction of its own, so that a slow sender keeps nobody waiting. The
 * file is seen only when it is complete.
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
  await store.transaction(async (tables) => {
    await changeableConversation(tables, caller, 'write', ref);
    // What was begun before a crash, nobody will finish.
    await tables.media.sweep(clock.now() - ABANDONED);
    await tables.media.begin(media, clock.now());
  });
  try {
    let size = 0;
    let count = 0;
    for await (const chunk of inChunks(input.bytes)) {
      size += chunk.length;
      if (size > maxMediaBytes) throw tooLarge(`A file may have ${maxMediaBytes} bytes.`);
      await store.tables.media.append(media.id, count++, chunk);
    }
    await store.transaction(async (tables) => {
      // It may have been archived meanwhile.
      await changeableConversation(tables, caller, 'write', ref);
      // The conversation is locked, so of two uploads at once the second one counts the first.
      if ((await tables.media.stored(ref.conversationId)) + size > maxStoredBytes) {
        throw tooLarge(`The files of a conversation may have ${maxStoredBytes} bytes together.`);
      }
      await tables.media.finish(media.id, size);
    });
    return toMedia(media, size);
  } catch (error) {
    await store.tables.media.remove(media.id);
    throw error;
  }
}

/** The same bytes in pieces of one size, the last of which may be smaller. */
async function* inChunks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let chunk = new Uint8Array(CHUNK);
  let filled = 0;
  for await (const piece of bytes) {
    for (let start = 0; start < piece.length;) {
      const part = piece.subarray(start, start + CHUNK - filled);
      chunk.set(part, filled);
      filled += part.length;
      start += part.length;
      if (filled < CHUNK) continue;
      yield chunk;
      chunk = new Uint8Array(CHUNK);
      filled = 0;
    }
  }
  if (filled > 0) yield chunk.subarray(0, filled);
}

async function* read(tables: Tables, mediaId: string, size: number): AsyncGenerator<Uint8Array> {
  const count = Math.ceil(size / CHUNK);
  for (let number = 0; number < count; number++) {
    const chunk = await tables.media.chunk(mediaId, number);
    if (!chunk) throw new Error('The file was deleted while it was read.');
    yield chunk;
  }
}

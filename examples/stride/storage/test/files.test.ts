/**
 * The bytes of files in each store: the database, a folder and, if `S3_URL` is set, a bucket.
 *
 * @module-tag proof
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createService } from '../../domain/service.js';
import type { Service } from '../../domain/service.js';
import { newBeforeOld } from '../../domain/file-store.js';
import type { FileStore } from '../../domain/file-store.js';
import { Unavailable } from '../../domain/store.js';
import { seed } from '../../seed.js';
import { filesInBucket } from '../files-in-bucket.js';
import { openFiles } from '../files.js';
import { filesInFolder } from '../files-in-folder.js';
import { openStore } from '../open.js';

const address = process.env['S3_URL'];
if (address === undefined) console.warn('No S3_URL: files are not stored in a bucket.');
const MIB = 1024 * 1024;
/** The credentials that s3rver accepts. */
const KEYS = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' };

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stride-files-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const PLACES: readonly { name: string; open: () => Promise<FileStore> }[] = [
  { name: 'a folder', open: () => openFiles(folder, {}) },
  ...(address === undefined ? [] : [{ name: 'a bucket', open: () => openFiles(address, KEYS) }]),
];

async function* pieces(size: number, piece = 100_000): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < size; start += piece) {
    await Promise.resolve();
    yield Buffer.alloc(Math.min(piece, size - start), start % 251);
  }
}

async function hashOf(bytes: AsyncIterable<Uint8Array> | undefined): Promise<string | undefined> {
  if (!bytes) return undefined;
  const hash = createHash('sha256');
  for await (const piece of bytes) hash.update(piece);
  return hash.digest('hex');
}

describe.each(PLACES)('in $name', (place) => {
  let files: FileStore;
  beforeAll(async () => {
    files = await place.open();
  });

  // The sizes fill less than a part, one part, two parts, and a third one partly.
  test.each([1, 300_000, 8 * MIB, 16 * MIB, 17 * MIB])(
    '%i bytes are read as they were written',
    async (size) => {
      const id = randomUUID();
      expect(await files.open(id)).toBeUndefined();
      await files.write(id, pieces(size));
      expect(await hashOf(await files.open(id))).toBe(await hashOf(pieces(size)));
      await files.remove(id);
      expect(await files.open(id)).toBeUndefined();
      await files.remove(id);
    },
  );

  test('an interrupted upload leaves no data', async () => {
    async function* broken(size: number): AsyncGenerator<Uint8Array> {
      yield* pieces(size);
      throw new Error('gone');
    }
    for (const size of [1, 9 * MIB]) {
      const id = randomUUID();
      await expect(files.write(id, broken(size))).rejects.toThrow('gone');
      expect(await files.open(id)).toBeUndefined();
    }
    expect(await readdir(folder)).toEqual([]);
  });

  test('new files are stored there, and older files remain in the database', async () => {
    const store = await openStore({ memory: true });
    const before = createService(store);
    const now = createService({ ...store, files: newBeforeOld(files, store.files) });
    const seeded = await seed(before);
    const { token } = await before.tokens.issue(seeded);
    const caller = await before.tokens.authenticate(token);
    const upload = async ({ media }: Service, size: number) => {
      const input = { name: 'a', bytes: pieces(size) };
      return { ...seeded, mediaId: (await media.upload(caller, seeded, input)).id };
    };
    const older = await upload(before, 300_000);
    const newer = await upload(now, 200_000);
    for (const [ref, size] of [
      [older, 300_000],
      [newer, 200_000],
    ] as const) {
      const { bytes } = await now.media.open(caller, ref);
      expect(await hashOf(bytes)).toBe(await hashOf(pieces(size)));
    }
    expect(await hashOf(await files.open(newer.mediaId))).toBeDefined();
    expect(await files.open(older.mediaId)).toBeUndefined();
    await now.media.remove(caller, newer);
    expect(await files.open(newer.mediaId)).toBeUndefined();
    await store.close();
  });
});

test('an unreachable store is reported as unavailable', async () => {
  const keys = { accessKeyId: 'a', secretAccessKey: 'b' };
  const bucket = await filesInBucket({ address: 'http://127.0.0.1:9/stride', ...keys });
  await expect(bucket.write('a', pieces(1))).rejects.toThrow(Unavailable);
  await expect(bucket.open('a')).rejects.toThrow(Unavailable);
  const removed = join(folder, 'removed');
  const disk = await filesInFolder(removed);
  await rm(removed, { recursive: true });
  await expect(disk.write('a', pieces(1))).rejects.toThrow(Unavailable);
});

test('a bucket needs its keys', async () => {
  await expect(openFiles('https://s3.test/stride', {})).rejects.toThrow('AWS_ACCESS_KEY_ID');
});

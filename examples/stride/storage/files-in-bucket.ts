/** Stores files in a bucket of Amazon S3, or of another store that supports the protocol of S3. */
import { inPieces } from '../domain/file-store.js';
import type { FileStore } from '../domain/file-store.js';
import { Unavailable } from '../domain/store.js';

/** The number of bytes of a part. S3 requires at least 5 MiB, and allows at most 10,000 parts. */
const PART = 8 * 1024 * 1024;

export interface Bucket {
  /** The URL of the bucket. Its name is at the end: `https://s3.example/stride`. */
  readonly address: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** The region; `auto` by default. */
  readonly region?: string | undefined;
}

export async function filesInBucket({
  address,
  accessKeyId,
  secretAccessKey,
  region = 'auto',
}: Bucket): Promise<FileStore> {
  const { S3mini } = await import('s3mini');
  const bucket = new S3mini({ endpoint: address, accessKeyId, secretAccessKey, region });
  return {
    write: async (id, bytes) => {
      const pieces = inPieces(bytes, PART);
      const first = await pieces.next();
      const second = first.done === true ? first : await pieces.next();
      if (second.done === true) {
        const whole = first.done === true ? new Uint8Array() : first.value;
        await asked(bucket.putObject(id, Buffer.from(whole)));
        return;
      }
      const upload = await asked(bucket.getMultipartUploadId(id));
      try {
        const parts = [];
        const send = (part: Uint8Array) =>
          asked(bucket.uploadPart(id, upload, Buffer.from(part), parts.length + 1));
        for (const part of [first.value, second.value]) parts.push(await send(part as Uint8Array));
        for await (const part of pieces) parts.push(await send(part));
        await asked(bucket.completeMultipartUpload(id, upload, parts));
      } catch (error) {
        await bucket.abortMultipartUpload(id, upload).catch(() => undefined);
        throw error;
      }
    },
    open: async (id) => {
      const response = await asked(bucket.getObjectResponse(id));
      return response?.body ?? undefined;
    },
    remove: async (id) => {
      await asked(bucket.deleteObject(id));
    },
  };
}

/**
 * Awaits a request.
 * @throws Unavailable if the bucket does not respond, or rejects the request
 */
async function asked<Result>(request: Promise<Result>): Promise<Result> {
  try {
    return await request;
  } catch (cause) {
    throw new Unavailable('The files cannot be reached.', { cause });
  }
}

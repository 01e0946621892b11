/** Opens the store for files that the option `--files` selects. */
import type { FileStore } from '../domain/file-store.js';

/**
 * Opens a store for files.
 * @param place a folder, or the URL of an S3 bucket
 * @param environment the environment variables; for a bucket, they contain its access keys under
 * the names that are usual for S3
 * @throws Error if the access keys are missing
 */
export async function openFiles(
  place: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<FileStore> {
  if (!/^https?:/.test(place)) return (await import('./files-in-folder.js')).filesInFolder(place);
  const accessKeyId = environment['AWS_ACCESS_KEY_ID'];
  const secretAccessKey = environment['AWS_SECRET_ACCESS_KEY'];
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    throw new Error('Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, the keys of the bucket.');
  }
  const { filesInBucket } = await import('./files-in-bucket.js');
  const region = environment['AWS_REGION'];
  return filesInBucket({ address: place, accessKeyId, secretAccessKey, region });
}

/** Retries for files that other programs keep open on Windows, such as a virus scanner, an editor or an indexer. */
import { errorCode } from '../../base/foundation/error-code.js';

/** Error codes of Windows for a file that is open elsewhere. */
const HELD: ReadonlySet<string | undefined> = new Set(['EPERM', 'EACCES', 'EBUSY']);

/** Milliseconds before each retry: two seconds in total. */
const WAITS: readonly number[] = [10, 20, 40, 80, 150, 300, 600, 800];

/**
 * Runs a file operation, and retries it while another program has the file open.
 * @param act the operation
 * @param waits milliseconds before each retry
 * @throws the last error after all retries; other errors at once
 */
export async function retryWhileLocked(act: () => void, waits = WAITS): Promise<void> {
  for (const wait of waits) {
    try {
      return act();
    } catch (error) {
      if (!HELD.has(errorCode(error))) throw error;
      await new Promise((done) => setTimeout(done, wait));
    }
  }
  act();
}

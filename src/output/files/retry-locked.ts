/** Retries operations on files that another program keeps open on Windows, such as a virus scanner or an editor. */
import { errorCode } from '../../base/foundation/error-code.js';

/** The error codes that Windows reports for a file that another program keeps open. */
const HELD: ReadonlySet<string | undefined> = new Set(['EPERM', 'EACCES', 'EBUSY']);

/** The milliseconds to wait before each retry; they add up to two seconds. */
const WAITS: readonly number[] = [10, 20, 40, 80, 150, 300, 600, 800];

/**
 * Runs a file operation, and retries it while another program keeps the file open.
 * @param act the file operation
 * @param waits the milliseconds to wait before each retry
 * @throws the last error after all retries; any other error immediately
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

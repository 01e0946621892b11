/** Files that others hold open, on Windows: a scanner of viruses, an editor, an index. */
import { errorCode } from '../foundation/error-code.js';

/** What Windows says while somebody has a file open. */
const HELD: ReadonlySet<string | undefined> = new Set(['EPERM', 'EACCES', 'EBUSY']);

/** Milliseconds before each further attempt: two seconds together. */
const WAITS: readonly number[] = [10, 20, 40, 80, 150, 300, 600, 800];

/**
 * Does something to a file, again where somebody holds it.
 * @param act what to do
 * @param waits milliseconds before each further attempt
 * @throws what the system says, once it has said so again and again; what no waiting helps against at once
 */
export async function retryWhileHeld(act: () => void, waits = WAITS): Promise<void> {
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

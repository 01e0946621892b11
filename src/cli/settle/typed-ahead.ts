/** Discards what a person types while no question is shown. */
import { setImmediate } from 'node:timers/promises';
import type { Io } from '../io.js';

/**
 * Discards the keys that were typed before a question is shown, for example while the documents are merged again.
 * Otherwise they would answer a question that the person has not seen.
 */
export async function discardTyped({ input }: NonNullable<Io['terminal']>): Promise<void> {
  const ignore = (): void => undefined;
  // A terminal delivers single keys only in raw mode.
  if ('setRawMode' in input && typeof input.setRawMode === 'function') input.setRawMode(true);
  input.on('data', ignore);
  input.resume();
  // Pending input is read in the poll phase, which comes before each immediate.
  await setImmediate();
  await setImmediate();
  input.off('data', ignore);
  input.pause();
}

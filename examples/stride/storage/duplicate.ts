/** Distinguishes a violation of a unique index from other errors. */
import { Duplicate } from '../domain/store.js';

const UNIQUE_VIOLATION = '23505';

/**
 * Awaits a statement.
 * @throws Duplicate if the statement violates a unique index
 */
export async function orDuplicate<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION) {
      throw new Duplicate(error.message, { cause: error });
    }
    throw error;
  }
}

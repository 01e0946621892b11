/** Distinguishes a violated unique index from other errors. */
import { Duplicate } from '../domain/store.js';

const UNIQUE_VIOLATION = '23505';

/** @throws Duplicate if the database already contains the row */
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

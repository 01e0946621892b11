/** Limits for the size and depth of descriptions. They protect against attacks and are far above realistic values. */

export interface Limits {
  /** Bytes per file. */
  readonly fileBytes: number;
  /** Levels of nested objects and arrays. */
  readonly depth: number;
  /** Number of referenced files. */
  readonly referencedFiles: number;
  /** Total bytes of referenced files. */
  readonly referencedBytes: number;
  /** Values per YAML file after aliases are expanded. */
  readonly nodes: number;
  /** Total characters of the output. */
  readonly output: number;
  /** Bytes that a mock stores (`--stateful`). */
  readonly mockBytes: number;
  /** Items and collections that a mock stores. */
  readonly mockItems: number;
}

export const DEFAULT_LIMITS: Limits = {
  fileBytes: 64 * 1024 * 1024,
  depth: 200,
  referencedFiles: 20_000,
  referencedBytes: 200 * 1024 * 1024,
  nodes: 5_000_000,
  output: 1024 * 1024 * 1024,
  mockBytes: 64 * 1024 * 1024,
  mockItems: 100_000,
};

export const LIMIT_NAMES = Object.keys(DEFAULT_LIMITS) as (keyof Limits)[];

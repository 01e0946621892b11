/** How large and how deep a description may be: guards against harm, far beyond what people write. */

export interface Limits {
  /** Bytes per file. */
  readonly fileBytes: number;
  /** Containers inside containers. */
  readonly depth: number;
  /** Files that are read because others refer to them. */
  readonly referencedFiles: number;
  /** Bytes of all these files together. */
  readonly referencedBytes: number;
  /** Values per YAML file once its aliases are expanded. */
  readonly nodes: number;
  /** Characters of all files that are written. */
  readonly output: number;
  /** Bytes that a mock remembers (`--stateful`). */
  readonly mockBytes: number;
  /** Items and collections that a mock remembers. */
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

/** The names of the limits. */
export const LIMIT_NAMES = Object.keys(DEFAULT_LIMITS) as (keyof Limits)[];

/** What a target is: it decides which files exist; its templates decide what each file says. */
import type { Report } from '../diagnostics/report.js';
import type { OutputFile } from '../emit/file.js';
import type { Api } from '../model/api.js';
import type { Origin } from '../model/origin.js';
import type { Ledger } from '../reconcile/index.js';
import type { Names } from '../resolve/name-table.js';

/** Line and column of a fact, for the "stated by" lines. */
export type LocateOrigin = (origin: Origin) => { readonly line: number; readonly column: number };

export interface RenderInput<Options> {
  /** Reconciled and resolved: endpoints sorted in route order, every `ref` leads somewhere. */
  readonly api: Api;
  readonly names: Names;
  readonly ledger: Ledger;
  readonly locate: LocateOrigin;
  readonly options: Options;
  /** Templates that the user replaces, by name (`client/operation`). */
  readonly templates: Readonly<Record<string, unknown>>;
}

export interface Target<Options = Record<string, unknown>> {
  /** `client`, `server`, `docs`, `openapi`. */
  readonly name: string;
  /**
   * Pure: no disk, no clock. Paths are relative to the output folder of this target.
   * A generator makes each file when the one before it is put away, and takes less memory.
   */
  render(input: RenderInput<Options>): Iterable<OutputFile>;
  /** Says what users should know of what is rendered from an API. */
  review?(api: Api, report: Report): void;
}

/**
 * Gives a target of one's own its type; returns it unchanged.
 * @example export const csv = defineTarget({ name: 'csv', render: ({ api }) => [{ path: 'endpoints.csv', ownership: 'generated', text }] });
 */
export function defineTarget<Options>(target: Target<Options>): Target<Options> {
  return target;
}

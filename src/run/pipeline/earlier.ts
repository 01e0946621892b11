/** Earlier versions of the API, built from their descriptions like the current one. */
import { createReport, type Report, type SourceLocation } from '../../base/diagnostics/report.js';
import { unreadInputs } from '../../base/diagnostics/unread.js';
import type { Api } from '../../model/api.js';
import type { SourceId } from '../../model/origin.js';
import type { SourceFile } from '../../input/source/index.js';
import type { EarlierApi } from '../../output/kit/target.js';
import type { Config } from '../config/config.js';

/** An earlier version, read from its source. */
export interface EarlierFiles {
  /** Its name, for example the version. */
  readonly name: string;
  readonly files: readonly SourceFile[];
  /** Files that some of `files` refer to and that could not be read, with the reason unless it is reported already. */
  readonly missing?: ReadonlyMap<SourceId, string | undefined>;
  /** The position in the configuration. */
  readonly location?: SourceLocation;
}

/**
 * Reads the APIs of earlier versions.
 * @param make reads an API from descriptions, with a separate report: diagnostics of earlier versions do not matter
 * @param report receives the versions that cannot be read; they are omitted
 */
export async function readEarlierApis(
  states: readonly EarlierFiles[],
  { severities }: Pick<Config, 'severities'>,
  make: (state: EarlierFiles, report: Report) => Promise<Api>,
  report: Report,
): Promise<EarlierApi[]> {
  const found: EarlierApi[] = [];
  for (const state of states) {
    const { name, location } = state;
    const own = createReport(severities);
    const api = await make(state, own);
    const why = faultOf(api, own);
    if (why === undefined) found.push({ name, api });
    else report.add('docs/changes', { name, why }, location);
  }
  return found;
}

/** Returns why an API cannot be compared: it is incomplete or empty. */
function faultOf({ endpoints, webhooks }: Api, report: Report): string | undefined {
  const codes = unreadInputs(report)?.codes;
  if (codes) return report.list().find(({ code }) => codes.includes(code))?.message;
  return endpoints.length + webhooks.length === 0 ? 'there is no endpoint in it' : undefined;
}

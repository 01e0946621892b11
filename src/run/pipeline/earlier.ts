/** Builds earlier versions of the API from their descriptions, in the same way as the current version. */
import { createReport, type Report, type SourceLocation } from '../../base/diagnostics/report.js';
import { unreadInputs } from '../../base/diagnostics/unread.js';
import type { Api } from '../../model/api.js';
import type { SourceId } from '../../model/origin.js';
import type { SourceFile } from '../../input/source/index.js';
import type { EarlierApi } from '../../output/kit/target.js';
import type { Config } from '../config/config.js';

/** The files of an earlier version of the API. */
export interface EarlierFiles {
  /** The name of the version, for example `1.2`. */
  readonly name: string;
  readonly files: readonly SourceFile[];
  /**
   * Files to which some of `files` refer and which could not be read. The value is the reason, or `undefined` if the
   * reason was already reported.
   */
  readonly missing?: ReadonlyMap<SourceId, string | undefined>;
  /** The location at which the configuration names the version, for diagnostics. */
  readonly location?: SourceLocation;
}

/**
 * Reads the APIs of earlier versions.
 * @param make reads an API from descriptions. It gets a separate report, because users cannot fix diagnostics of an
 * earlier version.
 * @param report receives a diagnostic for each version that cannot be read; the version is omitted
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

/** Returns why an API cannot be compared: because it is incomplete or empty. */
function faultOf({ endpoints, webhooks }: Api, report: Report): string | undefined {
  const codes = unreadInputs(report)?.codes;
  if (codes) return report.list().find(({ code }) => codes.includes(code))?.message;
  return endpoints.length + webhooks.length === 0 ? 'there is no endpoint in it' : undefined;
}

/** The descriptions of a git revision. */
import { allowedBy, type Config } from '../../run/config/config.js';
import type { Report } from '../../base/diagnostics/report.js';
import { headersFor, readReferenced, readRemote } from '../../input/source/index.js';
import { openRevision, readRevision, type Revision } from './git-revision.js';
import type { Inputs } from './read-inputs.js';

/**
 * Reads the inputs of a git revision, and the files of the same revision to which they refer.
 * @param report receives a diagnostic if the revision contains no such inputs
 * @param cwd the absolute path of a folder in the repository
 */
export async function readRevisionInputs(
  revision: Revision,
  config: Config,
  report: Report,
  cwd: string,
): Promise<Pick<Inputs, 'files' | 'missing'>> {
  const found = readRevision(revision, cwd);
  if (found.length === 0)
    report.add('file/not-found', {
      path: revision.path,
      is: 'not in revision',
      revision: revision.name,
    });
  const files = found.map(({ path, bytes }) => ({ source: path, bytes }));
  const url: typeof readRemote = (address, allowed) =>
    readRemote(address, allowed, headersFor(config.read.headers, address));
  const open = { file: openRevision(revision, cwd), url };
  const allowed = allowedBy(config);
  const referenced = await readReferenced(files, open, allowed, config.limits, report);
  return { files: [...files, ...referenced.files], missing: referenced.missing };
}

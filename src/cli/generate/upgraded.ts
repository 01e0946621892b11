/** Explains that a new version of restitch changed the output, and points to the changelog. */
import { shownFrom } from '../../input/source/index.js';
import { escapeInvisible } from '../../base/diagnostics/quote.js';
import { ownPackage, type OutputPlan } from '../../output/files/index.js';

/** The previous and the current version of restitch. */
export interface Upgrade {
  readonly from: string;
  readonly to: string;
  /** The path of this version's changelog, relative to the folder of the configuration. */
  readonly changelog?: string;
}

/**
 * Detects that a different version of restitch generated the existing files.
 * @param plan the files that the run would write
 * @param root the folder of the configuration
 * @returns the earlier and the present version; `undefined` if they are the same, or if no file would change
 */
export async function upgradeOf(
  plan: OutputPlan | undefined,
  root: string,
): Promise<Upgrade | undefined> {
  const { packageFile, packageVersion } = await ownPackage();
  const [from, to] = [plan?.madeBefore, packageVersion()];
  if (plan === undefined || from === undefined || from === to) return undefined;
  const isOther = plan.actions.some(
    ({ verb, ownership }) =>
      ownership === 'generated' && ['create', 'update', 'remove'].includes(verb),
  );
  if (!isOther) return undefined;
  const changelog = packageFile('CHANGELOG.md');
  return { from, to, ...(changelog !== undefined && { changelog: shownFrom(root, changelog) }) };
}

/**
 * Prints one line: `restitch 0.2.0 generated this output, and restitch 0.1.0 the previous one: CHANGELOG.md lists how
 * the output changes`.
 */
export function upgradeText({ from, to, changelog }: Upgrade): string {
  const where = changelog === undefined ? '' : `: ${changelog} lists how the output changes`;
  return (
    escapeInvisible(
      `restitch ${to} generated this output, and restitch ${from} the previous one${where}`,
    ) + '\n'
  );
}

/** What another version of restitch changed in output, and where that is written down. */
import { escapeInvisible } from '../../base/diagnostics/quote.js';
import { shownFrom } from '../../run/config/project.js';
import { ownPackage, type OutputPlan } from '../../output/files/index.js';

/** From one version of restitch to another. */
export interface Upgrade {
  readonly from: string;
  readonly to: string;
  /** The changelog that comes with this version, from the folder of the configuration. */
  readonly changelog?: string;
}

/**
 * The upgrade that a run is the first one after; what it changes may come from there.
 * @param plan what the run would write
 * @param root the folder of the configuration
 * @returns nothing where the same version made what stands there, or where nothing that it made would change
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

/** `restitch 0.2.0 makes other output than 0.1.0: node_modules/restitch/CHANGELOG.md says what`, a line. */
export function upgradeText({ from, to, changelog }: Upgrade): string {
  const where = changelog === undefined ? '' : `: ${changelog} says what changed in output`;
  return escapeInvisible(`restitch ${to} made this, and ${from} the last time${where}`) + '\n';
}

/** Explains why `check` considers the output stale. */
import type { Change } from '../../api/compare/index.js';
import type { Action, OutputPlan } from '../../output/files/index.js';
import { counted } from '../../base/foundation/counted.js';
import { countText } from '../diff/words.js';

/**
 * Returns all reasons that apply, the most informative first.
 * @param changes the changes for callers; absent if nothing was generated before
 */
export function staleReasons(plan: OutputPlan, changes: readonly Change[] | undefined): string[] {
  if (changes === undefined) return ['nothing was generated yet'];
  const of = (verb: Action['verb'], diskState?: Action['diskState']): string[] =>
    plan.actions
      .filter(
        (action) => action.verb === verb && (diskState ?? action.diskState) === action.diskState,
      )
      .map(({ ownership, path }) => plan.folders.show(ownership, path));
  const say = (paths: readonly string[], one: string, several: string): string[] => {
    const [first, ...more] = paths;
    if (first === undefined) return [];
    return [
      more.length === 0
        ? `${first} ${one}`
        : `${first} and ${counted(more.length, 'other file')} ${several}`,
    ];
  };
  const updated = say(of('update'), 'would change', 'would change');
  const reasons = [
    ...(changes.length > 0 ? [`the API changed for its callers: ${countText(changes)}`] : []),
    ...say(of('conflict'), 'was edited by hand', 'were edited by hand'),
    ...say(of('create'), 'is missing', 'are missing'),
    ...say(of('remove'), 'is no longer generated', 'are no longer generated'),
    ...(changes.length > 0
      ? []
      : updated.map((text) => `${text}, although nothing changes for callers`)),
  ];
  return reasons.length > 0 ? reasons : ['restitch.lock.json would change'];
}

/** What would make an API fit its traffic, as actions of an overlay. */
import type { Api } from '../../model/api.js';
import type { Origin } from '../../model/origin.js';
import { pathTemplates } from '../../openapi/paths.js';
import type { Verification } from '../traffic.js';
import type { Misfit } from '../misfit.js';
import type { OverlayAction } from './action.js';
import { isPlainObject, valueAtPath } from '../../foundation/plain-object.js';
import { observedOperations } from './observed.js';
import { operationEdits, type Reach } from './operation-edit.js';

export type { OverlayAction } from './action.js';

/** What a step of suggesting starts from. */
export interface SuggestInput {
  readonly verification: Verification;
  /** The API to which overlays are applied, and its OpenAPI form. */
  readonly api: Api;
  readonly document: unknown;
  readonly dropHeaders?: readonly string[];
  /** `traffic.har:120:5`. */
  readonly placeText: (origin: Origin) => string;
  /** What is wrong, in words. */
  readonly misfitText: (misfit: Misfit) => string;
}

const REACHES: readonly Reach[] = ['least', 'schema', 'open'];

/** Makes actions step by step: a misfit that is still there after an action needs more of one. */
export class Suggestion {
  readonly actions: OverlayAction[] = [];
  readonly #tried = new Map<string, number>();

  /**
   * Adds actions for what does not fit yet.
   * @returns false when nothing more is known
   */
  add({ verification, api, document, dropHeaders = [], ...words }: SuggestInput): boolean {
    const observed = observedOperations(verification.called, api, dropHeaders);
    const templates = pathTemplates(api.endpoints);
    const before = this.actions.length;
    const made = new Set<string>();
    for (const misfit of verification.misfits) {
      const reach = this.#reach(misfit);
      if (reach === undefined) continue;
      const template = templates.get(misfit.key) ?? '';
      const method = (misfit.key.split(' ', 1)[0] ?? '').toLowerCase();
      const path = ['paths', template, method];
      const isThere = misfit.part === 'operation' || isPlainObject(valueAtPath(document, path));
      if (!isThere) continue;
      const place = { document, path, observed: observed(misfit.key) };
      const edits = operationEdits(misfit, place, reach);
      // One change may be the answer to several misfits: it is made once, and says of all.
      const id = JSON.stringify(edits);
      if (edits.length === 0 || made.has(id)) continue;
      made.add(id);
      const comment = commentOf(misfit, words);
      for (const [index, edit] of edits.entries()) {
        this.actions.push({ ...edit, comment: index === 0 ? comment : [] });
      }
    }
    return this.actions.length > before;
  }

  /** How far to go; nothing when all has been tried. */
  #reach(misfit: Misfit): Reach | undefined {
    const { part, status, in: place, name, key, mediaType, code } = misfit;
    const whole = JSON.stringify([key, part, status, place, name, mediaType, code, misfit.pointer]);
    const times = this.#tried.get(whole) ?? 0;
    this.#tried.set(whole, times + 1);
    return REACHES[times];
  }
}

function commentOf(
  misfit: Misfit,
  { placeText, misfitText }: Pick<SuggestInput, 'placeText' | 'misfitText'>,
): string[] {
  const what = misfit.part === 'operation' ? 'nobody declares it: ' : '';
  return [
    `${misfit.operation}: ${what}${misfitText(misfit)}`,
    `first in ${placeText(misfit.first)}`,
  ];
}

/** Suggests overlay actions that make an API match its traffic. */
import type { Api } from '../../../model/api.js';
import type { Origin } from '../../../model/origin.js';
import { pathTemplates } from '../../../print/openapi/paths.js';
import type { Verification } from '../traffic.js';
import type { Misfit } from '../misfit.js';
import type { Edit, OverlayAction } from './action.js';
import { isPlainObject, valueAtPath } from '../../../base/foundation/plain-object.js';
import { observedOperations } from './observed.js';
import { movedBase, type MovedBase } from './moved-base.js';
import { schemaUses } from './own-schema.js';
import { renames, type Cause } from './renamed.js';
import { operationEdits, type Reach } from './operation-edit.js';

export type { OverlayAction } from './action.js';

/** The input of one step. After each step, the suggested actions are applied and the traffic is verified again. */
export interface SuggestInput {
  readonly verification: Verification;
  /** The API for which the actions are suggested. `document` is the same API as an OpenAPI document. */
  readonly api: Api;
  readonly document: unknown;
  readonly dropHeaders?: readonly string[];
  /** Returns the location of an origin, such as `traffic.har:120:5`. */
  readonly placeText: (origin: Origin) => string;
  /** Describes a mismatch in words. */
  readonly misfitText: (misfit: Misfit) => string;
}

const REACHES: readonly Reach[] = ['least', 'schema', 'open'];

/**
 * Suggests actions step by step. If a mismatch remains after an action, the next action changes more of the document.
 */
export class Suggestion {
  readonly actions: OverlayAction[] = [];
  readonly #tried = new Map<string, number>();
  readonly #own = new Map<string, string>();
  #isMoved = false;

  /**
   * Adds actions for the remaining mismatches.
   * @returns false if there is nothing more to suggest
   */
  add({ verification, api, document, dropHeaders = [], ...words }: SuggestInput): boolean {
    const observed = observedOperations(verification.called, api, dropHeaders);
    const templates = pathTemplates(api.endpoints);
    const uses = schemaUses(document);
    const before = this.actions.length;
    const added = new Set<string>();
    const moved = this.#moved(verification, api, document, words);
    for (const { misfit, same } of causes(verification.misfits)) {
      // With the suggested base path, this undeclared operation matches a declared one, so it needs no separate action.
      if (misfit.part === 'operation' && moved?.covered.has(misfit.key)) continue;
      const template = templates.get(misfit.key) ?? '';
      const method = (misfit.key.split(' ', 1)[0] ?? '').toLowerCase();
      const path = ['paths', template, method];
      const isThere = misfit.part === 'operation' || isPlainObject(valueAtPath(document, path));
      if (!isThere) continue;
      const reach = this.#reach(misfit);
      const place = { document, path, observed: observed(misfit.key), uses, own: this.#own };
      const edits = reach === undefined ? [] : operationEdits(misfit, place, reach);
      if (edits.some(({ isFirst }) => isFirst)) this.#untry(misfit);
      if (this.#push(edits, misfit, added, words) || same.length === 0) continue;
      // No edit resolves the common cause of several mismatches, so each mismatch is resolved separately.
      for (const one of same) {
        const own = this.#reach(one);
        if (own !== undefined) this.#push(operationEdits(one, place, own), one, added, words);
      }
    }
    return this.actions.length > before;
  }

  /**
   * Adds actions for the edits of a mismatch.
   * @returns false if there were no edits
   */
  #push(
    edits: readonly Edit[],
    misfit: Misfit,
    added: Set<string>,
    words: Pick<SuggestInput, 'placeText' | 'misfitText'>,
  ): boolean {
    if (edits.length === 0) return false;
    // One change may resolve several mismatches, but it is added only once.
    const whole = JSON.stringify(edits);
    const more = edits.filter((edit) => !edit.isFirst || !added.has(JSON.stringify(edit)));
    if (added.has(whole)) return true;
    added.add(whole);
    for (const edit of edits) added.add(JSON.stringify(edit));
    const comment = commentOf(misfit, words);
    for (const [index, { note, isFirst: _, ...action }] of more.entries()) {
      const notes = note === undefined ? [] : [note];
      this.actions.push({ ...action, comment: index === 0 ? [...comment, ...notes] : notes });
    }
    return true;
  }

  /**
   * Adds an action that changes the base path of the server, at most once. The action is added if undeclared paths
   * differ from declared ones only in their base path.
   */
  #moved(
    { called }: Verification,
    api: Api,
    document: unknown,
    { placeText }: Pick<SuggestInput, 'placeText'>,
  ): MovedBase | undefined {
    const moved = this.#isMoved ? undefined : movedBase(called, api, document);
    this.#isMoved = true;
    if (!moved) return undefined;
    const { action, text, first } = moved;
    this.actions.push({ ...action, comment: [text, `first in ${placeText(first.origin)}`] });
    return moved;
  }

  /** Returns how much an edit may change; `undefined` after all attempts have failed. */
  #reach(misfit: Misfit): Reach | undefined {
    const whole = idOf(misfit);
    const times = this.#tried.get(whole) ?? 0;
    this.#tried.set(whole, times + 1);
    return REACHES[times];
  }

  #untry(misfit: Misfit): void {
    const whole = idOf(misfit);
    this.#tried.set(whole, (this.#tried.get(whole) ?? 1) - 1);
  }
}

function idOf({ part, status, in: place, name, key, mediaType, code, pointer }: Misfit): string {
  return JSON.stringify([key, part, status, place, name, mediaType, code, pointer]);
}

/**
 * Returns the mismatches to resolve. If one mismatch causes another, only the first is returned. For example, a value
 * that matches no member of a union also has mismatches inside it.
 */
function causes(misfits: readonly Misfit[]): Cause[] {
  const places = new Map<string, string[]>();
  const bodyOf = ({ key, part, status, mediaType }: Misfit): string =>
    JSON.stringify([key, part, status, mediaType]);
  for (const misfit of misfits) {
    if (misfit.in !== 'body' || (misfit.code !== 'union' && misfit.code !== 'type')) continue;
    const list = places.get(bodyOf(misfit)) ?? [];
    places.set(bodyOf(misfit), [...list, misfit.pointer ?? '']);
  }
  const isInside = (misfit: Misfit): boolean =>
    misfit.in === 'body' &&
    (places.get(bodyOf(misfit)) ?? []).some((at) => misfit.pointer?.startsWith(`${at}/`));
  const outer = misfits.filter((misfit) => !isInside(misfit));
  const named = renames(outer);
  const resolved = new Set(named.flatMap(({ same }) => same));
  const first = new Map(named.map((cause) => [cause.same[0], cause]));
  return outer.flatMap((misfit): Cause[] => {
    const cause = first.get(misfit);
    if (cause) return [cause];
    return resolved.has(misfit) ? [] : [{ misfit, same: [] }];
  });
}

function commentOf(
  misfit: Misfit,
  { placeText, misfitText }: Pick<SuggestInput, 'placeText' | 'misfitText'>,
): string[] {
  const what = misfit.part === 'operation' ? 'not declared: ' : '';
  // The action's comment does not list the types of the found values, because only the name of the property differs.
  const withoutTypes = misfit.code === 'renamed' ? { ...misfit, found: [] } : misfit;
  return [
    `${misfit.operation}: ${what}${misfitText(withoutTypes)}`,
    `first in ${placeText(misfit.first)}`,
  ];
}

/**
 * Finds overlay actions whose target exists in an original description but not in the merged API, such as `example`,
 * `definitions` or a placeholder server.
 */
import { createReport, type Report } from '../../base/diagnostics/report.js';
import type { Api } from '../../model/api.js';
import type { Origin, SourceId } from '../../model/origin.js';
import type { ResolveOptions } from '../resolve/index.js';
import type { Document } from '../../input/source/index.js';
import { applyOverlay, type ChooseNodes, type SelectingAction } from './apply.js';
import { pathPointer } from './edit.js';
import type { NodePath } from './json-path.js';
import { mapOrigins } from './map-origins.js';
import { overlayTarget } from './target.js';
import { createTouches, type Touches } from './touches.js';
import { writtenDocument } from './written-document.js';

/** Changes that overlays make to descriptions before the descriptions are merged. */
export interface WrittenChanges {
  /** The descriptions that overlays changed, in their changed form. */
  readonly documents: readonly Document[];
  /** The ids of the actions that were applied. */
  readonly actions: ReadonlySet<string>;
  readonly touches: ReadonlyMap<SourceId, Touches>;
}

/**
 * Finds the actions that select nothing in the merged API but select something in a description, and applies them to
 * the description. A removal (`$..example`) also applies to members that the merged API has at another location or does
 * not have. If there is only one description, a target with an index (`$.tags[0]`) applies to this description, because
 * the lists of the merged API are sorted.
 * @param api the merged API without overlays
 * @param documents the descriptions to which actions may apply
 * @param isOnly true if there is only one description
 * @param report receives diagnostics about actions that match a description but cannot be applied
 * @returns `undefined` if every action applies only to the merged API
 */
export async function changesAsWritten(
  api: Api,
  overlays: readonly Document[],
  documents: readonly Document[],
  isOnly: boolean,
  naming: ResolveOptions,
  report: Report,
): Promise<WrittenChanges | undefined> {
  const selected = await selectedInMerged(api, overlays, naming);
  const actions = new Set<string>();
  const touches = new Map<SourceId, Touches>();
  const changed: Document[] = [];
  for (const document of documents) {
    const own = createReport();
    const choose: ChooseNodes = (action, paths) => {
      const counts = isOnly && isPositional(action.target);
      const fitting = counts ? paths : fittingOnly(action, paths, selected.get(action.id));
      if (fitting.length === 0) return undefined;
      actions.add(action.id);
      return fitting;
    };
    const result = await applyOverlay(document.data, overlays, own, choose);
    for (const diagnostic of own.list())
      if (OF_THE_VALUE.has(diagnostic.code)) report.forward(diagnostic);
    if (result.touched.length === 0) continue;
    const index = createTouches(result.touched);
    touches.set(document.source, index);
    changed.push(writtenDocument(document, result.document, result.touched, index));
  }
  return actions.size === 0 ? undefined : { documents: changed, actions, touches };
}

/**
 * Diagnostics about the value that an action selects. They are reported for the description; all other diagnostics are
 * reported for the merged API.
 */
const OF_THE_VALUE: ReadonlySet<string> = new Set(['overlay/incompatible', 'overlay/mixed']);

/** Returns the pointers that each action selects in the merged API. Each action sees the results of earlier ones. */
async function selectedInMerged(
  api: Api,
  overlays: readonly Document[],
  naming: ResolveOptions,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const selected = new Map<string, ReadonlySet<string>>();
  const { data } = overlayTarget(api, naming);
  await applyOverlay(data, overlays, createReport(), ({ id }, paths) => {
    selected.set(id, new Set(paths.map(pathPointer)));
    return paths;
  });
  return selected;
}

/**
 * Returns true for a target with an index or a slice. After an earlier item has been removed, such a target selects a
 * different item.
 */
export function isPositional(target: string): boolean {
  return /[[,]\s*-?\d+\s*[\],:]|\[\s*:/.test(target);
}

function fittingOnly(
  { target, isRemoval }: SelectingAction,
  paths: readonly NodePath[],
  merged: ReadonlySet<string> = new Set(),
): readonly NodePath[] {
  if (merged.size === 0) return paths;
  if (!isRemoval || isPositional(target)) return [];
  return paths.filter((path) => typeof path.at(-1) === 'string' && !merged.has(pathPointer(path)));
}

/**
 * Adds the overlay to the origins of each value that it wrote, so that this value outranks the values of other
 * documents.
 */
export function withWrittenOrigins(
  apis: readonly Api[],
  touches: WrittenChanges['touches'],
): readonly Api[] {
  return apis.map((api) => {
    const own = touches.get(api.document?.source ?? '');
    const source = api.document?.source;
    if (!own) return api;
    return mapOrigins(api, (origin) =>
      origin.source === source ? originsOf(origin, own) : [origin],
    );
  });
}

function originsOf(origin: Origin, touches: Touches): readonly Origin[] {
  const written = touches.over(origin.pointer);
  if (written.length > 0) return written;
  // The objects and lists around a change are still declared by the document, but a person has edited them. So they
  // keep their origin, and the overlay becomes an additional origin.
  const isDeclared = origin.trust === 'declared' && origin.pointer !== '';
  return isDeclared ? [origin, ...touches.at(origin.pointer)] : [origin];
}

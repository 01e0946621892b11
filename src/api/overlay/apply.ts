/** Applies an OpenAPI Overlay (1.0 and 1.1) to plain data, and records the changes. */
import { valueAtPath } from '../../base/foundation/plain-object.js';
import type { OverlayFault } from '../../base/diagnostics/catalog/overlay.js';
import type { Report } from '../../base/diagnostics/report.js';
import type { Origin } from '../../model/origin.js';
import { byCodeUnit } from '../../base/foundation/sort.js';
import { Cursor } from '../../input/source/cursor.js';
import type { Document } from '../../input/source/document.js';
import { DocumentEditor, valueKind, type Touch } from './edit.js';
import { ACCEPTED } from './accepted.js';
import { OverlayBudget } from './budget.js';
import { loadJsonPath, type NodePath, type JsonPathQuery } from './json-path.js';

export type { Touch } from './edit.js';

/** The keyword that marks an action of an overlay as a proposal: its author is not sure about it. */
export const PROPOSED = 'x-restitch-proposed';

export interface OverlayResult {
  /** A copy of the target with all changes. The target itself is not changed. */
  readonly document: unknown;
  /** The changed locations, as specific as possible, in the order of the actions. Removed locations are last. */
  readonly touched: readonly Touch[];
}

/** An action of an overlay, for callers that restrict the nodes to which it applies. */
export interface SelectingAction {
  /** The name of the overlay followed by the pointer to the action. No other action of the run has the same id. */
  readonly id: string;
  /** The JSONPath that selects nodes. */
  readonly target: string;
  readonly isRemoval: boolean;
}

/**
 * Decides to which of the selected nodes an action applies.
 * @returns `undefined` to skip the action without a message
 */
export type ChooseNodes = (
  action: SelectingAction,
  selected: readonly NodePath[],
) => readonly NodePath[] | undefined;

/**
 * Applies the actions of overlays in order, each to the result of the previous one (Overlay Specification 1.1.0 §4.4).
 * If an action cannot be applied, the other actions are still applied.
 * @param target the document to change, as plain data
 * @param overlays the overlay documents, in the order in which they are applied
 * @param report receives diagnostics about actions that select nothing or are invalid
 * @param choose restricts the nodes to which an action applies; by default, it applies to all nodes that it selects
 */
export async function applyOverlay(
  target: unknown,
  overlays: readonly Document[],
  report: Report,
  choose: ChooseNodes = (_, selected) => selected,
): Promise<OverlayResult> {
  const edit = new DocumentEditor(
    structuredClone(target),
    (pointer, found, given, { source, pointer: at }) =>
      report.add('overlay/incompatible', { pointer, found, given }, { source, pointer: at }),
  );
  const budget = new OverlayBudget();
  let query: JsonPathQuery | undefined;
  for (const overlay of overlays) {
    const actions = checkedActions(new Cursor(overlay, report, overlay.data));
    if (actions.length === 0) continue;
    query ??= await loadJsonPath();
    for (const action of actions) applyAction(action, { edit, query, budget, choose });
  }
  return { document: edit.document, touched: edit.touched };
}

function checkedActions(root: Cursor): Cursor[] {
  const version = root.get('overlay').string();
  if (version === undefined) {
    root.add('overlay/malformed', { what: 'the key "overlay" is missing', fault: 'version' });
    return [];
  }
  if (!/^1\.[01]\.\d+$/.test(version))
    root.get('overlay').add('overlay/version', { found: version });
  const actions = root.get('actions').items();
  if (actions.length === 0 && !root.has(ACCEPTED)) {
    root.add('overlay/malformed', { what: 'it has no actions', fault: 'actions' });
  }
  return actions;
}

interface Application {
  readonly edit: DocumentEditor;
  readonly query: JsonPathQuery;
  readonly budget: OverlayBudget;
  readonly choose: ChooseNodes;
}

function applyAction(action: Cursor, { edit, query, budget, choose }: Application): void {
  const malformed = (what: string, fault: OverlayFault): void =>
    action.add('overlay/malformed', { what, fault });
  const target = action.get('target');
  const expression = target.type === 'string' ? target.string() : undefined;
  if (expression === undefined) return malformed('this action has no "target"', 'action');
  const remove = action.get('remove').boolean() === true;
  const copies = action.get('copy').exists;
  // Uses `has`, because `null` is a valid value for `update`.
  const updates = action.has('update');
  if (!remove && !copies && !updates) {
    return malformed('this action has neither "update", "copy" nor "remove: true"', 'action');
  }
  if (!remove && copies && updates) {
    return malformed('this action has both "update" and "copy"', 'both');
  }
  const selected = select(target, expression, edit.document, query);
  if (selected === undefined) return;
  const { source: overlay, pointer } = action.origin('overlay');
  const id = `${overlay}#${pointer}`;
  const paths = choose({ id, target: expression, isRemoval: remove }, selected);
  if (paths === undefined) return;
  if (paths.length === 0) return target.add('overlay/no-match', { target: expression });
  if (remove) {
    const why = budget.look(paths.length * edit.writtenCount);
    return why === undefined
      ? removeAll(action, paths, edit)
      : action.add('overlay/too-much', { why });
  }
  if (new Set(paths.map((path) => valueKind(valueAtPath(edit.document, path)))).size > 1) {
    return target.add('overlay/mixed', { target: expression });
  }
  const content = copies ? copied(action.get('copy'), edit.document, query) : action.get('update');
  if (!content) return;
  const excess = budget.spend(content.value, paths);
  if (excess !== undefined) return action.add('overlay/too-much', { why: excess });
  const value = copies ? structuredClone(content.value) : content.value;
  const isProposed = action.get(PROPOSED).boolean() === true;
  const source = action.get(copies ? 'copy' : 'update').origin('overlay');
  const origin: Origin = isProposed ? { ...source, isProposed } : source;
  for (const path of paths) edit.update(path, value, origin);
}

function select(
  cursor: Cursor,
  expression: string,
  document: unknown,
  query: JsonPathQuery,
): NodePath[] | undefined {
  const selected = query(expression, document);
  if (Array.isArray(selected)) return selected;
  const { why, exceeds } = selected;
  if (exceeds === true) cursor.add('overlay/too-much', { why });
  else cursor.add('overlay/target', { query: expression, why });
  return undefined;
}

function removeAll(action: Cursor, paths: readonly NodePath[], edit: DocumentEditor): void {
  if (paths.some((path) => path.length === 0)) {
    return action.add('overlay/malformed', {
      what: 'this action removes the whole document',
      fault: 'root',
    });
  }
  const origin = action.get('remove').origin('overlay');
  // Removes later items first, so that the indices of earlier ones stay valid.
  for (const path of [...paths].sort(fromTheEnd)) edit.remove(path, origin);
}

function fromTheEnd(a: NodePath, b: NodePath): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const [left, right] = [a[index], b[index]];
    if (left === right) continue;
    if (typeof left === 'number' && typeof right === 'number') return right - left;
    return byCodeUnit(String(right), String(left));
  }
  return b.length - a.length;
}

/** Returns the single value that an action copies (Overlay Specification 1.1.0 §4.4.3, `copy`). */
function copied(
  copy: Cursor,
  document: unknown,
  query: JsonPathQuery,
): { value: unknown } | undefined {
  const expression = copy.string();
  if (expression === undefined) return undefined;
  const paths = select(copy, expression, document, query);
  const [path, ...more] = paths ?? [];
  if (path && more.length === 0) return { value: valueAtPath(document, path) };
  if (paths) {
    copy.add('overlay/malformed', {
      what: `"copy" must select one value, but ${expression} selects ${paths.length}`,
      fault: 'copy',
    });
  }
  return undefined;
}

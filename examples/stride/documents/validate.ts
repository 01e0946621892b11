/**
 * Validates documents from requests. Known nodes and marks must be valid. Unknown ones are kept.
 */
import type { Document } from './document.js';
import { hasOwn, isRecord } from './record.js';
import type { Rules } from './rules.js';
import { ATTRIBUTES, CHILDREN, KINDS, MARKS } from './rules.js';

/** An error in a document. */
export interface DocumentFault {
  readonly pointer: string;
  readonly message: string;
}

export type Validation =
  | { readonly document: Document; readonly faults?: undefined }
  | { readonly document?: undefined; readonly faults: readonly DocumentFault[] };

/** The maximum depth of a node in a document. */
export const MAX_DEPTH = 50;
/** The maximum number of errors that are reported. */
const MAX_FAULTS = 20;

type Report = (pointer: string, message: string) => void;

/** Returns the document if it is valid; otherwise its first twenty errors. */
export function validate(value: unknown): Validation {
  const faults: DocumentFault[] = [];
  const report: Report = (pointer, message) => {
    if (faults.length < MAX_FAULTS) faults.push({ pointer, message });
  };
  if (!isRecord(value)) {
    return {
      faults: [{ pointer: '', message: 'must be a document: an object of the type "doc"' }],
    };
  }
  if (value['type'] !== 'doc') report('/type', 'must be "doc"');
  if (value['version'] !== 1) report('/version', 'must be 1');
  if (!Array.isArray(value['content'])) report('/content', 'must be an array of nodes');
  else checkChildren('doc', value['content'], '/content', 1, report);
  // The checks above have established the type.
  return faults.length > 0 ? { faults } : { document: value as unknown as Document };
}

function checkChildren(
  parent: string,
  children: readonly unknown[],
  pointer: string,
  depth: number,
  report: Report,
): void {
  if (depth > MAX_DEPTH) {
    report(pointer, `must not be nested deeper than ${MAX_DEPTH} nodes`);
    return;
  }
  for (const [index, child] of children.entries()) {
    checkNode(parent, child, `${pointer}/${index}`, depth, report);
  }
}

function checkNode(
  parent: string,
  node: unknown,
  pointer: string,
  depth: number,
  report: Report,
): void {
  if (!isRecord(node)) return report(pointer, 'must be a node: an object with a type');
  const { type, attrs, content, marks, text } = node;
  if (typeof type !== 'string' || type === '') {
    return report(`${pointer}/type`, 'must be the name of a type');
  }
  const kind = KINDS.get(type);
  const allowed = CHILDREN.get(parent);
  if (kind && allowed && !allowed.includes(kind)) {
    report(`${pointer}/type`, `${type} cannot stand in ${parent}`);
  }
  if (attrs !== undefined && !isRecord(attrs)) report(`${pointer}/attrs`, 'must be an object');
  else checkAttributes(ATTRIBUTES.get(type), attrs ?? {}, `${pointer}/attrs`, report);
  if (type === 'text' && (typeof text !== 'string' || text === '')) {
    report(`${pointer}/text`, 'must be a text that is not empty');
  }
  if (marks !== undefined) checkMarks(parent, marks, `${pointer}/marks`, report);
  if (content === undefined) return;
  if (!Array.isArray(content)) return report(`${pointer}/content`, 'must be an array of nodes');
  if (kind && !CHILDREN.has(type) && content.length > 0) {
    return report(`${pointer}/content`, `${type} cannot contain other nodes`);
  }
  checkChildren(type, content, `${pointer}/content`, depth + 1, report);
}

function checkMarks(parent: string, marks: unknown, pointer: string, report: Report): void {
  if (!Array.isArray(marks)) return report(pointer, 'must be an array of marks');
  for (const [index, mark] of marks.entries()) {
    const place = `${pointer}/${index}`;
    if (!isRecord(mark) || typeof mark['type'] !== 'string') {
      report(place, 'must be a mark: an object with a type');
      continue;
    }
    const { type, attrs } = mark;
    if (parent === 'codeBlock') report(place, 'text of a codeBlock carries no marks');
    if (attrs !== undefined && !isRecord(attrs)) report(`${place}/attrs`, 'must be an object');
    else checkAttributes(MARKS.get(type), attrs ?? {}, `${place}/attrs`, report);
  }
}

function checkAttributes(
  rules: Rules | undefined,
  attrs: Readonly<Record<string, unknown>>,
  pointer: string,
  report: Report,
): void {
  for (const [name, rule] of rules ?? []) {
    const value = hasOwn(attrs, name) ? attrs[name] : undefined;
    if (value === undefined && rule.optional) continue;
    if (!rule.holds(value)) report(`${pointer}/${name}`, rule.message);
  }
}

/** Resolves references against base URIs (JSON Schema 2020-12 Core §8.2, `$self` of OpenAPI 3.2). */
import { createReport } from '../../../base/diagnostics/report.js';
import { isPlainObject } from '../../../base/foundation/plain-object.js';
import type { Limits } from '../limits.js';
import { loadDocuments, type SourceFile } from '../load.js';
import { own, type Root } from '../root.js';
import { mayHaveAddress } from './scan.js';

/**
 * Returns the keyword that sets the base URI of schemas: `id` in a draft-4 schema (Core §7.2), otherwise `$id`. In an
 * API description, `id` is not a keyword.
 * @param root the data of the document
 */
export function addressKeyword(root: unknown): 'id' | '$id' {
  const draft = isPlainObject(root) && isSchema(root) ? own(root, '$schema') : undefined;
  return typeof draft === 'string' && /\bdraft-0[34]\b/.test(draft) ? 'id' : '$id';
}

function isSchema(root: Root): boolean {
  return own(root, 'info') === undefined;
}

/** Resolves a reference against a base URI (RFC 3986 §5). If that is impossible, returns the reference itself. */
export function resolved(text: string, base: string): string {
  if (text.startsWith('#')) return (base.split('#', 1)[0] ?? '') + text;
  return absolute(text, base) ?? text;
}

/** Returns an absolute URI; `undefined` if the reference or the base is invalid. */
export function absolute(name: string, base: string): string | undefined {
  return URL.canParse(name, base) ? new URL(name, base).href : undefined;
}

/**
 * Returns the absolute URIs, without fragments, of relative references in schemas that set a base URI by `$id` or
 * `$self`. Like `scanReferences`, it may return too many.
 */
export async function basedReferences(file: SourceFile, limits: Limits): Promise<string[]> {
  if (!mayHaveAddress(file.bytes)) return [];
  const found = new Set<string>();
  for (const { data } of await loadDocuments([{ ...file, referenced: false }], createReport(), {
    limits,
  })) {
    eachReference(data, (reference, base) => {
      const address = reference.startsWith('#') ? undefined : absolute(reference, base);
      if (address !== undefined) found.add(address.split('#', 1)[0] ?? '');
    });
  }
  return [...found];
}

/**
 * Calls a function for each reference, with its base URI. A loop is used instead of recursion, because schemas may be
 * nested deeply.
 */
function eachReference(root: unknown, visit: (reference: string, base: string) => void): void {
  const keyword = addressKeyword(root);
  const self = isPlainObject(root) ? own(root, '$self') : undefined;
  const stack = [{ value: root, base: baseOf(self, undefined) }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { value } = next;
    if (Array.isArray(value)) {
      for (const item of value) stack.push({ value: item, base: next.base });
    } else if (isPlainObject(value)) {
      const base = baseOf(own(value, keyword), next.base);
      for (const [key, member] of Object.entries(value)) {
        if (typeof member !== 'string') {
          const isMapping = key === 'mapping' && isPlainObject(member);
          for (const name of isMapping ? Object.values(member) : []) {
            if (base !== undefined && typeof name === 'string') visit(name, base);
          }
          stack.push({ value: member, base });
        } else if (key === '$ref' && base !== undefined) visit(member, base);
      }
    }
  }
}

function baseOf(address: unknown, around: string | undefined): string | undefined {
  if (typeof address !== 'string' || address.startsWith('#')) return around;
  return (around === undefined ? parsed(address) : absolute(address, around)) ?? around;
}

function parsed(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).href : undefined;
}

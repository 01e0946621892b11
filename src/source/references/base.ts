/** The addresses that references are resolved against (JSON Schema 2020-12 Core §8.2, OpenAPI 3.2 `$self`). */
import { createReport } from '../../diagnostics/report.js';
import { isPlainObject } from '../../foundation/plain-object.js';
import type { Limits } from '../limits.js';
import { loadDocuments, type SourceFile } from '../load.js';
import { own, type Root } from '../root.js';

/**
 * The keyword by which the schemas of a document give themselves addresses: `id` in a schema of draft 4 (Core §7.2). In a
 * description `id` is no keyword, whatever its dialect.
 * @param root the data of the document
 */
export function addressKeyword(root: unknown): 'id' | '$id' {
  const draft = isPlainObject(root) && isSchema(root) ? own(root, '$schema') : undefined;
  return typeof draft === 'string' && /\bdraft-0[34]\b/.test(draft) ? 'id' : '$id';
}

function isSchema(root: Root): boolean {
  return own(root, 'openapi') === undefined && own(root, 'swagger') === undefined;
}

/** An address as another one makes it whole (RFC 3986 §5); the text itself where that is impossible. */
export function resolved(text: string, base: string): string {
  if (text.startsWith('#')) return (base.split('#', 1)[0] ?? '') + text;
  return absolute(text, base) ?? text;
}

/** An address that is given from another one; nothing where one of them is none. */
export function absolute(name: string, base: string): string | undefined {
  return URL.canParse(name, base) ? new URL(name, base).href : undefined;
}

/**
 * The addresses that relative references of a file name by what its schemas call themselves, without fragments. Names
 * too much rather than too little, as `scanReferences` does.
 */
export async function basedReferences(file: SourceFile, limits: Limits): Promise<string[]> {
  const { buffer, byteOffset, byteLength } = file.bytes;
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  // Most files give no address, and need no second look.
  if (!ADDRESSES.some((word) => bytes.includes(word))) return [];
  const found = new Set<string>();
  for (const { data } of await loadDocuments([file], createReport(), { limits })) {
    eachReference(data, (reference, base) => {
      const address = reference.startsWith('#') ? undefined : absolute(reference, base);
      if (address !== undefined) found.add(address.split('#', 1)[0] ?? '');
    });
  }
  return [...found];
}

const ADDRESSES = ['$id', '$self', 'draft-03', 'draft-04'];

/** Visits each reference below an address; a loop, since schemas nest as deep as their author likes. */
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

/** A value that a person types. */
import { parseDocument } from 'yaml';

/** The value; or what is wrong with it. */
export function readOwn(
  typed: string,
  as: 'text' | 'json',
): { readonly value?: unknown; readonly problem?: string } {
  if (typed.trim() === '') return { problem: 'type a value' };
  if (as === 'text') return { value: typed };
  const document = parseDocument(typed);
  const [problem] = document.errors;
  if (problem) return { problem: 'this is neither JSON nor YAML' };
  return { value: document.toJS() as unknown };
}

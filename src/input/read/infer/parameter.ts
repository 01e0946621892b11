/** Infers the type of a parameter from its values, its description or its name, if no type is declared. */
import type { Origin } from '../../../model/origin.js';
import type { Json, Schema } from '../../../model/schema.js';
import { UNKNOWN } from '../../../model/schema.js';
import type { ProseLimit, ParameterProse } from './prose.js';

/** The evidence for the type of a parameter, if no document declares it. */
export interface ParameterEvidence {
  readonly name: string;
  /** The schema that was inferred from its values. */
  readonly inferred: Schema;
  readonly prose?: { readonly facts: ParameterProse; readonly origin: Origin };
  /** Limits that the description of the operation mentions for this parameter. */
  readonly limits?: readonly ProseLimit[];
}

/** A guess with a confidence below 0.5 is only a remark in the docs, not a type. */
const CONFIDENCE_OF_A_NAME = 0.4;

const BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/^(?:start|after|before)$/i, 'integer or string'],
  [
    /^(?:limit|offset|start-?_?at|page|page[-_]?size|count|size|max[-_]?results|max|per[-_]?page)$/i,
    'integer',
  ],
  [/^(?:is|has|include|exclude|with|enable)(?:[-_]|(?=[A-Z]))/, 'boolean'],
  [/(?:At|Date|Timestamp|Time)$|[-_](?:at|date|timestamp|time)$/, 'string or integer'],
  [
    /(?:Id|ID|Key|Name|Token)$|[-_](?:id|key|name|token)$|^(?:id|key|name|sort|cursor|query)$/,
    'string',
  ],
];
const PAGE_SIZE = /^(?:limit|count|size|max[-_]?results|page[-_]?size|per[-_]?page)$/i;

/**
 * Infers the schema of a parameter whose type is not declared: from its values, otherwise from its description. The
 * name alone, or a limit in the description, only adds a remark to an unknown schema (the keyword `x-inferred`).
 */
export function guessParameter(evidence: ParameterEvidence): Schema {
  const { inferred } = evidence;
  if (inferred.kind === 'array' && inferred.items.kind === 'unknown') {
    const items = guessParameter({ ...evidence, inferred: inferred.items });
    return items.kind === 'array' ? items : { ...inferred, items };
  }
  const known = inferred.kind === 'unknown' ? fromProse(evidence) : inferred;
  const note = new Map<string, Json>();
  if (!known) {
    const type = BY_NAME.find(([pattern]) => pattern.test(evidence.name))?.[1];
    if (type !== undefined) {
      note.set('type', type).set('basis', 'name').set('confidence', CONFIDENCE_OF_A_NAME);
    }
  }
  for (const limit of [...(evidence.prose?.facts.limits ?? []), ...(evidence.limits ?? [])]) {
    if (!note.has(limit.keyword)) note.set(limit.keyword, limit.value);
  }
  const schema = known ?? UNKNOWN;
  return note.size === 0 ? schema : { ...schema, keywords: new Map([['x-inferred', note]]) };
}

/**
 * Returns the limits in an operation's description that apply to a parameter: those that name the parameter. A
 * maximum without a name applies to the page size.
 */
export function limitsFor(name: string, limits: readonly ProseLimit[]): ProseLimit[] {
  return limits.filter(({ names, keyword }) =>
    names.length > 0 ? names.includes(name) : keyword === 'maximum' && PAGE_SIZE.test(name),
  );
}

function fromProse({ prose }: ParameterEvidence): Schema | undefined {
  if (!prose) return undefined;
  const { facts } = prose;
  const origins: Origin[] = [{ ...prose.origin, trust: 'inferred' }];
  if (facts.type === 'list') return { kind: 'array', items: UNKNOWN, origins };
  if (facts.values) return { kind: 'enum', values: facts.values, open: true, origins };
  return facts.type ? { kind: facts.type, origins } : undefined;
}

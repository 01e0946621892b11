/** The type of a parameter that nobody typed: a ladder of evidence, from placeholders down to its name. */
import type { Origin } from '../../model/origin.js';
import type { Json, Schema, Shape } from '../../model/schema.js';
import { UNKNOWN } from '../../model/schema.js';
import { inferStringFormat } from './format.js';
import { inferredOrigins, mergeShapes } from './merge.js';
import { readPlaceholder } from './placeholder.js';
import type { ProseLimit, ParameterProse } from './prose.js';

/** What a document shows of a parameter without a type. */
export interface ParameterEvidence {
  readonly name: string;
  /** Values that requests send, placeholders included. */
  readonly values: readonly { readonly text: string; readonly origin: Origin }[];
  readonly prose?: { readonly said: ParameterProse; readonly origin: Origin };
  /** Limits that the description of the operation states of this parameter. */
  readonly limits?: readonly ProseLimit[];
}

/** How sure a rung of the ladder is. From one half on a guess becomes a type; below it is a note for the docs. */
const CONFIDENCE = { placeholder: 0.8, values: 0.6, prose: 0.5, name: 0.4 } as const;

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
 * The schema of a parameter without a declared type. The first rung that says something wins:
 * typed placeholders, two distinct real values, the description. The name alone only makes a note,
 * `x-inferred` among the keywords of an unknown schema, as do limits found in prose.
 * @param evidence what the document shows
 */
export function guessParameter(evidence: ParameterEvidence): Schema {
  const known = fromPlaceholders(evidence) ?? fromValues(evidence) ?? fromProse(evidence);
  const note = new Map<string, Json>();
  if (!known) {
    const type = BY_NAME.find(([pattern]) => pattern.test(evidence.name))?.[1];
    if (type !== undefined) {
      note.set('type', type).set('basis', 'name').set('confidence', CONFIDENCE.name);
    }
  }
  for (const limit of [...(evidence.prose?.said.limits ?? []), ...(evidence.limits ?? [])]) {
    if (!note.has(limit.keyword)) note.set(limit.keyword, limit.value);
  }
  const schema = known ?? UNKNOWN;
  return note.size === 0 ? schema : { ...schema, keywords: new Map([['x-inferred', note]]) };
}

/** The limits of an operation's description that concern a parameter: those that name it, and a bare maximum for the page size. */
export function limitsFor(name: string, limits: readonly ProseLimit[]): ProseLimit[] {
  return limits.filter(({ names, keyword }) =>
    names.length > 0 ? names.includes(name) : keyword === 'maximum' && PAGE_SIZE.test(name),
  );
}

function fromPlaceholders({ values }: ParameterEvidence): Schema | undefined {
  const typed = values.flatMap(({ text, origin }) => {
    const shape = readPlaceholder(text)?.shape;
    return shape ? [{ shape, origin }] : [];
  });
  if (typed.length === 0) return undefined;
  return mergeShapes(
    typed.map(({ shape }) => shape),
    inferredOrigins(typed.map(({ origin }) => origin)),
  );
}

function fromValues({ values }: ParameterEvidence): Schema | undefined {
  const real = values.filter(({ text }) => !readPlaceholder(text));
  const texts = [...new Set(real.map(({ text }) => text))];
  if (texts.length < 2) return undefined;
  return { ...shapeOf(texts), origins: inferredOrigins(real.map(({ origin }) => origin)) };
}

function shapeOf(texts: readonly string[]): Shape {
  if (texts.every((text) => /^-?(?:0|[1-9]\d{0,14})$/.test(text))) return { kind: 'integer' };
  if (texts.every((text) => /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/.test(text))) {
    return { kind: 'number' };
  }
  if (texts.every((text) => text === 'true' || text === 'false')) return { kind: 'boolean' };
  const format = inferStringFormat(texts);
  return { kind: 'string', ...(format && { format }) };
}

function fromProse({ prose }: ParameterEvidence): Schema | undefined {
  if (!prose) return undefined;
  const { said } = prose;
  const origins = inferredOrigins([prose.origin]);
  if (said.type === 'list') return { kind: 'array', items: UNKNOWN, origins };
  if (said.values) return { kind: 'enum', values: said.values, open: true, origins };
  return said.type ? { kind: said.type, origins } : undefined;
}

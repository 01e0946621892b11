/**
 * Reports facts about parameters that only sentences in descriptions mention. The docs print them as remarks; they
 * never change a type.
 */
import type { Report } from '../../../base/diagnostics/report.js';
import { memoizeByText } from '../../../base/foundation/memo.js';
import type { Api, Endpoint, Parameter } from '../../../model/api.js';
import { isUndeclared, type Origin } from '../../../model/origin.js';
import type { Json, Schema } from '../../../model/schema.js';
import { limitsFor } from '../infer/parameter.js';
import {
  readLimits,
  readParameterProse,
  type ProseLimit,
  type ParameterProse,
} from '../infer/prose.js';

const NOTE = 'x-inferred';
/** The confidence of every fact from a sentence. */
const CONFIDENCE = 0.5;

/**
 * Adds the keyword `x-inferred` to parameters whose descriptions mention more than their schemas declare.
 * @param api the merged API, because the description may come from another document than the schema
 */
export function withProseNotes(api: Api, report: Report): Api {
  const prose = memoizeByText(readParameterProse);
  return { ...api, endpoints: api.endpoints.map((endpoint) => withNotes(endpoint, report, prose)) };
}

/** @param prose a cached version of `readParameterProse` */
function withNotes(endpoint: Endpoint, report: Report, prose: typeof readParameterProse): Endpoint {
  const { description, parameters } = endpoint;
  const limits = description ? readLimits(description.value) : [];
  const noted = parameters.map((parameter) => {
    const facts = parameter.description && prose(parameter.description.value);
    const own = limitsFor(parameter.name, limits);
    return withNote(parameter, facts, own, description?.origins[0], report);
  });
  const changed = noted.some((parameter, index) => parameter !== parameters[index]);
  return changed ? { ...endpoint, parameters: noted } : endpoint;
}

function withNote(
  parameter: Parameter,
  facts: ParameterProse | undefined,
  limits: readonly ProseLimit[],
  place: Origin | undefined,
  report: Report,
): Parameter {
  const { content, description, name } = parameter;
  if (content.kind !== 'schema') return parameter;
  const own = description?.origins[0];
  if (limits.length === 0 && !(facts && saysSomething(facts))) return parameter;
  const note = new Map<string, Json>();
  if (facts) noteFacts(parameter, content.schema, facts, note, report);
  const all = [
    ...(facts?.limits ?? []).map((limit) => ({ limit, at: own })),
    ...limits.map((limit) => ({ limit, at: place })),
  ];
  for (const { limit, at } of all) {
    const { keyword, value } = limit;
    if (note.has(keyword) || states(content.schema, keyword)) continue;
    note.set(keyword, value);
    report.add('prose/limit', { name, keyword, value: String(value) }, at);
  }
  const { keywords } = content.schema;
  if (note.size === 0 || keywords?.has(NOTE)) return parameter;
  const schema = { ...content.schema, keywords: new Map([...(keywords ?? []), [NOTE, note]]) };
  return { ...parameter, content: { ...content, schema } };
}

function saysSomething({ required, values, type, limits }: ParameterProse): boolean {
  return required === true || values !== undefined || type !== undefined || limits.length > 0;
}

/**
 * Reads the facts that the description of a parameter mentions, except minimums and maximums. A guess never replaces a
 * declared type.
 */
function noteFacts(
  { name, required, description }: Parameter,
  schema: Schema,
  facts: ParameterProse,
  note: Map<string, Json>,
  report: Report,
): void {
  const place = description?.origins[0];
  if (facts.required && !required.value) report.add('prose/required', { name }, place);
  const guessed = schema.kind === 'unknown' || isUndeclared(schema.origins);
  if (facts.values && (guessed || schema.kind === 'string')) {
    note.set('values', facts.values);
    report.add('prose/enum', { name }, place);
  }
  if (!facts.type || !guessed) return;
  const type = facts.type === 'list' ? 'array' : facts.type;
  note.set('type', type).set('basis', 'prose').set('confidence', CONFIDENCE);
  if (type === 'array') report.add('prose/array', { name }, place);
  else report.add('prose/type', { name, type }, place);
}

function states(schema: Schema, keyword: ProseLimit['keyword']): boolean {
  if (keyword === 'default') return schema.default !== undefined;
  return 'maximum' in schema && schema.maximum !== undefined;
}

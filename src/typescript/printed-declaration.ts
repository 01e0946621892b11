/** Declarations of named types as text: what client, server and docs spell alike is laid out once. */
import type { Code } from '../emit/code.js';
import { printed } from '../emit/module.js';
import {
  printedInterface,
  printedMembers,
  withNames,
  type Member,
} from '../emit/written-interface.js';
import type { ObjectShape, Property, Schema, SchemaId } from '../model/schema.js';
import { answersOf, AskedOptions, isUsual, namesOf } from './asked.js';
import {
  memberOf,
  schemaComment,
  typeDeclaration,
  type DeclarationOptions,
  type TypeOptions,
} from './types.js';

/**
 * The declaration of a named type, printed: it stands in a module itself, not inside of another.
 * @param name a minted identifier
 */
export function printedDeclaration(
  name: Code,
  schema: Schema,
  options: TypeOptions,
  words: DeclarationOptions = {},
): Code {
  if (schema.kind !== 'object' || !hasOnlyNamed(schema) || !isUsual(options)) {
    return printed(typeDeclaration(name, schema, options, words));
  }
  const { comment = schemaComment(schema), export: exported = true } = words;
  const members = sharedMembers(schema.properties, options);
  return printedInterface({ name, comment, export: exported, members });
}

/** Whether there is no index signature: its type depends on those of all properties. */
export function hasOnlyNamed({ properties, rest, restStated }: ObjectShape): boolean {
  return properties.size > 0 && (rest === undefined || restStated !== true);
}

type Properties = ReadonlyMap<string, Property>;

/** Neighbours that ask the same of the options: properties with arrays stand apart from those without. */
interface Run {
  /** The first of them, and the first that is not one of them. */
  readonly from: number;
  readonly to: number;
  readonly asked: number;
  readonly answers: string | undefined;
  readonly refs: readonly SchemaId[];
  readonly names: string | undefined;
  /** Nothing where none of them is shown. */
  readonly text: Code | undefined;
}

/** What was laid out first; texts that others would need are not kept beside it. */
const known = new WeakMap<Properties, readonly Run[]>();

function sharedMembers(properties: Properties, options: TypeOptions): Code[] {
  const before = known.get(properties);
  if (before !== undefined) return before.flatMap((run) => again(run, properties, options));
  const runs = runsOf(properties, options);
  known.set(properties, runs);
  return runs.flatMap(({ text }) => text ?? []);
}

/** The members of a run by other options: its text where they answer the same. */
function again(run: Run, properties: Properties, options: TypeOptions): readonly Code[] {
  const { from, to, asked, answers, refs, names, text } = run;
  if (answers !== undefined && names !== undefined && answersOf(asked, options) === answers) {
    const types = refs.map(options.ref);
    if (namesOf(types) === names) return text === undefined ? [] : [withNames(text, types)];
  }
  const members: Member[] = [];
  let at = 0;
  properties.forEach((property, name) => {
    const isMember = at >= from && at < to;
    at++;
    const member = isMember ? memberOf(name, property, options) : undefined;
    if (member !== undefined) members.push(member);
  });
  return members.length === 0 ? [] : [printedMembers(members)];
}

function runsOf(properties: Properties, options: TypeOptions): readonly Run[] {
  const watched = new AskedOptions(options);
  const runs: Run[] = [];
  let [from, at, asked, refsFrom] = [0, 0, 0, 0];
  let members: Member[] = [];
  const end = (refsTo: number): void => {
    const refs = [...new Set(watched.refs.slice(refsFrom, refsTo))];
    const text = members.length === 0 ? undefined : printedMembers(members);
    const answers = answersOf(asked, options);
    runs.push({ from, to: at, asked, answers, refs, names: namesOf(refs.map(options.ref)), text });
    [from, refsFrom, members] = [at, refsTo, []];
  };
  properties.forEach((property, name) => {
    const refsBefore = watched.refs.length;
    watched.asked = 0;
    const member = memberOf(name, property, watched);
    if (watched.asked !== asked && at > from) end(refsBefore);
    asked = watched.asked;
    if (member !== undefined) members.push(member);
    at++;
  });
  end(watched.refs.length);
  return runs;
}

/** Names an operation after its path, its method and the verb in its summary. */
import { isIdentifier } from '../../../print/emit/typescript/names.js';
import { isIdleSegment } from './idle-segments.js';
import {
  pathPrefix,
  type AlternateKey,
  type PathAnalysis,
  type Route,
  type PathStep,
} from './path-analysis.js';
import { isAdjective, isReading, isVerb, leadingVerb } from './verbs.js';
import { plainVerb, specificVerb, takesObject } from './verbs.js';
import {
  camelCase,
  isPlural,
  pluralWords,
  singular,
  singularWords,
  wordsOf,
} from '../../../base/foundation/words.js';
import lists from './words.json' with { type: 'json' };

/** A proposed name: a verb, a noun, and qualifiers that are put before the noun if the name is not unique. */
export interface NameProposal {
  readonly verb: readonly string[];
  readonly noun: readonly string[];
  /**
   * The owners of the resource, such as `customer` in `/customers/{id}/invoices`, nearest first. They are added to
   * names that would otherwise be equal.
   */
  readonly qualifiers: readonly (readonly string[])[];
  /** True for a resource without owners. */
  readonly isTopLevel: boolean;
}

/** The resource in a path after which an operation is named. */
interface Subject {
  readonly kind: 'collection' | 'item' | 'leaf' | 'view' | 'single';
  /** The words of the resource itself. */
  readonly resource: readonly string[];
  /**
   * The words of the preceding resource. Set if the path ends in a leaf such as `toy` in `/pets/{id}/toy`, or in a view
   * such as `recent` in `/pets/recent`.
   */
  readonly owner: readonly string[];
  /**
   * The last word of the container (such as `/app/module`) that contains the resource, as a list. In names, it is put
   * after the resource: `bot module`.
   */
  readonly container: readonly string[];
  readonly qualifier: readonly string[];
  /** The path up to the collection. It is used to find other operations on the same collection. */
  readonly prefix: string;
}

/**
 * Proposes a name for an operation.
 * @returns for example `{verb: ['list'], noun: ['bot', 'modules']}`
 */
export function proposeName(route: Route, analysis: PathAnalysis): NameProposal {
  const subject = subjectOf(route, analysis);
  const { method } = route.endpoint;
  const text = textOf(route, subject, analysis);
  const owners = ownersOf(route.steps);
  const named = (verb: readonly string[], given: readonly string[]): NameProposal => {
    const noun = withoutVerb(given, verb);
    // The nearest owner is omitted if the noun already begins with it.
    const qualifiers = beginsWith(noun, owners[0]) ? owners.slice(1) : owners;
    return { verb, noun, qualifiers, isTopLevel: owners.length === 0 };
  };
  if (route.customVerb !== undefined) return named([route.customVerb], thing(subject));
  const [last] = subject.resource.slice(-1);
  const isDone = isVerb(subject.resource[0] ?? '') || isDoneAndUndone(route, analysis);
  if (subject.kind === 'leaf' && last !== undefined && isDone) {
    const done = actionOf(subject.resource, method, leadingVerb(text));
    if (done !== undefined) return named(done, subject.owner);
  }
  if (subject.kind === 'view' && isAction(subject.resource, method)) {
    return named(subject.resource.slice(0, 1), pluralWords(subject.owner));
  }
  const procedure = procedureOf(route, subject, analysis);
  if (procedure !== undefined) return named(procedure.verb, procedure.noun);
  if (isDeed(subject, method, analysis)) {
    const [verb = '', ...rest] = subject.resource;
    const noun = rest.length === 0 ? thingsBefore(route.steps, takesObject(verb)) : [];
    return named(subject.resource, noun);
  }
  // Sending updates to subscribers is usually called pushing.
  if (method === 'POST' && /^sends?\b.*\bupdates\b/i.test(text ?? '') && subject.owner.length > 0) {
    return named(['push'], [...subject.owner, 'update']);
  }
  const generic = genericVerb(method, subject, analysis);
  const verb = specificVerb(text, method, generic) ?? generic;
  // `GET /pets/search` with a summary such as "Search pets" is named `searchPets`.
  if (subject.kind === 'view' && subject.resource.join() === verb) {
    return named([verb], pluralWords(subject.owner));
  }
  return named([verb], nounFor(verb, subject));
}

/** Removes the verb from the beginning of the noun: `/list/exports` is named `listExports`. */
function withoutVerb(noun: readonly string[], verb: readonly string[]): readonly string[] {
  return noun[0] === verb.at(-1) ? noun.slice(1) : noun;
}

/**
 * Returns the action of a path that ends in a verb, such as `/posts/{id}/like`. GET does not perform the action, and
 * DELETE reverts it, unless the text says otherwise.
 * @param said the verb of the text
 */
function actionOf(
  resource: readonly string[],
  method: string,
  said: string | undefined,
): readonly string[] | undefined {
  const [verb = ''] = resource;
  if (said === verb) return resource;
  if (method === 'GET' || method === 'HEAD') return isReading(verb) ? resource : undefined;
  const isReverted = method === 'DELETE' || said === `un${verb}`;
  if (!isReverted) return resource;
  return said === undefined || said === 'delete' ? undefined : [said];
}

/**
 * Returns the verb and noun of a path that ends in a verb, as in `POST /tags/list` and `POST /tags/add-route`;
 * `undefined` for other paths.
 */
function procedureOf(
  { steps, endpoint }: Route,
  { kind, resource, prefix }: Subject,
  { collections }: PathAnalysis,
): Pick<NameProposal, 'verb' | 'noun'> | undefined {
  // A segment with items below it is a noun: `/shopping/list` if `/shopping/list/{id}` exists.
  if (collections.has(prefix)) return undefined;
  const [word = '', ...rest] = resource;
  const verb = plainVerb(word);
  const isReader = verb === 'get' || verb === 'list';
  if (verb === undefined || kind === 'item' || (endpoint.method === 'GET' && !isReader))
    return undefined;
  if (rest.length > 0) return { verb: [verb], noun: rest };
  const before = steps[lastLiteral(steps) - 1];
  if (before?.kind !== 'literal' || isIdleSegment(before.text)) return undefined;
  return { verb: [verb], noun: (verb === 'list' ? pluralWords : singularWords)(before.words) };
}

/** Returns true if the path is a verb without a noun: `POST /login`, `GET /search`, `GET /apps/verify_credentials`. */
function isDeed(subject: Subject, method: string, { collections }: PathAnalysis): boolean {
  const { kind, resource, prefix } = subject;
  const [verb = ''] = resource;
  if (method !== 'GET') return kind === 'single' && isVerb(verb);
  const isAlone = kind === 'single' || (kind === 'collection' && !collections.has(prefix));
  return isAlone && isReading(verb) && isIdentifier(camelCase(resource));
}

/**
 * Returns the noun before a verb: `events` in `/events/upsert`, but an empty list for `/auth/login`.
 * @param always true to return a singular too, because the verb needs an object, as in `/barcode/decode`
 */
function thingsBefore(steps: readonly PathStep[], always: boolean): readonly string[] {
  const before = steps[lastLiteral(steps) - 1];
  if (before?.kind !== 'literal' || isIdleSegment(before.text)) return [];
  const [last = ''] = before.words.slice(-1);
  return isPlural(last) || (always && !isVerb(last)) ? before.words : [];
}

/**
 * Returns true if an action with the opposite verb also exists. For example, `POST /statuses/{id}/unbookmark` shows
 * that `bookmark` in `POST /statuses/{id}/bookmark` is a verb.
 */
function isDoneAndUndone({ steps, endpoint }: Route, { operations }: PathAnalysis): boolean {
  const index = lastLiteral(steps);
  const step = steps[index];
  if (step?.kind !== 'literal' || endpoint.method === 'GET') return false;
  const here = `${endpoint.method} ${pathPrefix(steps, index - 1)}/`;
  const undone = step.text.startsWith('un') && operations.has(here + step.text.slice(2));
  return undone || operations.has(`${here}un${step.text}`);
}

/** Returns true for an action on a whole collection: `GET /invoices/search` or `POST /invoices/import`. */
function isAction([verb = '', ...rest]: readonly string[], method: string): boolean {
  return rest.length === 0 && (method === 'GET' ? verb === 'search' : MANY.has(verb));
}

/**
 * Spells a proposed name with the nearest qualifiers.
 * @param depth the number of qualifiers
 */
export function spellName({ verb, noun, qualifiers }: NameProposal, depth = 0): string {
  const owners = qualifiers.slice(0, depth).reverse().flat();
  return camelCase([...verb, ...owners, ...noun]);
}

/**
 * Returns the text that contains the verb: the summary, otherwise an operationId that is a sentence, otherwise the
 * beginning of a POST operation's description if it starts with `get`.
 */
function textOf(
  { endpoint: { method, summary, operationId, description } }: Route,
  { kind, prefix }: Subject,
  { collections }: PathAnalysis,
): string | undefined {
  if (summary !== undefined) return summary.value;
  if (isSentence(operationId?.value)) return operationId?.value;
  if (method !== 'POST' || kind === 'item' || collections.has(prefix)) return undefined;
  const text = description?.value.slice(0, FIRST_WORDS);
  return leadingVerb(text) === 'get' ? text : undefined;
}

/** The number of characters of a description that are searched for its first verb. */
const FIRST_WORDS = 40;

function beginsWith(words: readonly string[], first: readonly string[] | undefined): boolean {
  return first !== undefined && first.every((word, index) => words[index] === word);
}

function isSentence(name: string | undefined): boolean {
  return name !== undefined && name.includes(' ');
}

function subjectOf({ steps }: Route, analysis: PathAnalysis): Subject {
  const key = alternateKeyOf(steps, analysis);
  const index = lastLiteral(steps);
  const step = steps[index];
  const prefix = pathPrefix(steps, index);
  const words = step?.kind === 'literal' ? step.words : [];
  const container = containerOf(steps, index, analysis);
  const base = { resource: words, owner: [], container, qualifier: key?.qualifier ?? [], prefix };
  if (index < 0) return { ...base, resource: ['root'], kind: 'single' };
  if (key?.prefix === prefix) {
    const kind = index < steps.length - 1 ? 'item' : 'collection';
    return { ...base, resource: key.resource, kind };
  }
  if (index < steps.length - 1) return { ...base, kind: 'item' };
  if (analysis.collections.has(prefix)) return { ...base, kind: 'collection' };
  const before = steps[index - 1];
  if (before?.kind === 'parameter') {
    const owner = lastLiteral(steps.slice(0, index));
    const ownerStep = steps[owner];
    const ownerWords = ownerStep?.kind === 'literal' ? singularWords(ownerStep.words) : [];
    return { ...base, container: [], owner: ownerWords, kind: 'leaf' };
  }
  if (before?.kind === 'literal' && analysis.collections.has(pathPrefix(steps, index - 1))) {
    return { ...base, owner: before.words, kind: 'view' };
  }
  return { ...base, kind: isPlural(words.at(-1) ?? '') ? 'collection' : 'single' };
}

/**
 * Returns the innermost alternate key in a path: a literal such as `user` in `/conversation/user/{userId}`, after which
 * a different key than usual selects the items of `conversation`.
 */
export function alternateKeyOf(
  steps: readonly PathStep[],
  analysis: PathAnalysis,
): AlternateKey | undefined {
  for (let index = steps.length - 1; index >= 0; index--) {
    const key = analysis.alternateKeys.get(pathPrefix(steps, index));
    if (key) return key;
  }
  return undefined;
}

function lastLiteral(steps: readonly PathStep[]): number {
  return steps.findLastIndex((step) => step.kind === 'literal');
}

function containerOf(
  steps: readonly PathStep[],
  index: number,
  analysis: PathAnalysis,
): readonly string[] {
  const before = steps[index - 1];
  if (before?.kind !== 'literal' || !analysis.containers.has(pathPrefix(steps, index - 1)))
    return [];
  return before.words.slice(-1).map(singular);
}

/** Returns the words of the literals before the resource, nearest first. Versions and similar segments are omitted. */
function ownersOf(steps: readonly PathStep[]): string[][] {
  const own = lastLiteral(steps);
  return steps
    .slice(0, Math.max(own, 0))
    .flatMap((step) =>
      step.kind === 'literal' && !isIdleSegment(step.text) ? [singularWords(step.words)] : [],
    )
    .reverse();
}

/** Returns the verb that is derived from the method and the path, such as `list`. */
export function genericVerbOf(route: Route, analysis: PathAnalysis): string {
  return genericVerb(route.endpoint.method, subjectOf(route, analysis), analysis);
}

function genericVerb(method: string, subject: Subject, analysis: PathAnalysis): string {
  const here = subject.kind === 'item' ? `${subject.prefix}/{}` : subject.prefix;
  switch (method) {
    case 'GET':
      return listing(subject) ? 'list' : 'get';
    case 'POST':
      return subject.kind === 'item' ? 'post' : 'create';
    case 'PUT':
      if (analysis.operations.has(`PATCH ${here}`)) return 'replace';
      // If no other operation creates the item, PUT creates it too, and the caller chooses its key.
      return subject.kind === 'item' && !analysis.operations.has(`POST ${subject.prefix}`)
        ? 'put'
        : 'update';
    case 'PATCH':
      return 'update';
    case 'DELETE':
      return 'delete';
    case 'HEAD':
      return 'check';
    default:
      return camelCase(wordsOf(method));
  }
}

function listing({ kind, resource }: Subject): boolean {
  if (kind === 'view') return isAdjective(resource[0] ?? '') || isPlural(resource.at(-1) ?? '');
  return kind === 'collection' || (kind === 'leaf' && isPlural(resource.at(-1) ?? ''));
}

/** Verbs of actions on a whole collection. */
const MANY = new Set(lists.listingVerbs);

function nounFor(verb: string, subject: Subject): readonly string[] {
  const many = MANY.has(verb);
  const count = many ? pluralWords : singularWords;
  const { resource, owner, qualifier, container, kind } = subject;
  switch (kind) {
    case 'view':
      return isAdjective(resource[0] ?? '')
        ? [...qualifier, ...resource, ...count(owner)]
        : [...qualifier, ...singularWords(owner), ...count(resource)];
    case 'leaf':
      return [...qualifier, ...owner, ...count(resource)];
    case 'single':
      return [...qualifier, ...resource];
    default:
      return container.length > 0
        ? [...qualifier, ...resource, ...count(container)]
        : [...qualifier, ...count(resource)];
  }
}

function thing(subject: Subject): readonly string[] {
  return singularWords([...subject.qualifier, ...subject.resource, ...subject.container]);
}

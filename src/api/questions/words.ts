/** Formulates the titles of questions. */
import type { DiagnosticCode } from '../../base/diagnostics/catalog.js';
import type { Place } from '../../model/place.js';
import { wordsOfPlace, type PlaceWords } from './place.js';

/** The subject of a conflict: an entity and one of its facts. */
export interface Subject {
  /** The entity, such as `GET /orders/{orderId}` or `schema Order`. */
  readonly thing: string;
  readonly place: PlaceWords;
}

/** Returns the subject of a conflict in words: `total of Order`, `the body of POST /orders`. */
function disputedText({ thing, place: { part, around } }: Subject): string {
  const of = thing.replace(/^schema /, '');
  if (part === 'the type') return of;
  if (part === undefined) return of;
  return around === undefined ? `${part} of ${of}` : `${part} ${around} of ${of}`;
}

/**
 * Returns the common subject of several conflicts: `total` for conflicts about `total` of different schemas. The name
 * of the operation or schema is only returned if the conflicts concern no part of it.
 */
function sharedText({ place: { part, name }, thing }: Subject): string {
  if (part === undefined || part === 'the type') return thing.replace(/^schema /, '');
  return part.startsWith('the ') ? part : (name ?? part);
}

/**
 * Returns the title of a question.
 * @param subjects the subject of each conflict; the title names the first one, because all conflicts of a question have
 * the same cause
 */
export function titleOf(code: DiagnosticCode, subjects: readonly Subject[]): string {
  const [first] = subjects;
  if (first === undefined) return code;
  const many = subjects.length > 1;
  const what = many ? sharedText(first) : disputedText(first);
  const thing = first.thing.replace(/^schema /, '');
  const operation = many ? `these ${subjects.length} operations` : thing;
  const does = many ? 'do' : 'does';
  switch (code) {
    case 'reconcile/type':
      return `What is the type of ${what}?`;
    case 'reconcile/unit':
      return `In which unit is ${what}?`;
    case 'reconcile/required':
      return `Is ${what} required?`;
    case 'reconcile/enum':
      return `What are the values of ${what}?`;
    case 'reconcile/default':
      return `What is the default of ${what}?`;
    case 'reconcile/keyword':
      return `What is the ${first.place.keyword ?? 'limit'} of ${what}?`;
    case 'reconcile/style':
    case 'reconcile/variant-style':
      return `How is ${what} sent?`;
    case 'reconcile/status':
      return `With which status ${does} ${operation} succeed?`;
    case 'reconcile/deprecated':
      return `Is ${what} deprecated?`;
    case 'reconcile/security':
    case 'reconcile/security-looser':
      return `Which credentials ${does} ${operation} require?`;
    case 'reconcile/scheme':
      return `What is the security scheme ${thing.replace(/^scheme /, '')}?`;
    case 'reconcile/operation-id':
      return `What is the operationId of ${operation}?`;
    case 'reconcile/summary':
    case 'reconcile/description':
      return `Which ${code.replace('reconcile/', '')} of ${operation} is right?`;
    case 'reconcile/parameters':
      return `What parameters ${does} ${operation} take?`;
    case 'schema/name-clash':
    case 'auth/name-clash':
      return `What is the right name of each ${thing}?`;
    case 'path/param-name':
      return `What is the right name of the path parameter of ${operation}?`;
    case 'traffic/undeclared-operation':
      return many
        ? `Do these ${subjects.length} operations belong to the API?`
        : `Does ${thing} belong to the API?`;
    case 'traffic/undeclared-answer':
      return `Are these responses of ${operation} right?`;
    case 'traffic/undeclared-parameter':
      return `${many ? 'Do' : 'Does'} ${operation} take ${first.place.part ?? 'this parameter'}?`;
    case 'traffic/undeclared-property':
      return `Is ${what} part of the API?`;
    case 'traffic/forbidden':
      return `Is the description of ${what} right, or the traffic?`;
    default:
      return `Which value of ${what} is right?`;
  }
}

/** Returns the subject of a conflict. */
export function subjectOf({ entity, steps }: Place, thing: string): Subject {
  return { thing, place: wordsOfPlace(entity, steps) };
}

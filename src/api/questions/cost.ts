/** Rates how much a wrong answer to a question costs callers. */
import type { DiagnosticCode } from '../../base/diagnostics/catalog.js';
import type { PlaceWords } from './place.js';
import { COSTS, type Cost } from './question.js';

const BY_CODE: Readonly<Partial<Record<DiagnosticCode, Cost>>> = {
  'reconcile/unit': 'data',
  'reconcile/type': 'data',
  'reconcile/style': 'requests',
  'reconcile/variant-style': 'requests',
  'reconcile/required': 'requests',
  'reconcile/default': 'requests',
  'reconcile/keyword': 'requests',
  'traffic/forbidden': 'requests',
  'reconcile/security': 'security',
  'reconcile/security-looser': 'security',
  'reconcile/scheme': 'security',
  'reconcile/enum': 'types',
  'reconcile/status': 'types',
  'reconcile/deprecated': 'types',
  'traffic/undeclared-operation': 'types',
  'traffic/undeclared-answer': 'types',
  'traffic/undeclared-parameter': 'types',
  'traffic/undeclared-property': 'types',
  'reconcile/operation-id': 'names',
  'path/param-name': 'names',
  'schema/name-clash': 'names',
  'auth/name-clash': 'names',
};

/**
 * Returns the cost of a conflict. A conflict between `integer` and `number` has the diagnostic code of conflicts about
 * limits such as `maximum`, but the higher cost `data`.
 */
export function costOf(code: DiagnosticCode, { keyword }: Pick<PlaceWords, 'keyword'>): Cost {
  if (code === 'reconcile/keyword' && keyword === 'type') return 'data';
  return BY_CODE[code] ?? 'wording';
}

/** Returns the rank of a cost. The highest cost has the lowest rank. */
export function rankOfCost(cost: Cost): number {
  return COSTS.indexOf(cost);
}

const BY_COST: Readonly<Record<Cost, string>> = {
  data: 'Callers compile against a type that the service does not send.',
  requests: 'The service refuses requests, or generated checks refuse what the service allows.',
  security: 'The service refuses calls, or callers send a credential that is not required.',
  types: 'Callers cannot use what the service has, or rely on what it does not have.',
  names: 'Callers use another name than the team does.',
  wording: 'The docs describe something else.',
};

const CONSEQUENCES: Readonly<Partial<Record<DiagnosticCode, string>>> = {
  'reconcile/unit':
    'Callers read the number in the wrong unit. Its type stays the same, so no compiler notices.',
  'reconcile/style': 'The service does not find the values in the request.',
  'reconcile/required':
    'The service refuses calls that omit it, or callers handle a case that never occurs.',
  'reconcile/default': 'Callers rely on a default that the service does not apply.',
  'reconcile/keyword':
    'Generated checks refuse values that the service allows, or pass values that it refuses.',
  'traffic/forbidden': 'Generated checks refuse what the service sends.',
  'reconcile/enum':
    'Callers cannot use a value that the list lacks, or handle one that never occurs.',
  'reconcile/status': 'Calls return a type that the service does not send.',
  'reconcile/deprecated':
    'Editors warn about an operation that is not deprecated, or do not warn about one that is.',
};

/** Returns a text that describes how a wrong answer affects callers. */
export function consequenceOf(code: DiagnosticCode, cost: Cost): string {
  return (
    (cost === 'data' && code === 'reconcile/keyword' ? undefined : CONSEQUENCES[code]) ??
    BY_COST[cost]
  );
}

/** Maps each cost to its name in messages. */
export const COST_NAMES: Readonly<Record<Cost, string>> = {
  data: 'wrong data',
  requests: 'refused requests',
  security: 'security',
  types: 'types',
  names: 'names',
  wording: 'wording',
};

/** What a wrong answer costs callers. */
import type { DiagnosticCode } from '../../base/diagnostics/catalog.js';
import type { Place } from './place.js';
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

/** The cost of a conflict of a code. An integer against a number is about values, not about limits. */
export function costOf(code: DiagnosticCode, { keyword }: Pick<Place, 'keyword'>): Cost {
  if (code === 'reconcile/keyword' && keyword === 'type') return 'data';
  return BY_CODE[code] ?? 'wording';
}

/** The dearest first. */
export function rankOfCost(cost: Cost): number {
  return COSTS.indexOf(cost);
}

/** What happens to callers if the answer is wrong. */
export const CONSEQUENCES: Readonly<Record<Cost, string>> = {
  data: 'Callers read wrong values.',
  requests: 'The service refuses requests, or generated checks refuse what the service allows.',
  security: 'Requests are rejected, or send a credential that is not required.',
  types: 'The types and checks of callers do not fit what the service sends.',
  names: 'Callers use another name than the team does.',
  wording: 'The docs describe something else.',
};

/** The costs in words. */
export const COST_NAMES: Readonly<Record<Cost, string>> = {
  data: 'wrong data',
  requests: 'refused requests',
  security: 'security',
  types: 'types',
  names: 'names',
  wording: 'wording',
};

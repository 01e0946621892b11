/** Compares what callers must prove: alternatives of combinations of schemes, each with scopes. */
import type { Api, Endpoint, SecurityScheme } from '../model/api.js';
import { find, type Scope } from './change.js';
import type { ChangeRule } from './rules.js';

type Schemes = Api['securitySchemes'];
type Scopes = ReadonlySet<string>;

/** What must be shown together: what kind of credential, and its scopes. Empty: nothing. */
type Alternative = ReadonlyMap<string, Scopes>;

/** Compares the requirements of an endpoint in both APIs; schemes are known by what they are, not by their names. */
export function compareSecurity(
  scope: Scope,
  before: Endpoint,
  after: Endpoint,
  schemes: { readonly before: Schemes; readonly after: Schemes },
): void {
  const [old, fresh] = [before.security, after.security];
  const places = { before: old?.origins, after: fresh?.origins };
  const say = (rule: ChangeRule, text: string): void => find(scope, rule, 'request', text, places);
  if (!old || !fresh) {
    if (fresh) say('security/stated', `credentials are stated now: ${textOf(fresh.value)}`);
    else if (old) say('security/unstated', 'nobody says any more which credentials are needed');
    return;
  }
  const was = alternatives(old.value, schemes.before);
  const is = alternatives(fresh.value, schemes.after);
  for (const one of was) {
    if (is.some((other) => covers(one, other))) continue;
    const closest = is.find((other) => [...other.keys()].every((kind) => one.has(kind)));
    if (one.size === 0) say('security/required', `needs ${textOf(fresh.value)} now`);
    else if (closest) {
      const more = [...closest].flatMap(([kind, scopes]) =>
        [...scopes].filter((name) => one.get(kind)?.has(name) !== true),
      );
      say('security/scope-added', `needs the scope ${more.join(', ')} too`);
    } else say('security/removed', `can no longer be called with ${[...one.keys()].join(' and ')}`);
  }
  const added = is.filter((one) => !was.some((other) => same(one, other)));
  const kept = was.every((one) => is.some((other) => covers(one, other)));
  for (const one of kept ? added : []) {
    if (was.some((other) => covers(other, one)))
      say('security/loosened', `needs less: ${kinds(one)}`);
    else say('security/added', `can be called with ${kinds(one)} too`);
  }
}

/** Compares how tokens are obtained, for schemes that both APIs have under one name. */
export function compareFlows(scope: Scope, before: Schemes, after: Schemes): void {
  for (const [id, old] of before) {
    const fresh = after.get(id);
    if (old.kind !== 'oauth2' || fresh?.kind !== 'oauth2') continue;
    const places = { before: old.origins, after: fresh.origins };
    for (const flow of old.flows) {
      const now = fresh.flows.find(({ type }) => type === flow.type);
      const text = `scheme ${id}: flow ${flow.type}`;
      if (!now) find(scope, 'security/flow', 'request', `${text} removed`, places);
      for (const name of now ? (['authorizationUrl', 'tokenUrl'] as const) : []) {
        if (flow[name] === now?.[name]) continue;
        const words = `${name} changed from ${flow[name] ?? 'none'} to ${now?.[name] ?? 'none'}`;
        find(scope, 'security/flow', 'request', `${text}: ${words}`, places);
      }
    }
  }
}

/** No list of alternatives means that nothing is needed. */
function alternatives(
  security: NonNullable<Endpoint['security']>['value'],
  schemes: Schemes,
): Alternative[] {
  if (security.length === 0) return [new Map()];
  return security.map((requirement) => {
    return new Map(
      requirement.map(({ scheme, scopes }) => [
        kindOf(scheme, schemes.get(scheme)),
        new Set(scopes),
      ]),
    );
  });
}

/** What a credential is, in words. */
function kindOf(id: string, scheme: SecurityScheme | undefined): string {
  switch (scheme?.kind) {
    case 'http':
      return `HTTP ${scheme.scheme.toLowerCase()}`;
    case 'apiKey':
      return `API key in ${scheme.in} ${scheme.in === 'header' ? scheme.name.toLowerCase() : scheme.name}`;
    case 'custom':
      return scheme.type;
    case 'oauth2':
    case 'openIdConnect':
    case 'mutualTLS':
    case undefined:
      // Several of one kind are told apart by their names only.
      return id;
    default:
      return scheme satisfies never;
  }
}

/** Whether who meets the one meets the other, too. */
function covers(one: Alternative, other: Alternative): boolean {
  return [...other].every(([kind, scopes]) => {
    const own = one.get(kind);
    return own !== undefined && [...scopes].every((name) => own.has(name));
  });
}

function same(one: Alternative, other: Alternative): boolean {
  return covers(one, other) && covers(other, one);
}

function kinds(one: Alternative): string {
  return [...one.keys()].join(' and ') || 'no credentials';
}

function textOf(security: NonNullable<Endpoint['security']>['value']): string {
  if (security.length === 0) return 'none';
  const texts = security.map((requirement) =>
    requirement.map(({ scheme }) => scheme).join(' and '),
  );
  return texts.map((text) => (text === '' ? 'none' : text)).join(' or ');
}

/** Finds calls that succeeded without the credentials that their operation requires. */
import type { Api, Endpoint, SecurityScheme } from '../../model/api.js';
import { isCredentialHeader } from '../../input/read/traffic/credentials.js';
import type { Exchange } from '../../input/read/traffic/index.js';
import { isSecretName } from '../../input/read/secret.js';
import type { Fault } from './misfit.js';

/** Returns the mismatches that concern the credentials of an exchange. */
export type CredentialCheck = (exchange: Exchange) => readonly Fault[];

/** Returns true if a request contains credentials for any kind of scheme. */
export function hasCredentials({ requestHeaders, address }: Exchange): boolean {
  return (
    requestHeaders.some(([name]) => {
      const lower = name.toLowerCase();
      return lower === 'authorization' || lower === 'cookie' || isCredentialHeader(lower);
    }) || address.query.some(([name]) => isSecretName(name))
  );
}

/**
 * Creates the check for an operation. The check finds nothing if the operation can be called without credentials, or
 * if recordings never contain its credentials, as for certificates.
 */
export function credentialCheck(
  { security }: Endpoint,
  { securitySchemes }: Pick<Api, 'securitySchemes'>,
): CredentialCheck {
  const alternatives = (security?.value ?? []).map((uses) =>
    uses.map(({ scheme }) => carrierOf(securitySchemes.get(scheme))),
  );
  const known = alternatives.flat();
  const isOptional = alternatives.some((carriers) => carriers.length === 0);
  const carriers = known.filter((one) => one !== undefined);
  const [first] = carriers;
  if (!first || isOptional || carriers.length < known.length) return () => [];
  const fault: Fault = {
    part: 'request',
    in: first.in,
    name: first.name,
    code: 'credentials',
    message: 'is a required credential, but the service accepts the call without it',
  };
  return (exchange) => {
    const isAccepted = exchange.status >= 200 && exchange.status < 300;
    const isSent = hasCredentials(exchange) || carriers.some((one) => isCarried(one, exchange));
    return isAccepted && !isSent ? [fault] : [];
  };
}

/** The part of a request that contains a credential. */
interface Carrier {
  readonly in: 'header' | 'query' | 'cookie';
  readonly name: string;
}

function carrierOf(scheme: SecurityScheme | undefined): Carrier | undefined {
  switch (scheme?.kind) {
    case 'http':
    case 'oauth2':
    case 'openIdConnect':
      return { in: 'header', name: 'authorization' };
    case 'apiKey':
      return { in: scheme.in, name: scheme.name };
    default:
      return undefined;
  }
}

function isCarried({ in: place, name }: Carrier, { requestHeaders, address }: Exchange): boolean {
  if (place === 'query') return address.query.some(([one]) => one === name);
  const header = place === 'cookie' ? 'cookie' : name.toLowerCase();
  return requestHeaders.some(([one]) => one.toLowerCase() === header);
}

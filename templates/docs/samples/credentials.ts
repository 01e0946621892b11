/** The credentials in samples: placeholders, since only the caller knows the secret. */
import type { Api, Endpoint, SecurityScheme } from '../../../src/model/api.js';
import { placeholder } from './parameters.js';

type Pair = readonly [name: string, value: string];

/** The part of a request that contains the secret of a scheme. */
export interface SampleCredential {
  readonly header?: Pair;
  readonly cookie?: Pair;
  readonly query?: Pair;
  /** A name and a password (RFC 7617), or the response to a challenge that is computed from both (RFC 7616). */
  readonly user?: { readonly pair: Pair; readonly isDigest: boolean };
  /** The file of a certificate. */
  readonly certificate?: string;
}

const BEARER: SampleCredential = { header: ['Authorization', 'Bearer <token>'] };

/** The credentials of the first alternative: one way to call is enough. */
export function sampleCredentials({ security }: Endpoint, api: Api): SampleCredential[] {
  const [first = []] = security?.value ?? [];
  const schemes = first.flatMap(({ scheme }) => api.securitySchemes.get(scheme) ?? []);
  return schemes.map(credentialOf);
}

function credentialOf(scheme: SecurityScheme): SampleCredential {
  switch (scheme.kind) {
    case 'http':
      return httpCredential(scheme.scheme);
    case 'oauth2':
    case 'openIdConnect':
      return BEARER;
    case 'apiKey':
      return { [scheme.in]: [scheme.name, placeholder(scheme.name)] };
    case 'mutualTLS':
      return { certificate: '<certificate>' };
    case 'custom':
      return {};
    default:
      return scheme satisfies never;
  }
}

function httpCredential(scheme: string): SampleCredential {
  const kind = scheme.toLowerCase();
  switch (kind) {
    case 'bearer':
      return BEARER;
    case 'basic':
    case 'digest':
      return { user: { pair: ['<user>', '<password>'], isDigest: kind === 'digest' } };
    default:
      return { header: ['Authorization', `${scheme} <credentials>`] };
  }
}

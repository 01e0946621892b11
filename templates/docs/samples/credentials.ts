/**
 * Creates the credentials in samples. They are placeholders, because only the caller knows the
 * secret.
 */
import type { Api, Endpoint, SecurityScheme } from '../../../src/model/api.js';
import { placeholder } from './parameters.js';

type Pair = readonly [name: string, value: string];

/** The part of a request that contains the secret of a security scheme. */
export interface SampleCredential {
  readonly header?: Pair;
  readonly cookie?: Pair;
  readonly query?: Pair;
  /**
   * A user name and a password. For Basic authentication (RFC 7617), the request contains them
   * directly. For Digest authentication (`isDigest`, RFC 7616), the response to a challenge is
   * computed from them.
   */
  readonly user?: { readonly pair: Pair; readonly isDigest: boolean };
  /** The path of the client's TLS certificate. */
  readonly certificate?: string;
}

const BEARER: SampleCredential = { header: ['Authorization', 'Bearer <token>'] };

/**
 * Returns the credentials for the first security alternative. One way to call the operation is
 * enough for a sample.
 */
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

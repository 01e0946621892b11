/**
 * Converts users to responses of the API. The caller's own account has a different format than
 * other users, whose format is SCIM.
 */
import type { Me, User as ApiUser } from '../../../generated/stride/server/schemas.js';
import type { User } from '../domain/user.js';

const SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User';

/** Returns a user in the format of SCIM (RFC 7643 §4.1). */
export function userView(user: User): ApiUser {
  const { id, userName, active, displayName, nickName, title, timezone } = user;
  const { givenName, familyName, email, photo, created, modified } = user;
  return {
    schemas: [SCHEMA],
    ...{ id, userName, active, displayName, nickName, title, timezone },
    name: { givenName, familyName, formatted: displayName },
    emails: email === '' ? [] : [{ value: email, primary: true }],
    photos: photo === '' ? [] : [{ value: photo, primary: true }],
    meta: { created, lastModified: modified, resourceType: 'User' },
  };
}

export function meView({ id, displayName, email, photo }: User): Me {
  return { account_id: id, name: displayName, email, picture: photo };
}

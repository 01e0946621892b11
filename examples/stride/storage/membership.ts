/** Conditions for queries: whether a caller belongs to a site, or is in a conversation. */
import { sql } from 'kysely';
import type { Member } from '../domain/membership.js';

/**
 * Returns the SQL condition that an app was added to the site of a row, or that a person belongs to
 * the site.
 * @param cloudId the column with the id of the site
 */
export function isOfSite(member: Member, cloudId: 'conversations.cloud_id' | 'sites.id') {
  const site = sql.ref(cloudId);
  return 'clientId' in member
    ? sql<boolean>`exists (select from site_apps
        where cloud_id = ${site} and client_id = ${member.clientId})`
    : sql<boolean>`exists (select from site_users
        where cloud_id = ${site} and user_id = ${member.userId})`;
}

/**
 * Returns the same condition as `isOfSite`, but excludes guests, who are invited only to single
 * rooms.
 * @param cloudId the column with the id of the site
 */
export function seesPublicRooms(member: Member, cloudId: 'conversations.cloud_id') {
  if ('clientId' in member) return isOfSite(member, cloudId);
  return sql<boolean>`exists (select from site_users where cloud_id = ${sql.ref(cloudId)}
    and user_id = ${member.userId} and role <> 'guest')`;
}

/**
 * Returns the SQL condition that the app is installed in the conversation of a row, or that the
 * person is in its roster. Otherwise, the result is null, which counts as false. It is a scalar
 * subquery, because `exists` would become a join over all conversations. A page of a list is then
 * read only until it is full.
 */
export function isInside(member: Member) {
  return 'clientId' in member
    ? sql<boolean>`(select true from installations
        where conversation_id = conversations.id and client_id = ${member.clientId})`
    : sql<boolean>`(select true from rosters
        where conversation_id = conversations.id and user_id = ${member.userId})`;
}

/** Conditions for queries: whether a caller belongs to a site, or is in a conversation. */
import { sql } from 'kysely';
import type { Member } from '../domain/membership.js';

/**
 * Returns an SQL condition. It is true if the app was added to the site of a row, or if the person
 * belongs to this site.
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
 * Returns the same condition as `isOfSite`, except that it is false for guests. A guest sees only the
 * rooms to which they were invited.
 * @param cloudId the column with the id of the site
 */
export function seesPublicRooms(member: Member, cloudId: 'conversations.cloud_id') {
  if ('clientId' in member) return isOfSite(member, cloudId);
  return sql<boolean>`exists (select from site_users where cloud_id = ${sql.ref(cloudId)}
    and user_id = ${member.userId} and role <> 'guest')`;
}

/**
 * Returns an SQL condition. It is true if the app is installed in the conversation of a row, or if
 * the person is in its roster, for the way `invited` not only by joining. Otherwise, it is null, and SQL treats null as false here. The
 * condition is a scalar subquery, because PostgreSQL would turn `exists` into a join over all
 * conversations. With the subquery, PostgreSQL stops reading as soon as a page of the list is full.
 */
export function isInside(member: Member, way: 'inside' | 'invited' = 'inside') {
  return 'clientId' in member
    ? sql<boolean>`(select true from installations
        where conversation_id = conversations.id and client_id = ${member.clientId})`
    : sql<boolean>`(select ${sql.raw(way === 'invited' ? 'invited' : 'true')} from rosters
        where conversation_id = conversations.id and user_id = ${member.userId})`;
}

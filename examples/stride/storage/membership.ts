/** Membership of sites and conversations, as conditions of queries. */
import { sql } from 'kysely';
import type { Member } from '../domain/membership.js';

/**
 * The app was added to the site of the row, or the person belongs to it.
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
 * Like `isOfSite`, except for guests, who are invited to single rooms.
 * @param cloudId the column with the id of the site
 */
export function seesPublicRooms(member: Member, cloudId: 'conversations.cloud_id') {
  if ('clientId' in member) return isOfSite(member, cloudId);
  return sql<boolean>`exists (select from site_users where cloud_id = ${sql.ref(cloudId)}
    and user_id = ${member.userId} and role <> 'guest')`;
}

/**
 * The app is installed in the conversation of the row, or the person is in its roster; otherwise null, which counts as
 * false. It is a scalar query, because `exists` would become a join over all conversations: a page of a list ends when
 * it is full.
 */
export function isInside(member: Member) {
  return 'clientId' in member
    ? sql<boolean>`(select true from installations
        where conversation_id = conversations.id and client_id = ${member.clientId})`
    : sql<boolean>`(select true from rosters
        where conversation_id = conversations.id and user_id = ${member.userId})`;
}

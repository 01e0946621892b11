/** The tables as types of the query builder. `migrations.ts` creates them. */
import type { Generated } from 'kysely';
import type { Role } from '../domain/user.js';

/** PostgreSQL's type id for 64-bit integers. They are read as `bigint`. */
export const INT8 = 20;

export interface Schema {
  settings: { key: string; value: string };
  sites: { id: string; name: string };
  users: UserRow;
  site_users: { cloud_id: string; user_id: string; role: Role };
  apps: {
    client_id: string;
    client_secret: string;
    name: string;
    user_id: string;
    scopes: string;
    /** The stored part of the app's descriptor as JSON; empty if the app has none. */
    descriptor: string;
  };
  site_apps: { cloud_id: string; client_id: string };
  room_tokens: {
    hash: string;
    client_id: string;
    user_id: string;
    conversation_id: string;
    scopes: string;
  };
  conversations: ConversationRow;
  installations: { conversation_id: string; client_id: string };
  rosters: {
    conversation_id: string;
    user_id: string;
    position: Generated<bigint>;
    /** False for a person who has joined and whom no other person has added. */
    invited: boolean;
  };
  messages: MessageRow;
  media: {
    id: string;
    conversation_id: string;
    /** The account that has uploaded the file. */
    user_id: string;
    name: string;
    content_type: string;
    size: bigint | null;
    begun: bigint;
  };
  media_chunks: { media_id: string; number: number; bytes: Uint8Array };
  modules: {
    client_id: string;
    conversation_id: string;
    type: string;
    key: string;
    body: string;
  };
  states: {
    client_id: string;
    kind: string;
    key: string;
    cloud_id: string;
    conversation_id: string;
    user_id: string;
    value: string;
  };
  deliveries: DeliveryRow;
}

export interface UserRow {
  id: string;
  user_name: string;
  display_name: string;
  given_name: string;
  family_name: string;
  nick_name: string;
  title: string;
  timezone: string;
  email: string;
  email_key: string;
  photo: string;
  active: boolean;
  created: string;
  modified: string;
}

export interface ConversationRow {
  id: string;
  cloud_id: string;
  name: string;
  name_key: string;
  topic: string;
  privacy: 'public' | 'private';
  archived: boolean;
  created: bigint;
  modified: bigint;
  /** The time of the last message. */
  last_message: bigint;
  /**
   * The app of a direct conversation. In a group conversation, this column and the next one are
   * null.
   */
  direct_client_id: string | null;
  direct_user_id: string | null;
}

export interface MessageRow {
  conversation_id: string;
  sent: bigint;
  id: string;
  sender_id: string;
  /** The document as JSON. After the message was deleted, `body` and `text` are null. */
  body: string | null;
  text: string | null;
}

export interface DeliveryRow {
  id: string;
  client_id: string;
  url: string;
  user_id: string;
  cloud_id: string;
  conversation_id: string;
  payload: string;
  attempts: number;
  due: bigint;
  abandoned: boolean;
  /** The reason why the last attempt failed. */
  failure: string;
}

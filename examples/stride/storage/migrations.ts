/**
 * The migrations that create the tables. Never change a released migration; add a new one instead.
 */
import type { Kysely, Migration } from 'kysely';
import { sql } from 'kysely';

/**
 * Creates the tables. Ids and keys are compared by code unit (collation "C"), so that databases
 * with different locales sort rows in the same way. Documents have the type `text` and not `jsonb`,
 * so that they are returned byte for byte.
 */
const TABLES = `
create table settings (key text primary key, value text not null);

create table sites (id text primary key, name text not null);

create table users (
  id text collate "C" primary key,
  user_name text not null,
  display_name text not null,
  given_name text not null,
  family_name text not null,
  nick_name text not null,
  title text not null,
  timezone text not null,
  email text not null,
  email_key text not null,
  photo text not null,
  active boolean not null,
  created text not null,
  modified text not null
);
create index users_by_email on users (email_key);

create table site_users (
  cloud_id text not null references sites,
  user_id text not null references users,
  primary key (cloud_id, user_id)
);

create table apps (
  client_id text collate "C" primary key,
  client_secret text not null,
  name text not null,
  user_id text not null references users,
  scopes text not null
);

create table site_apps (
  cloud_id text not null references sites,
  client_id text not null references apps,
  primary key (client_id, cloud_id)
);

create table conversations (
  id text collate "C" primary key,
  cloud_id text not null references sites,
  name text not null,
  name_key text collate "C" not null,
  topic text not null,
  privacy text not null,
  archived boolean not null,
  created bigint not null,
  modified bigint not null,
  last_message bigint not null,
  direct_client_id text references apps,
  direct_user_id text references users
);
create unique index conversations_by_name on conversations (cloud_id, name_key)
  where direct_client_id is null and not archived;
create unique index conversations_by_partners
  on conversations (cloud_id, direct_client_id, direct_user_id)
  where direct_client_id is not null;
create index conversations_in_order on conversations (cloud_id, name_key, id);

create table installations (
  conversation_id text not null references conversations,
  client_id text not null references apps,
  primary key (conversation_id, client_id)
);
create index installations_of_app on installations (client_id, conversation_id);

create table room_tokens (
  hash text primary key,
  client_id text not null references apps,
  user_id text not null references users,
  conversation_id text not null references conversations,
  scopes text not null
);

create table rosters (
  conversation_id text not null references conversations,
  user_id text not null references users,
  position bigint generated always as identity,
  primary key (conversation_id, user_id)
);

create table messages (
  conversation_id text collate "C" not null references conversations,
  sent bigint not null,
  id text collate "C" not null,
  sender_id text not null,
  body text,
  text text,
  primary key (conversation_id, sent)
);
create unique index messages_by_id on messages (id);

create table media (
  id text collate "C" primary key,
  conversation_id text not null references conversations,
  client_id text not null references apps,
  name text not null,
  content_type text not null,
  size bigint,
  begun bigint not null
);
create index media_begun on media (begun) where size is null;

create table media_chunks (
  media_id text not null references media on delete cascade,
  number integer not null,
  bytes bytea not null,
  primary key (media_id, number)
);

create table modules (
  client_id text not null references apps,
  conversation_id text not null,
  type text not null,
  key text collate "C" not null,
  body text not null,
  primary key (client_id, conversation_id, type, key)
);

create table states (
  client_id text not null references apps,
  kind text not null,
  key text not null,
  cloud_id text not null,
  conversation_id text not null,
  user_id text not null,
  value text not null,
  primary key (client_id, kind, key, cloud_id, conversation_id, user_id)
);

create table deliveries (
  id text collate "C" primary key,
  client_id text not null references apps,
  url text not null,
  user_id text not null,
  cloud_id text not null,
  conversation_id text not null,
  payload text not null,
  attempts integer not null,
  due bigint not null,
  abandoned boolean not null
);
create index deliveries_by_due on deliveries (due) where not abandoned;
`;

/**
 * Adds an index for claiming deliveries by app, and a column for the reason why a delivery was
 * given up.
 */
const OUTBOX = `
drop index deliveries_by_due;
create index deliveries_by_app on deliveries (client_id, due) where not abandoned;
alter table deliveries add column failure text not null default '';
`;

const DESCRIPTORS = `
alter table apps add column descriptor text not null default '';
`;

/**
 * Columns that refer to ids, by table. They get the same collation as the ids, because PostgreSQL
 * uses an index for a comparison only if both sides have the same collation.
 */
const REFERENCES: Readonly<Record<string, readonly string[]>> = {
  sites: ['id'],
  site_users: ['cloud_id', 'user_id'],
  apps: ['user_id'],
  site_apps: ['cloud_id', 'client_id'],
  conversations: ['cloud_id', 'direct_client_id', 'direct_user_id'],
  installations: ['conversation_id', 'client_id'],
  room_tokens: ['client_id', 'user_id', 'conversation_id'],
  rosters: ['conversation_id', 'user_id'],
  messages: ['sender_id'],
  media: ['conversation_id', 'client_id'],
  media_chunks: ['media_id'],
  modules: ['client_id', 'conversation_id'],
  states: ['client_id', 'cloud_id', 'conversation_id', 'user_id'],
  deliveries: ['client_id', 'user_id', 'cloud_id', 'conversation_id'],
};
const COLLATIONS = Object.entries(REFERENCES)
  .map(([table, columns]) => {
    const changes = columns.map((column) => `alter column ${column} type text collate "C"`);
    return `alter table ${table} ${changes.join(', ')};`;
  })
  .join('\n');

/**
 * Adds a column for the account that uploaded a file, because this account may be a person's and
 * not only an app's.
 */
const UPLOADERS = `
alter table media add column user_id text collate "C" references users;
update media set user_id = (select user_id from apps where apps.client_id = media.client_id);
alter table media alter column user_id set not null;
alter table media drop column client_id;
`;

/**
 * Adds indexes by app and time, so that the deliveries of one app are found without reading those
 * of others, in the order in which they are claimed.
 */
const WAITING = `
drop index deliveries_by_app;
create index deliveries_waiting on deliveries (client_id, due, id) where not abandoned;
create index deliveries_given_up on deliveries (client_id, due, id) where abandoned;
create index deliveries_given_up_last on deliveries (due, id) where abandoned;
`;

/**
 * Adds an index for the total size of the files in a conversation, so that the query does not read
 * other conversations.
 */
const FILES = `
create index media_of_conversation on media (conversation_id, size);
`;

/**
 * Adds the roles of people. The first person of each site becomes its administrator. Bots have no
 * role.
 */
const ROLES = `
alter table site_users add column role text not null default 'member';
update site_users set role = 'admin' from (
  select distinct on (cloud_id) cloud_id, user_id from site_users
  join users on users.id = user_id
  where not exists (select from apps where apps.user_id = users.id)
  order by cloud_id, created, user_id
) as first where first.cloud_id = site_users.cloud_id and first.user_id = site_users.user_id;
`;

/**
 * Records whether another person has added a person to a conversation. This is not known of earlier
 * people, so they keep their rights.
 */
const INVITED = `
alter table rosters add column invited boolean not null default true;
`;

async function run(database: Kysely<unknown>, statements: string): Promise<void> {
  for (const statement of statements.split(';')) {
    if (statement.trim() !== '') await sql.raw(statement).execute(database);
  }
}

/** The migrations by name. They run in the order of their names. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-tables': { up: (database) => run(database, TABLES) },
  '0002-outbox': { up: (database) => run(database, OUTBOX) },
  '0003-descriptors': { up: (database) => run(database, DESCRIPTORS) },
  '0004-collations': { up: (database) => run(database, COLLATIONS) },
  '0005-uploaders': { up: (database) => run(database, UPLOADERS) },
  '0006-waiting': { up: (database) => run(database, WAITING) },
  '0007-files': { up: (database) => run(database, FILES) },
  '0008-roles': { up: (database) => run(database, ROLES) },
  '0009-invited': { up: (database) => run(database, INVITED) },
};

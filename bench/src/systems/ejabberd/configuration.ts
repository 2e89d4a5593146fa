import { HOST } from './xmpp.ts';

/** A private instance that stores every message of every room and never slows anybody down. JSON is YAML. */
export function configuration({ port, database }: { port: number; database: string }): string {
  return JSON.stringify({
    hosts: [HOST],
    loglevel: 'warning',
    default_db: 'sql',
    sql_type: 'sqlite',
    sql_database: database,
    auth_method: 'sql',
    auth_password_format: 'plain',
    listen: [{ port, ip: '127.0.0.1', module: 'ejabberd_c2s', access: 'all', shaper: 'none', backlog: 1024 }],
    modules: {
      mod_mam: { db_type: 'sql', default: 'always' },
      mod_muc: {
        access: 'all',
        access_create: 'all',
        history_size: 0,
        max_users: 20_000,
        max_users_admin_threshold: 20_000,
        min_message_interval: 0,
        min_presence_interval: 0,
        room_shaper: 'none',
        user_message_shaper: 'none',
        user_presence_shaper: 'none',
        // Who comes and goes is told to nobody, as with the other systems: 500 people who enter would cause 125,000 stanzas.
        default_room_options: { mam: true, persistent: true, max_users: 20_000, presence_broadcast: [] },
      },
    },
  });
}

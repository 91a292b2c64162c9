// What every slice is given: the host's ports and the core's own database, events and sessions.
import type { Database } from './db/open.ts';
import type { Events } from './events.ts';
import type { Ports } from './ports.ts';
import type { Sessions } from './session.ts';

export interface Deps extends Ports {
  database: Database;
  events: Events;
  sessions: Sessions;
}

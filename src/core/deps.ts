// What every slice is given: the host's ports and the core's own database, events and sessions. The way out of this
// computer is not among them: it is handed to core/network alone.
import type { Database } from './db/open.ts';
import type { Events } from './events.ts';
import type { Ports } from './ports.ts';
import type { Sessions } from './session.ts';

export interface Deps extends Omit<Ports, 'fetch'> {
  database: Database;
  events: Events;
  sessions: Sessions;
}

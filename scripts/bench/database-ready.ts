// A process that opens the database in argv[2], prints the milliseconds since it started, and ends. Run as it is and
// bundled, to see what bundling saves.
import { join } from 'node:path';
import { openDatabase } from '#core/db/open.ts';

const { close } = openDatabase({
  dataDir: process.argv[2]!,
  migrationsDir: join(process.cwd(), 'drizzle'),
  unpacked: (path) => path,
  log: { write() {} },
});
process.stdout.write(String(performance.now()));
close();

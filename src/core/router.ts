// Every slice's procedures, one line per slice.
import type { Deps } from './deps.ts';
import { createPeopleRouter } from './people/router.ts';
import { createProcedures } from './procedures.ts';
import { createProgressRouter } from './progress/router.ts';
import { createSettingsRouter } from './settings/router.ts';
import { createSubjectsRouter } from './subjects/router.ts';
import { createSystemRouter } from './system/router.ts';

export type AppRouter = ReturnType<typeof createRouter>;

export function createRouter(deps: Deps) {
  const procedures = createProcedures(deps);
  return {
    system: createSystemRouter(procedures, deps),
    people: createPeopleRouter(procedures, deps, async () => {}),
    settings: createSettingsRouter(procedures, deps),
    subjects: createSubjectsRouter(procedures, deps),
    progress: createProgressRouter(procedures, deps),
  };
}

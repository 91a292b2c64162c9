// What left this computer, as the student sees it, and the switch that lets nothing leave.
import type { NetworkState } from '#contract/network.ts';
import type { Deps } from '../deps.ts';
import type { Procedures } from '../procedures.ts';
import type { Network } from './outbound.ts';

export function createNetworkRouter(
  { owned }: Procedures,
  { events }: Pick<Deps, 'events'>,
  { ledger, neverConnect }: Network,
) {
  const stateOf = (userId: string): NetworkState => ({
    neverConnect: neverConnect.isOn(userId),
    ...ledger.totals(userId),
  });
  return {
    state: owned.network.state.handler(({ context: { userId } }) => stateOf(userId)),
    requests: owned.network.requests.handler(({ input, context: { userId } }) =>
      ledger.list(userId, input.limit, input.before),
    ),
    setNeverConnect: owned.network.setNeverConnect.handler(({ input, context: { userId } }) => {
      neverConnect.set(userId, input.neverConnect);
      events.publish(userId, { type: 'network.changed' });
      return stateOf(userId);
    }),
    clear: owned.network.clear.handler(({ context: { userId } }) => {
      ledger.clear(userId);
      return stateOf(userId);
    }),
  };
}

// Before the first call that would leave this computer: what would be sent, to whom, at what price, and a choice. Later
// calls to the same provider go without asking; declining sends nothing.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Outgoing } from '#contract/models.ts';
import { client, orpc } from './client.ts';
import { useFaultToast } from './fault-view.tsx';
import { OutgoingDialog } from './outgoing-dialog.tsx';

interface Asked {
  outgoing: Outgoing;
  answer: (agreed: boolean) => void;
}

export interface Agreement {
  /** A model is chosen, whether or not it can be reached just now. */
  hasModel: boolean;
  /** True when the call may go out. `preview` tells what would leave, null when nothing would; the dialog shows it. */
  ask: (preview: () => Promise<Outgoing | null>) => Promise<boolean>;
  dialog: ReactNode;
}

export function useAgreement(): Agreement {
  const queries = useQueryClient();
  const toast = useFaultToast();
  const status = useQuery(orpc.models.status.queryOptions());
  const [asked, setAsked] = useState<Asked | null>(null);

  const ask: Agreement['ask'] = async (preview) => {
    if (status.data?.heldBack !== 'consent_needed') return true;
    try {
      const outgoing = await preview();
      if (outgoing === null) return true;
      const agreed = await new Promise<boolean>((answer) => setAsked({ outgoing, answer }));
      setAsked(null);
      if (!agreed) return false;
      await client.models.consent({ provider: outgoing.provider, granted: true });
      await queries.invalidateQueries({ queryKey: orpc.models.key() });
      return true;
    } catch (error) {
      toast(error);
      return false;
    }
  };
  return {
    hasModel: status.data?.provider != null,
    ask,
    dialog: asked ? (
      <OutgoingDialog
        outgoing={asked.outgoing}
        onSend={() => asked.answer(true)}
        onCancel={() => asked.answer(false)}
      />
    ) : null,
  };
}

// Before the first question that would leave this computer: what would be sent, to whom, at what price, and a choice.
// Later questions to the same provider go without asking; declining leaves the question in the box.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Outgoing } from '#contract/models.ts';
import { client, orpc } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { OutgoingDialog } from '../../lib/outgoing-dialog.tsx';

type Preview = Parameters<typeof client.tutor.preview>[0];

interface Asked {
  outgoing: Outgoing;
  answer: (agreed: boolean) => void;
}

export interface Agreement {
  /** A model is chosen, whether or not it can be reached just now. */
  hasModel: boolean;
  /** True when the question may be asked; shows the dialog first where consent is missing. */
  ask: (question: Preview) => Promise<boolean>;
  dialog: ReactNode;
}

export function useAgreement(): Agreement {
  const queries = useQueryClient();
  const toast = useFaultToast();
  const status = useQuery(orpc.models.status.queryOptions());
  const [asked, setAsked] = useState<Asked | null>(null);

  const ask = async (question: Preview): Promise<boolean> => {
    if (status.data?.heldBack !== 'consent_needed') return true;
    try {
      const outgoing = await client.tutor.preview(question);
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

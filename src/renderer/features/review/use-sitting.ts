// One sitting with the cards: the card in front, and the acts on it. Its query stands outside the review keys, since a
// fact that makes lists stale must not change the card one is looking at; every act brings the next turn itself.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Card, Rating, Turn } from '#contract/review.ts';
import { client, orpc } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { faultOf } from '../../lib/faults.ts';
import { useFormat } from '../../lib/format.ts';
import { announce } from '../../ui/announcer.tsx';
import { notify } from '../../ui/toast.tsx';
import { spanWords } from './spans.ts';
import type { Tally } from './tally.ts';

export function useSitting() {
  const { t } = useTranslation('review');
  const { t: ui } = useTranslation('ui');
  const format = useFormat();
  const queries = useQueryClient();
  const toast = useFaultToast();
  const [tally, setTally] = useState<Tally>([]);
  const key = ['sitting', useId()];
  const turn = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => client.review.next(undefined, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const put = (next: Turn) => queries.setQueryData<Turn>(key, next);
  const refetch = () => void turn.refetch();
  const onError = (error: unknown) => {
    toast(error);
    // The card changed in another window: show it as it is now.
    if (['CONFLICT', 'NOT_FOUND'].includes(faultOf(error).code)) refetch();
  };

  // When only cards in learning are left, the next one comes by itself.
  const nextAt = turn.data?.card ? null : (turn.data?.nextAt ?? null);
  const { refetch: again } = turn;
  useEffect(() => {
    if (nextAt === null) return;
    const timer = setTimeout(
      () => void again(),
      Math.min(2 ** 31 - 1, Math.max(0, nextAt - Date.now()) + 200),
    );
    return () => clearTimeout(timer);
  }, [nextAt, again]);

  const answer = useMutation({
    mutationFn: (input: { cardId: string; rating: Rating; latencyMs: number; comesBackIn: number | null }) =>
      client.review.answer({ cardId: input.cardId, rating: input.rating, latencyMs: input.latencyMs }),
    onSuccess: (next, { rating, comesBackIn }) => {
      setTally((before) => [...before, rating]);
      const said = t(`rating.${rating}`);
      announce(
        comesBackIn === null
          ? said
          : t('said.rated', { rating: said, span: spanWords(comesBackIn, format, 'long') }),
      );
      put(next);
    },
    onError,
  });
  const undo = useMutation({
    mutationFn: () => client.review.undo(),
    onSuccess: (next) => {
      setTally((before) => before.slice(0, -1));
      announce(t('said.undone'));
      put(next);
    },
    onError,
  });
  const bury = useMutation({
    mutationFn: (cardId: string) => client.review.bury({ cardId }),
    onSuccess: (next) => {
      notify.info(t('said.buried'), { above: true });
      put(next);
    },
    onError,
  });
  const suspend = useMutation({
    mutationFn: ({ cardId, suspended }: { cardId: string; suspended: boolean }) =>
      client.review.suspend({ cardIds: [cardId], suspended }),
    onSuccess: (_, { cardId, suspended }) => {
      if (suspended)
        notify.info(t('said.suspended'), {
          above: true,
          action: { label: ui('undo'), onClick: () => suspend.mutate({ cardId, suspended: false }) },
        });
      refetch();
    },
    onError,
  });
  const changed = (card: Card) => {
    const now = queries.getQueryData<Turn>(key);
    if (now?.card?.id === card.id) put({ ...now, card });
    void queries.invalidateQueries({ queryKey: orpc.review.list.key() });
  };
  const flag = useMutation({
    mutationFn: ({ id, flagged }: Card) => client.review.flag({ cardId: id, flagged: !flagged }),
    onSuccess: (card) => {
      announce(t(card.flagged ? 'said.flagged' : 'said.unflagged'));
      changed(card);
    },
    onError,
  });

  const busy = [answer, undo, bury, suspend].some(({ isPending }) => isPending);
  return { turn, tally, busy, answer, undo, bury, suspend, flag, changed, refetch };
}

export type Sitting = ReturnType<typeof useSitting>;

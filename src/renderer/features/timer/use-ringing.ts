// What is said when a countdown ends: to screen readers always, by the browser's notification when the page is not
// looked at and that is allowed. The desktop app sends its own notifications.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fact } from '#contract/system.ts';
import { orpc } from '../../lib/client.ts';
import { useFormat } from '../../lib/format.ts';
import { isDesktop } from '../../lib/host.ts';
import { onFact } from '../../lib/queries.ts';
import { announce } from '../../ui/announcer.tsx';
import { notify } from '../../ui/toast.tsx';
import { isBreak } from './use-timer.ts';

type Rang = Extract<Fact, { type: 'timer.rang' }>;

export function useRinging(): void {
  const { t } = useTranslation('timer');
  const format = useFormat();
  const settings = useQuery(orpc.settings.get.queryOptions());
  const wanted = settings.data?.notifyAtEnd === true;
  const say = (fact: Rang): string => {
    if (fact.what === 'away') return t('away.announced', { time: format.duration(fact.minutes * 60_000) });
    if (fact.what === 'warning') return t('rang.warning');
    if (isBreak(fact.kind)) return t('rang.break');
    const minutes = format.number(fact.minutes);
    return fact.xp > 0
      ? t('rang.endedXp', { minutes, xp: format.number(fact.xp) })
      : t('rang.ended', { minutes });
  };
  const hear = (fact: Fact) => {
    if (fact.type === 'study.reminder') {
      const title = fact.streak > 0 ? t('reminder.titleStreak', { count: fact.streak }) : t('reminder.title');
      notify.info(title, { detail: t('reminder.text') });
      showOutside(title, t('reminder.text'));
    }
    if (fact.type !== 'timer.rang') return;
    const text = say(fact);
    announce(text, 'assertive');
    if (fact.what === 'warning') notify.info(text);
    if (wanted) showOutside(text);
  };
  const latest = useRef(hear);
  useEffect(() => {
    latest.current = hear;
  });
  useEffect(() => onFact((fact) => latest.current(fact)), []);
}

/** The tag makes two tabs show one. */
function showOutside(title: string, body?: string): void {
  if (isDesktop || document.hasFocus() || !mayNotify()) return;
  const notification = new Notification(title, {
    tag: 'lectern-timer',
    icon: './icon.svg',
    ...(body === undefined ? {} : { body }),
  });
  notification.onclick = () => {
    window.focus();
    notification.close();
  };
}

function mayNotify(): boolean {
  return typeof Notification !== 'undefined' && Notification.permission === 'granted';
}

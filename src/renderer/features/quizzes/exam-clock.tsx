// The time that is left, by the second; read out only when five minutes and when one minute are left.
import { clsx } from 'clsx';
import { Clock } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../ui/announcer.tsx';

const warnings = [5, 1];

export function ExamClock({ deadline, onEnd }: { deadline: number; onEnd: () => void }) {
  const { t } = useTranslation('quizzes');
  const [now, setNow] = useState(() => Date.now());
  const left = Math.max(0, Math.ceil((deadline - now) / 1000));
  const minutes = Math.ceil(left / 60);
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  });
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const isOver = left === 0;
  useEffect(() => {
    if (isOver) end.current();
  }, [isOver]);
  const told = useRef(minutes);
  useEffect(() => {
    if (told.current === minutes) return;
    told.current = minutes;
    if (warnings.includes(minutes)) announce(t('exam.minutesLeft', { count: minutes }), 'assertive');
  }, [minutes, t]);
  return (
    <span
      role="timer"
      aria-label={t('exam.timeLeft')}
      className={clsx(
        'inline-flex min-h-9 items-center gap-2 rounded-md px-3 text-md font-medium tabular-nums',
        minutes <= 1 ? 'bg-warning-soft text-warning-ink' : 'bg-sunken text-ink',
      )}
    >
      <Clock aria-hidden size={16} />
      {clockWords(left)}
    </span>
  );
}

/** 754 seconds are "12:34"; from an hour on "1:02:03". */
export function clockWords(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
}

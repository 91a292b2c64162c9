// A fault on screen: its sentence, its cause and one button. Screens pass what the button should do; where they
// have nothing better to offer it repeats the failed read. A fault with a place of its own leads there instead.
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../ui/states.tsx';
import { notify } from '../ui/toast.tsx';
import { type Fault, faultOf, faultPlace, faultWords } from './faults.ts';

export interface FaultViewProps {
  error: unknown;
  onAction?: () => void;
  /** Replaces the table's button text where the screen's act is a different one. */
  actionLabel?: string;
  compact?: boolean;
}

export function FaultView({ error, onAction, actionLabel, compact }: FaultViewProps) {
  const { t } = useTranslation('faults');
  const fault = faultOf(error);
  const words = faultWords(t, fault);
  const act = actionLabel === undefined ? (leadTo(fault) ?? onAction) : onAction;
  return (
    <ErrorState
      title={words.title}
      cause={words.cause}
      {...(act ? { action: { label: actionLabel ?? words.action, onClick: act } } : {})}
      {...(fault.ref ? { reference: fault.ref } : {})}
      {...(compact ? { compact } : {})}
    />
  );
}

/** Says a failed act in a toast; `retry` becomes its button. */
export function useFaultToast(): (error: unknown, retry?: () => void) => void {
  const { t } = useTranslation('faults');
  return (error, retry) => {
    const fault = faultOf(error);
    const words = faultWords(t, fault);
    const act = leadTo(fault) ?? retry;
    notify.error(words.title, {
      detail: words.cause,
      ...(act ? { action: { label: words.action, onClick: act } } : {}),
    });
  };
}

/** By address, since a fault may be shown outside the router too. */
function leadTo(fault: Fault): (() => void) | null {
  const place = faultPlace(fault);
  return place === null || location.hash === `#${place}` ? null : () => location.assign(`#${place}`);
}

/** Makes work on a name fit a NameDialog: null when done, the fault's sentence when not. */
export function useNaming(): (
  work: (name: string) => Promise<unknown>,
) => (name: string) => Promise<string | null> {
  const { t } = useTranslation('faults');
  return (work) => (name) =>
    work(name).then(
      () => null,
      (error: unknown) => faultWords(t, faultOf(error)).title,
    );
}

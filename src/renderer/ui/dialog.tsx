// Dialogs for things the student started. Focus goes in, stays in and returns; Escape always closes.
import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { AlertDialog, Dialog as Radix } from 'radix-ui';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Field, Input } from './field.tsx';

const scrim = 'fixed inset-0 z-40 bg-scrim';
const panel =
  'fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 ' +
  'overflow-y-auto rounded-lg border border-line bg-surface p-5 shadow-float outline-none';

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  width?: 'sm' | 'md' | 'lg';
  children?: ReactNode;
  /** Buttons, the main one last. */
  footer?: ReactNode;
}

/** Radix gives focus back to a trigger of its own; these dialogs are opened from anywhere, so who had it is kept. */
function useReturnOfFocus() {
  const opener = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: () => {
      opener.current = document.activeElement;
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      if (document.activeElement !== document.body) return;
      const back = opener.current?.isConnected && opener.current !== document.body ? opener.current : null;
      const next = back ?? document.getElementById('main');
      if (next instanceof HTMLElement) next.focus({ preventScroll: true });
    },
  };
}

const widths = { sm: 'max-w-md', md: 'max-w-xl', lg: 'max-w-3xl' };

export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  width = 'md',
  children,
  footer,
}: DialogProps) {
  const { t } = useTranslation('ui');
  const focus = useReturnOfFocus();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={scrim} />
        <Radix.Content
          className={clsx(panel, widths[width])}
          {...focus}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <Radix.Title className="pe-10 font-serif text-lg font-semibold text-ink">{title}</Radix.Title>
          {description ? (
            <Radix.Description className="mt-1 text-base text-ink-muted">{description}</Radix.Description>
          ) : null}
          {children ? <div className="mt-4">{children}</div> : null}
          {footer ? <div className="mt-5 flex flex-wrap justify-end gap-2">{footer}</div> : null}
          {/* Last, so that focus begins in the content; without a tooltip, which would take the first Escape. */}
          <Radix.Close
            aria-label={t('close')}
            className="absolute end-4 top-4 inline-flex size-8 items-center justify-center rounded-md text-ink-muted hover:bg-sunken hover:text-ink"
          >
            <X aria-hidden size={16} />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What will happen, and what will not. */
  description: ReactNode;
  confirmLabel: string;
  onConfirm: () => void;
  danger?: boolean;
  busy?: boolean;
  /** Text that must be typed before the button works; for what cannot be undone. */
  typeToConfirm?: string;
  children?: ReactNode;
}

export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  description,
  confirmLabel,
  onConfirm,
  danger = false,
  busy = false,
  typeToConfirm,
  children,
}: ConfirmDialogProps) {
  const { t } = useTranslation('ui');
  const [typed, setTyped] = useState('');
  const focus = useReturnOfFocus();
  const allowed = typeToConfirm === undefined || typed.trim() === typeToConfirm.trim();
  return (
    <AlertDialog.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) setTyped('');
        onOpenChange(next);
      }}
    >
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={scrim} />
        <AlertDialog.Content className={clsx(panel, 'max-w-md')} {...focus}>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (allowed && !busy) onConfirm();
            }}
          >
            <AlertDialog.Title className="font-serif text-lg font-semibold text-ink">
              {title}
            </AlertDialog.Title>
            <AlertDialog.Description asChild>
              <div className="mt-1 text-base text-ink-muted">{description}</div>
            </AlertDialog.Description>
            {typeToConfirm === undefined ? null : (
              <Field label={t('typeToConfirm', { text: typeToConfirm })} className="mt-4">
                <Input value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" />
              </Field>
            )}
            {children ? <div className="mt-4">{children}</div> : null}
            <div className="mt-5 flex flex-wrap justify-end gap-2">
              <AlertDialog.Cancel asChild>
                <Button>{t('cancel')}</Button>
              </AlertDialog.Cancel>
              <Button type="submit" variant={danger ? 'danger' : 'primary'} busy={busy} disabled={!allowed}>
                {confirmLabel}
              </Button>
            </div>
          </form>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

// Passing messages, read out by the toaster's own live region. Undo lives here instead of "are you sure?": the act
// happens at once and can be taken back.
import { Toaster as Sonner, toast } from 'sonner';

const undoMs = 8000;

export interface ToastOptions {
  detail?: string;
  action?: { label: string; onClick: () => void };
  /** Away from the corner, where the main buttons of a screen are: for what comes while the student works. */
  above?: boolean;
}

function show(kind: 'message' | 'success' | 'error', title: string, options: ToastOptions = {}): void {
  toast[kind](title, {
    ...(options.detail ? { description: options.detail } : {}),
    ...(options.above ? { position: 'top-center' as const } : {}),
    ...(options.action ? { action: options.action, duration: undoMs } : {}),
  });
}

export const notify = {
  info: (title: string, options?: ToastOptions) => show('message', title, options),
  success: (title: string, options?: ToastOptions) => show('success', title, options),
  error: (title: string, options?: ToastOptions) => show('error', title, options),
  /** A finished act with its way back; `undoLabel` is the translated "Undo". */
  undoable: (title: string, undoLabel: string, undo: () => void) =>
    show('message', title, { action: { label: undoLabel, onClick: undo } }),
};

export function Toaster({ label }: { label: string }) {
  return (
    <Sonner
      containerAriaLabel={label}
      position="bottom-right"
      gap={8}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-center gap-3 rounded-md border border-line bg-raised px-4 py-3 text-base text-ink shadow-float',
          title: 'font-medium',
          description: 'text-sm text-ink-muted',
          content: 'min-w-0 flex-1',
          actionButton:
            'ms-auto shrink-0 rounded-md border border-line-strong px-2.5 py-1 text-sm font-medium text-accent-ink hover:bg-sunken',
          error: 'border-danger/50',
        },
      }}
    />
  );
}

// Copies a text. Without a clipboard there is no button that would fail: the text beside it can be selected by hand.
import { Copy } from 'lucide-react';
import { Button, type ButtonSize } from './button.tsx';
import { notify } from './toast.tsx';

export interface CopyButtonProps {
  text: string;
  label: string;
  /** Said once it is copied. */
  done: string;
  size?: ButtonSize;
}

export function CopyButton({ text, label, done, size }: CopyButtonProps) {
  if (!navigator.clipboard) return null;
  return (
    <Button
      {...(size ? { size } : {})}
      icon={<Copy aria-hidden size={16} />}
      onClick={() => {
        navigator.clipboard.writeText(text).then(
          () => notify.success(done),
          () => notify.info(text),
        );
      }}
    >
      {label}
    </Button>
  );
}

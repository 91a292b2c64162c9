// A button that opens the system's file picker, and hands over what was chosen.
import { FolderOpen } from 'lucide-react';
import { useRef } from 'react';
import { Button, type ButtonProps } from './button.tsx';

export function FileButton({
  accept,
  label,
  onFile,
  ...rest
}: { accept: string; label: string; onFile: (file: File) => void } & Pick<
  ButtonProps,
  'variant' | 'size' | 'busy' | 'icon' | 'className'
>) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={picker}
        type="file"
        accept={accept}
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file may be chosen again.
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
      <Button icon={<FolderOpen aria-hidden size={17} />} {...rest} onClick={() => picker.current?.click()}>
        {label}
      </Button>
    </>
  );
}

// One box for everything: go somewhere, do something, find a passage. Commands are matched here; passages come from
// whichever feature offers a search.
import { Command } from 'cmdk';
import { FileText, Search } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { shortcutCaps } from '../lib/keyboard.ts';
import { type Command as BoxCommand, type BoxHit, useAllCommands, useBoxSearches } from '../lib/slots.ts';
import { Kbd } from '../ui/kbd.tsx';
import { useShellCommands } from './shell-commands.tsx';

export interface CommandBoxProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  openShortcuts: () => void;
}

const searchPauseMs = 120;
const itemClass =
  'flex min-h-10 items-center gap-3 rounded-md px-3 py-1.5 text-base text-ink select-none ' +
  'data-[selected=true]:bg-accent-soft data-[selected=true]:text-accent-ink';

export function CommandBox({ open, onOpenChange, openShortcuts }: CommandBoxProps) {
  const { t } = useTranslation('shell');
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[12vh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 overflow-hidden rounded-lg border border-line bg-surface shadow-float"
        >
          <Dialog.Title className="sr-only">{t('command.label')}</Dialog.Title>
          <Box close={() => onOpenChange(false)} openShortcuts={openShortcuts} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Box({ close, openShortcuts }: { close: () => void; openShortcuts: () => void }) {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const { hits, searching } = useHits(text.trim());
  const { places, actions } = useShellCommands(openShortcuts);
  const offered = useAllCommands();
  const groups = [
    { id: 'actions', label: t('command.actions'), commands: matching([...offered, ...actions], text) },
    { id: 'places', label: t('command.goTo'), commands: matching(places, text) },
  ];
  const run = (perform: () => void) => {
    close();
    perform();
  };
  const open = (to: string) => run(() => void navigate(to));

  return (
    <Command shouldFilter={false} loop label={t('command.label')}>
      <div className="flex items-center gap-3 border-b border-line px-4">
        <Search aria-hidden size={18} className="shrink-0 text-ink-faint" />
        <Command.Input
          value={text}
          onValueChange={setText}
          placeholder={t('command.placeholder')}
          className="min-h-13 min-w-0 flex-1 bg-transparent text-md text-ink outline-none placeholder:text-ink-faint"
        />
      </div>
      <Command.List className="max-h-[60vh] overflow-y-auto p-2">
        {groups.map((group) =>
          group.commands.length > 0 ? (
            <Group key={group.id} label={group.label}>
              {group.commands.map((command) => (
                <Command.Item
                  key={command.id}
                  value={`command ${command.id}`}
                  onSelect={() => run(command.run)}
                  className={itemClass}
                >
                  <span aria-hidden className="inline-flex w-5 shrink-0 justify-center">
                    {command.icon}
                  </span>
                  <span className="min-w-0 flex-1 truncate">{command.label}</span>
                  {command.shortcut ? <Kbd keys={shortcutCaps(command.shortcut)} /> : null}
                </Command.Item>
              ))}
            </Group>
          ) : null,
        )}
        {text.trim() ? (
          <Command.Item
            value="search everything"
            onSelect={() => open(`/search?q=${encodeURIComponent(text.trim())}`)}
            className={itemClass}
          >
            <Search aria-hidden size={17} className="shrink-0" />
            <span className="min-w-0 flex-1 truncate">{t('command.searchFor', { text: text.trim() })}</span>
          </Command.Item>
        ) : null}
        {hits.length > 0 ? (
          <Group label={t('command.hits')}>
            {hits.map((hit) => (
              <Command.Item
                key={hit.id}
                value={`hit ${hit.id}`}
                onSelect={() => open(hit.to)}
                className={itemClass}
              >
                <FileText aria-hidden size={17} className="shrink-0" />
                <span className="min-w-0 flex-1">
                  <span className="line-clamp-2">{hit.title}</span>
                  <span className="block truncate text-sm text-ink-muted">{hit.detail}</span>
                </span>
              </Command.Item>
            ))}
          </Group>
        ) : null}
      </Command.List>
      <p role="status" className="sr-only">
        {searching ? t('command.searching') : ''}
      </p>
    </Command>
  );
}

function Group({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={label}
      className="mb-1 [&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-faint"
    >
      {children}
    </Command.Group>
  );
}

/** Every typed word must begin a word of the label or a keyword. */
function matching(commands: readonly BoxCommand[], text: string): BoxCommand[] {
  const typed = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return commands.filter((command) => {
    const words = [command.label, ...(command.keywords ?? [])].join(' ').toLocaleLowerCase().split(/\s+/);
    return typed.every((part) => words.some((word) => word.startsWith(part)));
  });
}

function useHits(text: string): { hits: readonly BoxHit[]; searching: boolean } {
  const searches = useBoxSearches();
  const [state, setState] = useState<{ hits: readonly BoxHit[]; searching: boolean }>({
    hits: [],
    searching: false,
  });
  useEffect(() => {
    if (text.length < 2 || searches.length === 0) {
      setState({ hits: [], searching: false });
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      setState((before) => ({ ...before, searching: true }));
      const found = await Promise.allSettled(searches.map((search) => search(text, stop.signal)));
      if (stop.signal.aborted) return;
      // A search that failed offers nothing here; its own screen says why.
      setState({
        hits: found.flatMap((result) => (result.status === 'fulfilled' ? result.value : [])),
        searching: false,
      });
    }, searchPauseMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text, searches]);
  return state;
}

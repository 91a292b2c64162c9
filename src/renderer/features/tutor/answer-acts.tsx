// What can be done with an answer: the likeliest next steps as buttons, the rest behind one menu.
import { Menu as MenuIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Again, Message } from '#contract/tutor.ts';
import { client } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { act } from '../../lib/slots.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, type MenuItem } from '../../ui/menu.tsx';
import { notify } from '../../ui/toast.tsx';
import { sourcesOf, withSources } from './citations.ts';

export interface AnswerActsProps {
  message: Message;
  /** The thread looks in a part of the material only. */
  scoped: boolean;
  /** A model could be asked. */
  hasModel: boolean;
  onAgain: (how: Again) => void;
  onEverywhere: () => void;
}

interface Act {
  id: string;
  label: string;
  onSelect: () => void;
}

export function AnswerActs(props: AnswerActsProps) {
  const { t } = useTranslation('tutor');
  const { shown, more } = useActs(props);
  return (
    <>
      {shown.map(({ id, label, onSelect }) => (
        <Button key={id} size="sm" variant="quiet" onClick={onSelect}>
          {label}
        </Button>
      ))}
      {more.length > 0 ? (
        <Menu items={more satisfies MenuItem[]}>
          <Button size="sm" variant="quiet" icon={<MenuIcon size={14} aria-hidden />}>
            {t('answer.more')}
          </Button>
        </Menu>
      ) : null}
    </>
  );
}

function useActs({ message, scoped, hasModel, onAgain, onEverywhere }: AnswerActsProps) {
  const { t } = useTranslation('tutor');
  const navigate = useNavigate();
  const toast = useFaultToast();
  const byModel = message.mode === 'local' || message.mode === 'cloud';
  const nothing = message.band === 'none' && !message.text;
  const cut = byModel && message.text !== '' && message.status !== 'done';
  const notThere = nothing || message.band === 'closest' || message.fallback === 'not_in_sources';
  const materialId = sourcesOf(message)[0]?.parts[0].materialId;
  const again = (how: Again) => ({ id: how, label: t(`answer.again.${how}`), onSelect: () => onAgain(how) });
  const shown: (Act | false | undefined)[] = [
    nothing &&
      scoped &&
      message.reason !== 'still_reading' && {
        id: 'everywhere',
        label: t('answer.everywhere'),
        onSelect: onEverywhere,
      },
    message.reason === 'no_material' && {
      id: 'library',
      label: t('start.openLibrary'),
      onSelect: () => navigate('/library'),
    },
    cut && again('continue'),
    hasModel && notThere && !message.general && again('general'),
    byModel && message.rung !== null && message.rung < 5 && again('reveal'),
    byModel && !cut && (message.rung === null || message.rung === 5) && again('simpler'),
    { id: 'same', label: t('answer.retry'), onSelect: () => onAgain('same') },
  ];
  const more: (Act | false | undefined)[] = [
    message.text !== '' && {
      id: 'copy',
      label: t('answer.copy'),
      onSelect: () =>
        void navigator.clipboard
          .writeText(
            withSources(message, (n, title, page) => `[${n}] ${t('answer.source', { title, page })}`),
          )
          .then(() => notify.success(t('answer.copied')), toast),
    },
    message.text !== '' && {
      id: 'note',
      label: t('answer.note'),
      onSelect: () => void save(),
    },
    materialId != null && {
      id: 'quiz',
      label: t('answer.quiz'),
      onSelect: () => act('makeQuiz', { scope: { materialId } }),
    },
    byModel && !message.extract && again('quotes'),
  ];
  const save = async () => {
    try {
      const { note, existed } = await client.notes.saveAnswer({ messageId: message.id });
      notify.success(t(existed ? 'answer.noteExisted' : 'answer.noteSaved'), {
        action: { label: t('answer.noteOpen'), onClick: () => navigate(`/notes/${note.id}`) },
      });
    } catch (error) {
      toast(error);
    }
  };
  const real = (act: Act | false | undefined): act is Act => act !== undefined && act !== false;
  return { shown: shown.filter(real), more: more.filter(real) };
}

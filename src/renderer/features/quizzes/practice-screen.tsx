// The Practice screen: quizzes, mistakes and reported questions under one heading. `/practice/new` is the same screen
// with the dialog open, so that a link can make a quiz from a file.
import { Plus, Sheet } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { PracticeFrame } from '../../lib/practice-frame.tsx';
import { act } from '../../lib/slots.ts';
import { Button } from '../../ui/button.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { MakeQuizDialog } from './make-quiz-dialog.tsx';
import { MistakesList } from './mistakes-list.tsx';
import { makeQuizPath, scopeOfQuery } from './paths.ts';
import { QuizList } from './quiz-list.tsx';
import { ReportsList } from './reports-list.tsx';

type Tab = 'quizzes' | 'mistakes' | 'reports';

export function Component() {
  const { t } = useTranslation('quizzes');
  const { t: te } = useTranslation('exchange');
  const navigate = useNavigate();
  const location = useLocation();
  const [query, setQuery] = useSearchParams();
  const making = location.pathname === '/practice/new';
  const tab = (query.get('tab') ?? 'quizzes') as Tab;
  const make = () => navigate(makeQuizPath({}));
  return (
    <PracticeFrame
      description={t('description')}
      actions={
        <>
          <Button icon={<Sheet size={17} aria-hidden />} onClick={() => act('importQuiz')}>
            {te('quiz.fromTable')}
          </Button>
          <Button variant="primary" icon={<Plus size={18} aria-hidden />} onClick={make}>
            {t('new')}
          </Button>
        </>
      }
    >
      <Tabs
        label={t('tabs')}
        value={tab}
        onChange={(next) => setQuery(next === 'quizzes' ? {} : { tab: next }, { replace: true })}
        tabs={[
          { id: 'quizzes', label: t('tabQuizzes'), content: <QuizList onMake={make} /> },
          { id: 'mistakes', label: t('tabMistakes'), content: <MistakesList /> },
          { id: 'reports', label: t('tabReports'), content: <ReportsList /> },
        ]}
      />
      {making ? (
        <MakeQuizDialog
          scope={scopeOfQuery(query)}
          onClose={() => navigate('/practice', { replace: true })}
        />
      ) : null}
    </PracticeFrame>
  );
}

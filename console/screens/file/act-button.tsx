import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useWords } from '../../words/language.ts';

/** Opens the list of what may be done now. Looking at another day, nothing may. */
export function ActButton({ caseId, past }: { caseId: string; past: boolean }) {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <>
      <Button onClick={() => window.print()}>{t('file.print')}</Button>
      <Button
        type="primary"
        disabled={past}
        onClick={() => void navigate({ to: '/cases/$caseId', params: { caseId }, search: { act: 'choose' } })}
      >
        {t('file.act')}
      </Button>
    </>
  );
}

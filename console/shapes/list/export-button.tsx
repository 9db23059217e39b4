import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { Problem } from '../../api/client.ts';
import { useToday } from '../../app/today-context.ts';
import { useWords } from '../../words/language.ts';
import { type ListFilter, type ListName, takeOut } from './list-data.ts';

interface Props {
  readonly list: ListName;
  readonly filter: ListFilter;
  readonly columns: readonly string[];
  readonly title: string;
}

/** The list as it stands, filter and columns, as a workbook. Who took it out and how many rows is in the audit, and on the sheet. */
export function ExportButton({ list, filter, columns, title }: Props) {
  const { t } = useWords();
  const today = useToday();
  const { message } = App.useApp();
  const get = useMutation({
    mutationFn: () => takeOut(list, filter, columns, `${title}-${today}.xlsx`),
    onSuccess: (rows) => void message.success(t('lists.export.done', { rows })),
    onError: (error) =>
      void message.warning(
        error instanceof Problem && error.remedy !== undefined ? `${error.message} ${error.remedy}` : error.message,
        6,
      ),
  });
  return (
    <Button loading={get.isPending} onClick={() => get.mutate()} title={t('lists.export.hint')}>
      {t('lists.export.button')}
    </Button>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { type ImportDetail, type Mapping, sheetColumnsQuery } from '../../api/imports.ts';
import { useWords } from '../../words/language.ts';
import { mappingOf, missingColumns } from './mapping.ts';
import { UploadCard } from './upload-card.tsx';

/** Which column of the file is which of ours. Changed, the file is tried again; the county's own names are remembered. */
export function MappingCard({ one }: { one: ImportDetail }) {
  const { t, language } = useWords();
  const sheet = useQuery(sheetColumnsQuery);
  const [changes, setChanges] = useState<Mapping>({});
  const mapping = mappingOf(one.columns, changes);
  const columns = sheet.data ?? [];
  const missing = missingColumns(mapping, columns);
  const options = [
    { value: '', label: t('imports.mappingUnknown') },
    ...columns.map(({ key, title, en, required }) => ({
      value: key,
      label: `${language === 'zh' ? title : `${en} ${title}`}${required ? ' *' : ''}`,
    })),
  ];
  const changed = Object.keys(changes).length > 0;
  return (
    <details className="card import-mapping" open={one.state === 'failed' || changed}>
      <summary>
        <h2>{t('imports.mapping')}</h2>
        <span className="quiet small">{t('imports.mappingHint')}</span>
      </summary>
      <ul>
        {one.columns.map(({ index, letters, header }) => (
          <li key={index}>
            <span className="quiet small">{letters}</span>
            <label htmlFor={`column-${index}`}>{header}</label>
            <Select
              id={`column-${index}`}
              value={mapping[header] ?? ''}
              options={options}
              showSearch={{ optionFilterProp: 'label' }}
              popupMatchSelectWidth={false}
              onChange={(key: string) => setChanges((old) => ({ ...old, [header]: key === '' ? null : key }))}
            />
          </li>
        ))}
      </ul>
      {missing.length > 0 ? (
        <p className="form-trouble">
          {t('imports.mappingMissing', {
            columns: missing.map(({ title, en }) => (language === 'zh' ? title : en)).join(language === 'zh' ? '、' : ', '),
          })}
        </p>
      ) : null}
      {changed || one.state === 'failed' ? (
        <>
          <p className="quiet small">{t('imports.mappingNeedsFile')}</p>
          <UploadCard mapping={mapping} words={t('imports.mappingAgain')} />
        </>
      ) : null}
    </details>
  );
}

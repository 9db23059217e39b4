import { Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ImportDetail } from '../api/imports.ts';
import { useWords } from '../words/language.ts';
import { CountTile } from './count-tile.tsx';
import './import-report.css';
import { RegisterTable } from './register-table.tsx';

/** What became of the rows: good, known, refused with reasons, warned; and the refused ones to take away as the same workbook. */
export function ImportReport({ report, actions }: { report: ImportDetail; actions: ReactNode }) {
  const { t } = useWords();
  const [onlyRefused, setOnlyRefused] = useState(false);
  const issues = onlyRefused ? report.issues.filter(({ severity }) => severity === 'refusal') : report.issues;
  return (
    <section className="import-report" aria-label={t('imports.steps.check')}>
      <div className="tiles import-tiles">
        <CountTile
          count={report.accepted}
          label={t(report.mode === 'import' ? 'imports.acceptedDone' : 'imports.accepted')}
          note={t('imports.rows', { rows: report.rows })}
        />
        <CountTile count={report.unchanged} label={t('imports.unchanged')} />
        <CountTile count={report.refused} label={t('imports.refused')} colour="amber" />
        <CountTile count={report.warnings} label={t('imports.warned')} />
      </div>
      <div className="card import-actions row-line">
        {actions}
        {report.refusedWorkbook ? (
          <>
            <a href={report.refusedWorkbook} download>
              {t('imports.refusedFile')}
            </a>
            <span className="quiet small">{t('imports.refusedHint')}</span>
          </>
        ) : null}
      </div>
      <RegisterTable
        label={t('imports.issues')}
        rows={issues}
        keyOf={({ row, column, code, severity }) => `${row}~${column}~${code}~${severity}`}
        bar={
          <>
            <h2>
              {report.issues.length >= 200
                ? t('imports.issuesFirst', { count: report.issues.length })
                : `${t('imports.issues')} ${report.issues.length}`}
            </h2>
            {report.refused > 0 ? (
              <Checkbox checked={onlyRefused} onChange={(event) => setOnlyRefused(event.target.checked)}>
                {t('imports.onlyRefused')}
              </Checkbox>
            ) : null}
          </>
        }
        columns={[
          {
            key: 'severity',
            title: '',
            render: ({ severity }) => (
              <span className={`mark${severity === 'refusal' ? ' mark-amber' : ''}`}>{t(`imports.severity.${severity}`)}</span>
            ),
          },
          { key: 'row', title: t('imports.row'), right: true, render: ({ row }) => row },
          {
            key: 'column',
            title: t('imports.column'),
            render: ({ column, letters }) => (
              <>
                {column} <span className="quiet small">{letters}</span>
              </>
            ),
          },
          { key: 'value', title: t('imports.value'), render: ({ value }) => <span className="import-value">{value}</span> },
          { key: 'reason', title: t('imports.reason'), render: ({ reason }) => reason },
          { key: 'remedy', title: t('imports.remedy'), render: ({ remedy }) => remedy },
        ]}
        empty={<p className="register-wait quiet">{t('imports.issuesNone')}</p>}
      />
    </section>
  );
}

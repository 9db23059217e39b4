import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Drawer, Segmented, Select } from 'antd';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { useToday } from '../../app/today-context.ts';
import { DayInput } from '../../shapes/day-input.tsx';
import { Trouble } from '../../shapes/trouble.tsx';
import { useWords } from '../../words/language.ts';
import '../administration/administration.css';
import { caseloadQuery, type HandOverPreview } from './organisation-data.ts';
import { count, ORG } from './organisation-words.ts';
import { ReasonField } from './unit-drawer.tsx';
import type { Source } from './workload.tsx';

interface Part {
  readonly key: number;
  readonly to: string | undefined;
  readonly by: 'all' | 'grade' | 'person';
  readonly grades: readonly string[];
  readonly cases: readonly string[];
}

const blank = (key: number): Part => ({ key, to: undefined, by: 'all', grades: [], cases: [] });

/** Hands a caseload over: to whom and which persons, a look at what follows, then once and for all. */
export function HandOverDrawer({ source, onClose }: { source: Source; onClose: () => void }) {
  const { say, term } = useWords();
  const today = useToday();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { unit, from } = source;
  const { data: held = [] } = useQuery(caseloadQuery(unit.unit.id, from?.id));
  const [parts, setParts] = useState<readonly Part[]>([blank(0)]);
  const [starts, setStarts] = useState(today);
  const [reason, setReason] = useState('');
  const plan = () => ({
    unit: unit.unit.id,
    ...(from === undefined ? {} : { from: from.id }),
    starts,
    parts: parts.map(({ to, by, grades, cases }) => ({
      to,
      ...(by === 'grade' ? { grades } : {}),
      ...(by === 'person' ? { cases } : {}),
    })),
  });
  const preview = useMutation({
    mutationFn: () => call<HandOverPreview>('/api/hand-overs/preview', { method: 'POST', body: plan() }),
  });
  const confirm = useMutation({
    mutationFn: (cases: number) =>
      call<{ id: string; cases: number }>('/api/hand-overs', { method: 'POST', body: { ...plan(), reason, cases } }),
    onSuccess: ({ id, cases }) => {
      void queries.invalidateQueries();
      void message.success(say(count.done(cases)));
      void navigate({ to: '/hand-overs/$handOverId', params: { handOverId: id } });
    },
  });
  const change = (key: number, next: Partial<Part>) => {
    preview.reset();
    setParts((old) => old.map((part) => (part.key === key ? { ...part, ...next } : part)));
  };
  const grades = [...new Set(held.map(({ grade }) => grade ?? 'none'))];
  const sayGrade = (grade: string) => (grade === 'none' ? say(ORG.notGraded) : term('grade', grade));
  const receivers = unit.officers.filter(({ post }) => post !== from?.id);
  const ready = parts.every(
    ({ to, by, grades: some, cases }) =>
      to !== undefined && (by === 'all' || (by === 'grade' ? some.length > 0 : cases.length > 0)),
  );
  return (
    <Drawer open onClose={onClose} size={560} title={say(from === undefined ? ORG.assignTitle : ORG.handOverTitle)}>
      <form
        className="drawer-form"
        onSubmit={(event) => {
          event.preventDefault();
          preview.mutate();
        }}
      >
        <p className="quiet">
          {unit.unit.name} · {from === undefined ? say(ORG.nobody) : say(count.from(from.name))} ·{' '}
          {say(count.persons(held.length))}
        </p>
        {parts.map((part, index) => (
          <fieldset key={part.key} className="hand-over-part">
            <div className="field">
              <label htmlFor={`to-${part.key}`}>{say(ORG.to)}</label>
              <Select
                id={`to-${part.key}`}
                value={part.to ?? null}
                onChange={(to: string) => change(part.key, { to })}
                options={receivers.map(({ post, name, roleTitle, cases }) => ({
                  value: post,
                  label: `${name} · ${say(roleTitle)} · ${say(ORG.cases)} ${cases}`,
                }))}
              />
            </div>
            <Segmented
              aria-label={say(ORG.which)}
              value={part.by}
              onChange={(by: Part['by']) => change(part.key, { by })}
              options={[
                { value: 'all', label: say(ORG.all) },
                { value: 'grade', label: say(ORG.byGrade) },
                { value: 'person', label: say(ORG.byPerson) },
              ]}
            />
            {part.by === 'grade' ? (
              <Select
                mode="multiple"
                aria-label={say(ORG.byGrade)}
                value={[...part.grades]}
                onChange={(some: string[]) => change(part.key, { grades: some })}
                options={grades.map((grade) => ({
                  value: grade,
                  label: `${sayGrade(grade)} ${held.filter((one) => (one.grade ?? 'none') === grade).length}`,
                }))}
              />
            ) : null}
            {part.by === 'person' ? (
              <Select
                mode="multiple"
                aria-label={say(ORG.byPerson)}
                value={[...part.cases]}
                showSearch={{ optionFilterProp: 'label' }}
                onChange={(cases: string[]) => change(part.key, { cases })}
                options={held.map(({ caseId, name, grade }) => ({
                  value: caseId,
                  label: `${name} · ${sayGrade(grade ?? 'none')}`,
                }))}
              />
            ) : null}
            {index === 0 ? null : (
              <button
                type="button"
                className="link-button small"
                onClick={() => {
                  preview.reset();
                  setParts((old) => old.filter(({ key }) => key !== part.key));
                }}
              >
                {say(ORG.removePart)}
              </button>
            )}
          </fieldset>
        ))}
        <button
          type="button"
          className="link-button"
          onClick={() => {
            preview.reset();
            setParts((old) => [...old, blank(Math.max(...old.map(({ key }) => key)) + 1)]);
          }}
        >
          {say(ORG.addPart)}
        </button>
        <div className="field">
          <label htmlFor="hand-over-starts">{say(ORG.starts)}</label>
          <DayInput
            id="hand-over-starts"
            value={starts}
            onChange={(day) => {
              preview.reset();
              setStarts(day);
            }}
          />
        </div>
        <ReasonField id="hand-over-reason" value={reason} onChange={setReason} />
        <div>
          <Button htmlType="submit" disabled={!ready || starts === ''} loading={preview.isPending}>
            {say(ORG.preview)}
          </Button>
        </div>
        {preview.isError ? <Trouble error={preview.error} /> : null}
        {preview.data ? <Preview preview={preview.data} /> : null}
        {confirm.isError ? <Trouble error={confirm.error} /> : null}
        {preview.data && preview.data.cases > 0 ? (
          <div>
            <Button
              type="primary"
              disabled={reason.trim().length < 2}
              loading={confirm.isPending}
              onClick={() => confirm.mutate(preview.data.cases)}
            >
              {say(ORG.confirm)}
            </Button>
          </div>
        ) : null}
      </form>
    </Drawer>
  );
}

function Preview({ preview }: { preview: HandOverPreview }) {
  const { say, term } = useWords();
  const groups = [
    ...preview.goes.map(({ to, cases, duties, overdue }) => ({ key: to.id, title: to.name, cases, duties, overdue })),
    ...(preview.stays.length > 0 ? [{ key: 'stays', title: say(ORG.stays), cases: preview.stays, duties: 0, overdue: 0 }] : []),
  ];
  return (
    <section className="hand-over-preview" aria-label={say(ORG.preview)}>
      <p>
        <b>{say(count.moving(preview.cases, preview.duties, preview.overdue))}</b>
      </p>
      {groups.map(({ key, title, cases }) => (
        <div key={key}>
          <h3>
            {title} {say(count.persons(cases.length))}
          </h3>
          <ul className="small">
            {cases.map(({ caseId, name, grade, duties, overdue }) => (
              <li key={caseId}>
                {name} <span className="quiet">{grade === null ? say(ORG.notGraded) : term('grade', grade)}</span>{' '}
                {say(count.duties(duties))}
                {overdue > 0 ? (
                  <span className="over-words">
                    {' '}
                    {say(ORG.overdue)} {overdue}
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

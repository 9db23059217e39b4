import { useQuery } from '@tanstack/react-query';
import { Checkbox, Select } from 'antd';
import { DayInput } from '../../shapes/day-input.tsx';
import { useWords } from '../../words/language.ts';
import { organisationsQuery, rolesQuery } from './account-data.ts';

export interface PostDraft {
  readonly role: string;
  readonly organisation: string;
  readonly from: string;
  readonly to: string;
  readonly juvenile: boolean;
  readonly sealed: boolean;
}

export const blankPost = (today: string): PostDraft => ({
  role: '',
  organisation: '',
  from: today,
  to: '',
  juvenile: false,
  sealed: false,
});

/** The body of a post, blanks left out. */
export function postBody({ to, ...post }: PostDraft): Record<string, unknown> {
  return to === '' ? post : { ...post, to };
}

/** Role, organisation and days of a post. */
export function PostFields({
  post,
  onChange,
  idPrefix,
}: {
  post: PostDraft;
  onChange: (post: PostDraft) => void;
  idPrefix: string;
}) {
  const { t } = useWords();
  const roles = useQuery(rolesQuery);
  const organisations = useQuery(organisationsQuery);
  const organ = roles.data?.find(({ name }) => name === post.role)?.organ ?? null;
  // A court's post is held at a court: other units are not offered.
  const units = (organisations.data ?? []).filter(({ kind }) => organ === null || kind === organ);
  return (
    <>
      <div className="field">
        <label htmlFor={`${idPrefix}-role`}>{t('administration.accounts.role')}</label>
        <Select
          id={`${idPrefix}-role`}
          value={post.role === '' ? null : post.role}
          placeholder={t('act.choose')}
          onChange={(role: string) => {
            const held = roles.data?.find(({ name }) => name === role)?.organ ?? null;
            const kind = organisations.data?.find(({ id }) => id === post.organisation)?.kind;
            onChange({ ...post, role, ...(held === null || held === kind ? {} : { organisation: '' }) });
          }}
          options={(roles.data ?? []).map(({ name, title }) => ({ value: name, label: title }))}
        />
      </div>
      <div className="field">
        <label htmlFor={`${idPrefix}-organisation`}>{t('administration.accounts.organisation')}</label>
        <Select
          id={`${idPrefix}-organisation`}
          value={post.organisation === '' ? null : post.organisation}
          placeholder={t('act.choose')}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(organisation: string) => onChange({ ...post, organisation })}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </div>
      <div className="field">
        <label htmlFor={`${idPrefix}-from`}>{t('administration.accounts.from')}</label>
        <DayInput id={`${idPrefix}-from`} value={post.from} onChange={(from) => onChange({ ...post, from })} />
      </div>
      <div className="field">
        <label htmlFor={`${idPrefix}-to`}>{t('administration.accounts.to')}</label>
        <DayInput id={`${idPrefix}-to`} value={post.to} onChange={(to) => onChange({ ...post, to })} />
      </div>
      <Checkbox checked={post.juvenile} onChange={(event) => onChange({ ...post, juvenile: event.target.checked })}>
        {t('administration.accounts.juvenile')}
      </Checkbox>
      <Checkbox checked={post.sealed} onChange={(event) => onChange({ ...post, sealed: event.target.checked })}>
        {t('administration.accounts.sealed')}
      </Checkbox>
    </>
  );
}

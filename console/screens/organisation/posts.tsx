import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { meQuery } from '../../api/queries.ts';
import { Failure } from '../../app/failure.tsx';
import { useToday } from '../../app/today-context.ts';
import { DayInput } from '../../shapes/day-input.tsx';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { RegisterTable } from '../../shapes/register-table.tsx';
import { useWords } from '../../words/language.ts';
import '../administration/administration.css';
import { LastDay } from '../administration/posts.tsx';
import { ORGANISATION, type PostRow, postsQuery } from './organisation-data.ts';
import { OrganisationHead } from './organisation-head.tsx';
import { ORG } from './organisation-words.ts';
import { StandInDrawer } from './stand-in-drawer.tsx';

/** Who holds which post on a day; the last day of a post, and lending it. */
export function PostsScreen() {
  const { say } = useWords();
  const today = useToday();
  const queries = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const [on, setOn] = useState(today);
  const [lending, setLending] = useState<PostRow>();
  const posts = useQuery(postsQuery(on === '' ? undefined : on));
  if (posts.isError) return <Failure error={posts.error} onRetry={() => void posts.refetch()} />;
  const manages = me?.permissions.includes('account.manage') ?? false;
  const lends = manages || (me?.permissions.includes('caseload.manage') ?? false);
  return (
    <>
      <OrganisationHead tab="posts" />
      <RegisterTable
        label={say(ORG.tabs.posts)}
        rows={posts.data}
        keyOf={({ id }) => id}
        filters={
          <span className="row-line">
            <label htmlFor="posts-on">{say(ORG.onDay)}</label>
            <DayInput id="posts-on" value={on} onChange={setOn} />
          </span>
        }
        columns={[
          { key: 'name', title: say(ORG.holder), render: ({ name }) => <b>{name}</b> },
          { key: 'role', title: say(ORG.role), render: ({ roleTitle }) => say(roleTitle) },
          { key: 'unit', title: say(ORG.unit), render: ({ organisation }) => organisation.name },
          { key: 'from', title: say(ORG.since), render: ({ from }) => from },
          { key: 'to', title: say(ORG.lastDay), render: ({ to }) => to ?? '' },
          { key: 'cases', title: say(ORG.cases), right: true, render: ({ holds, cases }) => (holds ? cases : '') },
          {
            key: 'standIn',
            title: say(ORG.standsIn),
            render: ({ standIn }) =>
              standIn === null ? (
                ''
              ) : (
                <>
                  {standIn.name}{' '}
                  <span className="quiet small">
                    {standIn.from}–{standIn.to}
                  </span>
                </>
              ),
          },
          {
            key: 'acts',
            title: '',
            right: true,
            onPhone: 'bare',
            render: (post) =>
              on < today || post.account === me?.account ? (
                ''
              ) : (
                <span className="row-acts">
                  {lends ? (
                    <Button size="small" onClick={() => setLending(post)}>
                      {say(ORG.lend)}
                    </Button>
                  ) : null}
                  {manages ? (
                    <LastDay post={post} onEnded={() => void queries.invalidateQueries({ queryKey: [ORGANISATION] })} />
                  ) : null}
                </span>
              ),
          },
        ]}
        empty={<EmptyState title={say(ORG.emptyPosts)} hint="" />}
      />
      <StandInDrawer open={lending !== undefined} post={lending} onClose={() => setLending(undefined)} />
    </>
  );
}

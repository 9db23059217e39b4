import { useQuery } from '@tanstack/react-query';
import { Button, Input, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Page } from '../../api/answers.ts';
import { call } from '../../api/client.ts';
import { useToday } from '../../app/today-context.ts';
import { ageOn } from '../../words/days.ts';
import { useWords } from '../../words/language.ts';
import type { Draft, DraftField } from './draft.ts';
import { readIdNumber } from './id-number.ts';

export interface PartProps {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  readonly field: (
    name: DraftField,
    label: string,
    control: (id: string) => ReactNode,
    needed?: boolean,
    trouble?: string,
  ) => ReactNode;
}

interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly idMasked: string;
}

const WHOLE_NUMBER = 18;

/** Who it is: somebody new, or somebody the county already knows, found while the name is typed. */
export function PersonPart({ draft, set, field }: PartProps) {
  const { t, term } = useWords();
  const today = useToday();
  const [dismissed, setDismissed] = useState('');
  const number = draft.idNumber.trim();
  const reading = readIdNumber(number);
  // Asked only once the number is whole: a half number finds strangers.
  const known = useQuery({
    queryKey: ['people', number],
    queryFn: ({ signal }) => call<Page<KnownPerson>>('/api/people', { query: { q: number, limit: 3 }, signal }),
    enabled: reading !== undefined && draft.personId === undefined && dismissed !== number,
    staleTime: 60_000,
  });
  const found = draft.personId === undefined && dismissed !== number && reading !== undefined ? (known.data?.items ?? []) : [];
  return (
    <section>
      <h2>{t('cases.person')}</h2>
      {draft.personId === undefined ? (
        <>
          <div className="new-case-row">
            {field(
              'name',
              t('cases.name'),
              (id) => (
                <Input id={id} value={draft.name} maxLength={60} onChange={(event) => set({ name: event.target.value })} />
              ),
              true,
            )}
            {field(
              'idNumber',
              t('cases.idNumber'),
              (id) => (
                <>
                  <Input
                    id={id}
                    value={draft.idNumber}
                    maxLength={WHOLE_NUMBER + 2}
                    onChange={(event) => set({ idNumber: event.target.value })}
                  />
                  {reading ? (
                    <span className="quiet small">
                      {t('cases.idReads', { sex: term('sex', reading.sex), born: reading.born, age: ageOn(reading.born, today) })}
                    </span>
                  ) : number.length >= WHOLE_NUMBER ? (
                    <span className="form-trouble">{t('cases.idWrong')}</span>
                  ) : null}
                </>
              ),
              true,
            )}
          </div>
          {found.map((person) => (
            <div key={person.id} className="known-person" role="status">
              <span>
                {t('cases.known')}：<b>{person.name}</b> {person.idMasked}
              </span>
              <Button size="small" type="primary" onClick={() => set({ personId: person.id, name: person.name })}>
                {t('act.choose')}
              </Button>
              <Button size="small" type="link" onClick={() => setDismissed(number)}>
                {t('cases.notKnown')}
              </Button>
              <span className="quiet small">{t('cases.knownHint')}</span>
            </div>
          ))}
          <div className="new-case-row">
            {field('phone', t('cases.phone'), (id) => (
              <Input
                id={id}
                inputMode="tel"
                value={draft.phone}
                maxLength={30}
                onChange={(event) => set({ phone: event.target.value })}
              />
            ))}
            {field('residence', t('cases.residence'), (id) => (
              <Input
                id={id}
                value={draft.residence}
                maxLength={200}
                onChange={(event) => set({ residence: event.target.value })}
              />
            ))}
          </div>
        </>
      ) : (
        <p className="known-person">
          <b>{draft.name}</b> <span className="mark mark-blue">{t('cases.known')}</span>
          <Button
            size="small"
            type="link"
            onClick={() => {
              setDismissed(number);
              set({ personId: undefined });
            }}
          >
            {t('cases.notKnown')}
          </Button>
        </p>
      )}
      {field('juvenile', t('cases.juvenile'), () => (
        <Radio.Group
          aria-label={t('cases.juvenile')}
          optionType="button"
          value={draft.juvenile === '' ? 'unknown' : draft.juvenile}
          onChange={(event) => set({ juvenile: String(event.target.value) })}
          options={['no', 'yes', 'unknown'].map((value) => ({ value, label: term('properReason', value) }))}
        />
      ))}
    </section>
  );
}

import { Button, InputNumber } from 'antd';
import { DayInput } from '../../shapes/day-input.tsx';
import { sayFullDay } from '../../words/days.ts';
import { useWords } from '../../words/language.ts';
import { countedEnd } from './draft.ts';
import type { PartProps } from './person-part.tsx';

/** The term: start and length as the judgment says them, the end the law counts beside the end the notice names. */
export function TermPart({ draft, set, field }: PartProps) {
  const { t, language } = useWords();
  const counted = countedEnd(draft);
  const said = counted === undefined ? '' : sayFullDay(counted, language);
  const number = (name: 'years' | 'months' | 'days', max: number) => (
    <InputNumber
      aria-label={t(`cases.${name}`)}
      min={0}
      max={max}
      precision={0}
      value={draft[name]}
      suffix={t(`cases.${name}`)}
      onChange={(value) => set({ [name]: value })}
    />
  );
  return (
    <section>
      <h2>{t('cases.term')}</h2>
      <div className="new-case-row">
        {field(
          'from',
          t('cases.from'),
          (id) => (
            <DayInput id={id} value={draft.from} onChange={(from) => set({ from })} />
          ),
          true,
        )}
        {field('years', t('cases.length'), () => (
          <span className="new-case-length">
            {number('years', 25)}
            {number('months', 60)}
            {number('days', 400)}
          </span>
        ))}
        {field(
          'to',
          t('cases.to'),
          (id) => (
            <>
              <DayInput id={id} value={draft.to} onChange={(to) => set({ to })} />
              {counted === undefined ? null : draft.to === counted ? (
                <p className="small met-note">✓ {t('cases.agrees')}</p>
              ) : draft.to === '' ? (
                <p className="small">
                  {t('cases.counted', { end: said })}{' '}
                  <Button size="small" type="link" onClick={() => set({ to: counted })}>
                    {t('cases.useCounted')}
                  </Button>
                </p>
              ) : (
                <p className="form-trouble" role="alert">
                  ≠ {t('cases.mismatch', { end: said })}{' '}
                  <Button size="small" type="link" onClick={() => set({ to: counted })}>
                    {t('cases.useCounted')}
                  </Button>
                </p>
              )}
            </>
          ),
          true,
          draft.to !== '' && draft.to < draft.from ? t('cases.toBeforeFrom') : undefined,
        )}
      </div>
    </section>
  );
}

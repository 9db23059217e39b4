import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.ts';
import { OpenChoice } from './open-choice.tsx';

const LIST = 'medical.hospitals';

/** The hospitals the county keeps on its list, as the province has named them (REP-05). */
const hospitalsQuery = {
  queryKey: ['settings', LIST],
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<readonly string[]> => {
    const { parameters } = await call<{ parameters: readonly { key: string; value: unknown }[] }>('/api/settings', { signal });
    const value = parameters.find(({ key }) => key === LIST)?.value;
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  },
  staleTime: 300_000,
};

/** A hospital: one of the list, or another by its name. Whether another will do is for the law to say. */
export function HospitalInput({ id, value, onChange }: { id: string; value: string; onChange: (value: unknown) => void }) {
  const { data = [] } = useQuery(hospitalsQuery);
  return <OpenChoice id={id} value={value} codes={data} label={(name) => name} onChange={onChange} />;
}

import { Image } from 'antd';
import { useWords } from '../words/language.ts';
import './photographs.css';

/** Photographs of a record, small in a row; one opens large over the page. */
export function Photographs({ ids }: { ids: readonly string[] }) {
  const { t } = useWords();
  if (ids.length === 0) return null;
  return (
    <Image.PreviewGroup>
      <ul className="photographs">
        {ids.map((id, index) => (
          <li key={id}>
            <Image src={`/api/files/${id}`} alt={t('matters.photo', { number: index + 1 })} width={96} height={72} />
          </li>
        ))}
      </ul>
    </Image.PreviewGroup>
  );
}

import { useWords } from '../words/language.ts';
import './photographs.css';

interface Props {
  readonly id: string;
  readonly disabled?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Takes photographs with the phone, or chooses some. The input is there for the keyboard and for readers of the screen; what one sees is its label. */
export function PhotographButton({ id, disabled = false, onFiles }: Props) {
  const { t } = useWords();
  return (
    <label className="photograph-button">
      <input
        id={id}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        multiple
        disabled={disabled}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
      {t('matters.photoTake')}
    </label>
  );
}

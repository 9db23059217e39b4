import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { useWords } from '../words/language.ts';
import './help-drawer.css';

const KEYS = [
  ['/', 'search'],
  ['j  k', 'rows'],
  ['Enter', 'open'],
  ['w', 'why'],
  ['Esc', 'escape'],
  ['?', 'help'],
] as const;

/** The keys, what the colours mean, and whose voice is whose. */
export function HelpDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  return (
    <Drawer open title={t('shell.help.title')} size={380} onClose={onClose}>
      <dl className="help-keys">
        {KEYS.map(([key, word]) => (
          <div key={word}>
            <dt>
              {key.split('  ').map((one) => (
                <kbd key={one}>{one}</kbd>
              ))}
            </dt>
            <dd>{t(`shell.help.${word}`)}</dd>
          </div>
        ))}
      </dl>
      <h3>{t('shell.help.colours')}</h3>
      <ul className="help-colours">
        {(['red', 'amber', 'green', 'grey'] as const).map((colour) => (
          <li key={colour}>
            <span className={`mark mark-${colour}`} aria-hidden="true" /> {t(`shell.help.${colour}`)}
          </li>
        ))}
      </ul>
      <p className="law">{t('shell.help.lawVoice')}</p>
      <p>{t('shell.help.human')}</p>
      <p>
        <Link to="/help" onClick={onClose}>
          {t('shell.help.guide')}
        </Link>
      </p>
    </Drawer>
  );
}

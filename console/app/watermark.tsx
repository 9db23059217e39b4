import { useEffect, useMemo, useState } from 'react';
import type { Me } from '../api/answers.ts';
import { sayMinute } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import './watermark.css';

const EVERY = 30_000;

/**
 * Who looks, and when, over every page that shows persons and on every sheet of paper: faint, in the way of nobody, and on a photograph of
 * the screen. The time is the server's, kept going by the machine's own ticking.
 */
export function Watermark({ me }: { me: Me }) {
  const { t } = useWords();
  // What the server's clock said at zero of this page's.
  const zero = useMemo(() => Date.parse(me.at) - performance.now(), [me.at]);
  const [now, setNow] = useState(() => zero + performance.now());
  useEffect(() => {
    const tick = () => setNow(zero + performance.now());
    tick();
    const timer = setInterval(tick, EVERY);
    // Paper says the minute it was printed.
    window.addEventListener('beforeprint', tick);
    return () => {
      clearInterval(timer);
      window.removeEventListener('beforeprint', tick);
    };
  }, [zero]);
  const who = `${me.posts[0]?.organisation.name ?? ''} ${me.name}`.trim();
  const when = sayMinute(now);
  return (
    <>
      <p className="print-mark">{t('shell.printed', { who, when })}</p>
      <div className="watermark" aria-hidden="true" data-mark={`${who} ${when}`} style={{ backgroundImage: tile(who, when) }} />
    </>
  );
}

/** One tile of the pattern. */
function tile(who: string, when: string): string {
  const line = (text: string, y: number) => `<text x="170" y="${y}" text-anchor="middle">${escaped(text)}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="340" height="210"><g transform="rotate(-20 170 105)" font-family="sans-serif" font-size="14" fill="#1f2933" fill-opacity="0.075">${line(who, 98)}${line(when, 118)}</g></svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

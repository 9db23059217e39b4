import { Link, useNavigate } from '@tanstack/react-router';
import type { ECharts } from 'echarts/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { faces, palette } from '../../look/palette.ts';
import { useWords } from '../../words/language.ts';
import './chart.css';
import type { DrillTo } from './drill.ts';

export interface Point {
  readonly label: string;
  /** One value for each series, with the list it counts. */
  readonly values: readonly { readonly count: number; readonly to: DrillTo }[];
}

interface Props {
  readonly title: string;
  readonly note?: ReactNode;
  readonly kind: 'bar' | 'line';
  /** Bars lying down: names are long. */
  readonly lying?: boolean;
  readonly series: readonly { readonly name: string; readonly colour?: 'blue' | 'red' | 'amber-edge' | 'green' | 'ink-3' }[];
  readonly points: readonly Point[];
  readonly height?: number;
}

const COLOURS = ['blue', 'amber-edge', 'green', 'ink-3'] as const;

/**
 * A chart and the same numbers as a table: the picture for the eye, the table for a screen reader, the keyboard and paper. Each number
 * leads to the list that makes it, in both.
 */
export function Chart({ title, note, kind, lying = false, series, points, height = 220 }: Props) {
  const { t } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const go = useRef<(series: number, point: number) => void>(undefined);
  go.current = (one, point) => {
    const to = points[point]?.values[one]?.to;
    if (to) void navigate(to);
  };
  const drawn = useRef<ECharts>(undefined);
  const option = optionOf({ kind, lying, series, points });
  const latest = useRef(option);
  latest.current = option;
  useEffect(() => {
    let gone = false;
    let watch: ResizeObserver | undefined;
    void import('./echarts-parts.ts').then(({ init }) => {
      if (gone || place.current === null) return;
      const chart = init(place.current, undefined, { renderer: 'svg' });
      drawn.current = chart;
      chart.setOption(latest.current);
      chart.on('click', ({ seriesIndex, dataIndex }) => go.current?.(seriesIndex ?? 0, dataIndex));
      watch = new ResizeObserver(() => chart.resize());
      watch.observe(place.current);
    });
    return () => {
      gone = true;
      watch?.disconnect();
      drawn.current?.dispose();
      drawn.current = undefined;
    };
  }, []);
  const said = JSON.stringify(option);
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew when what it says changes
  useEffect(() => drawn.current?.setOption(latest.current, true), [said]);
  return (
    <figure className="chart card">
      <figcaption className="band">
        <h2>{title}</h2>
        {note ? <span>{note}</span> : null}
      </figcaption>
      <div ref={place} className="chart-picture" style={{ height }} aria-hidden="true" />
      <details className="chart-numbers">
        <summary>{t('desk.overview.asTable')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{title}</th>
              {series.map(({ name }) => (
                <th key={name} scope="col" className="right">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map(({ label, values }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {values.map(({ count, to }, index) => (
                  <td key={series[index]?.name} className="right">
                    <Link {...to} aria-label={`${label} ${series[index]?.name} ${count}`}>
                      {count}
                    </Link>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

/** In the console's colours and face; nothing moves for those who asked for stillness. */
function optionOf({ kind, lying, series, points }: Pick<Props, 'kind' | 'series' | 'points'> & { lying: boolean }) {
  const names = {
    type: 'category',
    data: points.map(({ label }) => label),
    inverse: lying,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: palette['line-3'] } },
    axisLabel: { color: palette['ink-2'], interval: lying ? 0 : 'auto' },
  };
  const numbers = {
    type: 'value',
    minInterval: 1,
    splitLine: { lineStyle: { color: palette['line-2'] } },
    axisLabel: { color: palette['ink-3'] },
  };
  return {
    animation: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    textStyle: { fontFamily: faces.sans },
    grid: { left: 8, right: 20, top: series.length > 1 ? 34 : 24, bottom: 6, outerBoundsMode: 'same', containLabel: true },
    tooltip: { trigger: 'axis', axisPointer: { type: kind === 'bar' ? 'shadow' : 'line' }, confine: true },
    ...(series.length > 1 ? { legend: { top: 4, left: 8, itemHeight: 10, textStyle: { color: palette['ink-2'] } } } : {}),
    xAxis: lying ? numbers : names,
    yAxis: lying ? names : numbers,
    series: series.map(({ name, colour }, index) => {
      const tone = palette[colour ?? COLOURS[index % COLOURS.length] ?? 'blue'];
      return {
        name,
        type: kind,
        data: points.map(({ values }) => values[index]?.count ?? 0),
        color: tone,
        barMaxWidth: 22,
        symbolSize: 7,
        cursor: 'pointer',
        label: { show: kind === 'bar' && series.length === 1, position: lying ? 'right' : 'top', color: palette['ink-2'] },
      };
    }),
  };
}

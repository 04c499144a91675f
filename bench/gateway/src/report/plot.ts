import type { EntityCost } from '../measure/linearity.ts';
import type { Results } from './results.ts';
import { number } from './table.ts';

/** Sizes in px. */
const WIDTH = 960;
const LEFT = 310;
const RIGHT = 90;
const BAR = 22;
const STEP = 32;
const PANEL_GAP = 74;

const OURS = '#0b6e4f';
const OTHERS = '#8a94a6';
const INK = '#1c2430';
const FAINT = '#d5dae1';

interface Bar {
  readonly label: string;
  readonly value: number;
  readonly color: string;
}

/** `gateway.svg`: bars of requests/s on a scale of powers of ten, and of the time per entity on an even one. */
export function plot(results: Results): string {
  const panels = [
    logPanel('Deep operation: requests/s (each line is ten times the one before)', barsOf(results, 'deep')),
    logPanel('Small operation: requests/s (each line is ten times the one before)', barsOf(results, 'small')),
    evenPanel('This gateway: µs per entity in one answer of …', entityBars(results.linearity)),
  ];
  let top = 30;
  const placed = panels.map(({ draw, height }) => {
    const drawn = draw(top);
    top += height + PANEL_GAP;
    return drawn;
  });
  const height = top - PANEL_GAP + 30;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, sans-serif" font-size="14" fill="${INK}">`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    ...placed,
    '</svg>',
    '',
  ].join('\n');
}

const barsOf = ({ contenders }: Results, operation: string): readonly Bar[] =>
  Object.entries(contenders).map(([name, { label, operations }]) => ({
    label,
    value: operations[operation]?.perSecond ?? 0,
    color: name.startsWith('ours') ? OURS : OTHERS,
  }));

const entityBars = (costs: readonly EntityCost[]): readonly Bar[] =>
  costs.map(({ entities, microsPerEntity }) => ({
    label: `${number(entities)} entities`,
    value: microsPerEntity,
    color: OURS,
  }));

type Scale = (value: number) => number;

interface Panel {
  readonly height: number;
  draw(top: number): string;
}

function logPanel(title: string, bars: readonly Bar[]): Panel {
  const powers = bars.map(({ value }) => Math.log10(Math.max(1, value)));
  const first = Math.floor(Math.min(...powers));
  const last = Math.max(first + 1, Math.ceil(Math.max(...powers)));
  const scale: Scale = (value) => ((Math.log10(value) - first) / (last - first)) * (WIDTH - LEFT - RIGHT);
  const ticks = Array.from({ length: last - first + 1 }, (_, step) => 10 ** (first + step));
  return panel(title, bars, scale, ticks);
}

function evenPanel(title: string, bars: readonly Bar[]): Panel {
  const most = Math.max(...bars.map(({ value }) => value), 1);
  return panel(title, bars, (value) => (value / most) * (WIDTH - LEFT - RIGHT), [0]);
}

const panel = (title: string, bars: readonly Bar[], scale: Scale, ticks: readonly number[]): Panel => ({
  height: 20 + bars.length * STEP,
  draw: (top) =>
    [
      text(20, top, title, 'font-weight="600"'),
      ...ticks.map((tick) => gridLine(LEFT + scale(tick), top + 14, bars.length * STEP, tick)),
      ...bars.map((bar, index) => drawBar(bar, top + 20 + index * STEP, scale)),
    ].join('\n'),
});

const gridLine = (x: number, top: number, height: number, tick: number): string =>
  [
    `<line x1="${px(x)}" y1="${top}" x2="${px(x)}" y2="${top + height + 4}" stroke="${FAINT}"/>`,
    tick > 0 ? text(x, top + height + 20, number(tick), 'text-anchor="middle" font-size="12"') : '',
  ].join('');

const drawBar = ({ label, value, color }: Bar, y: number, scale: Scale): string =>
  [
    text(LEFT - 10, y + 16, label, 'text-anchor="end"'),
    `<rect x="${LEFT}" y="${y}" width="${px(scale(value))}" height="${BAR}" rx="2" fill="${color}"/>`,
    text(LEFT + scale(value) + 8, y + 16, number(value), 'font-weight="600"'),
  ].join('\n');

const text = (x: number, y: number, content: string, attributes = ''): string =>
  `<text x="${px(x)}" y="${px(y)}" ${attributes}>${content.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text>`;

const px = (value: number): string => value.toFixed(1);

/** Markup that is safe to send. */
export interface Html {
  readonly markup: string;
}

type Part = Html | string | number | readonly Part[];

/** Markup whose values are escaped, unless they are markup themselves. */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  markup: texts.map((text, index) => text + (index < parts.length ? render(parts[index] ?? '') : '')).join(''),
});

/** Marks text of our own, such as a style sheet, as markup. */
export const trusted = (markup: string): Html => ({ markup });

function render(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return isMarkup(part) ? part.markup : part.map(render).join('');
}

const isMarkup = (part: Html | readonly Part[]): part is Html => 'markup' in part;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** Text in which `backticks` mark code, as GraphQL descriptions are written. */
export const prose = (text: string): Html => ({
  markup: text
    .split('`')
    .map((piece, index) => (index % 2 === 1 ? `<code>${escapeHtml(piece)}</code>` : escapeHtml(piece)))
    .join(''),
});

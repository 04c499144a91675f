const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

type Parts = readonly [year: number, month: number, day: number];

/** `25-Sep-21` · `September 25, 2021` · `2021-09-25`; years of two digits are of this century, for streaming is. */
const FORMS: readonly (readonly [RegExp, (match: RegExpExecArray) => Parts])[] = [
  [
    /^(\d{1,2})-([a-z]{3})[a-z]*-(\d{2})$/i,
    ([, day, month, year]) => [2000 + Number(year), monthOf(month), Number(day)],
  ],
  [/^([a-z]{3})[a-z]* (\d{1,2}), (\d{4})$/i, ([, month, day, year]) => [Number(year), monthOf(month), Number(day)]],
  [/^(\d{4})-(\d{2})-(\d{2})$/, ([, year, month, day]) => [Number(year), Number(month), Number(day)]],
];

const monthOf = (name = '') => MONTHS.indexOf(name.toLowerCase()) + 1;

/** The day as ISO 8601; null when it is no day of the calendar or written in none of the forms. */
export function parseDay(text: string): string | null {
  for (const [form, read] of FORMS) {
    const match = form.exec(text);
    if (match) return isoDay(read(match));
  }
  return null;
}

function isoDay([year, month, day]: Parts): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return month > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : null;
}

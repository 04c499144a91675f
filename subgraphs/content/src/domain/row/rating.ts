/** Labels as they are written in the files → the label of the United States, where these catalogues are from. */
const SPELLINGS: Readonly<Record<string, string>> = {
  'ALL AGES': 'ALL',
  'AGES 16 ': '16+',
  'AGES 18 ': '18+',
  '16': '16+',
};

/** The film board's, the TV guidelines' and Prime Video's own labels. "Not rated" in any spelling is no certification. */
const LABELS = new Set([
  'G',
  'PG',
  'PG-13',
  'R',
  'NC-17',
  'TV-Y',
  'TV-Y7',
  'TV-Y7-FV',
  'TV-G',
  'TV-PG',
  'TV-14',
  'TV-MA',
  'ALL',
  '7+',
  '13+',
  '16+',
  '18+',
]);

/** The certification that a rating stands for; null for an unrated title or a label that is not known. */
export function certificationOf(rating: string): string | null {
  const spelled = rating.toUpperCase().replace(/_/g, ' ');
  const label = SPELLINGS[spelled] ?? spelled;
  return LABELS.has(label) ? label : null;
}

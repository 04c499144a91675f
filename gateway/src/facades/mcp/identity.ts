/** A frame of film. */
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect x="2" y="4" width="20" height="16" rx="2" fill="#1d4ed8"/>' +
  '<path d="M10 8v8l6-4z" fill="#fff"/></svg>';

export const IDENTITY = {
  name: 'media-gateway',
  title: 'Media gateway',
  version: '1.0.0',
  icons: [
    {
      src: `data:image/svg+xml;base64,${Buffer.from(ICON).toString('base64')}`,
      mimeType: 'image/svg+xml',
      sizes: ['any'],
    },
  ],
};

export const INSTRUCTIONS =
  'Find something to watch and say where. Search first, then ask for details or availability by the id of a title. ' +
  'Ids look like "title_…"; regions are ISO 3166-1 alpha-2. Offers marked SAMPLE are examples, not today\'s truth. ' +
  'Texts of results are terse: an id that tells name and year stands for them ("title_ran-1985" is Ran of 1985), what is the same in ' +
  'all rows of a table is told once above it, what is unknown is left out; the structured content has everything.';

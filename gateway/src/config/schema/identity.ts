import { secret, section, text } from './fields.ts';

export const identity = section(
  {
    jwt: section(
      {
        publicKeyFile: text({ description: 'The RS256 public key of the issuer, as PEM.' }),
        issuer: text({ description: 'What `iss` must be.' }),
        audience: text({ description: 'What `aud` must be, or have.' }),
      },
      { description: 'Bearer tokens that are signed with RS256 and have an expiry, a subject and a role.' },
    ),
    secret: secret({
      description:
        'Seals the header `x-viewer`, in which subgraphs are told who asks; at least 32 characters, for instance `${GATEWAY_SECRET}`. Without it they are not told.',
    }).optional(),
  },
  {
    description: 'Who asks. Without this section everybody is a guest, and tokens are the business of the subgraphs.',
  },
);

export const operations = section(
  {
    folder: text({ description: 'Where the published operations are: `*.graphql`, one operation a file.' }),
  },
  {
    description:
      'Operations with an id, and a REST route or a tool where they say so. Without this section there are none.',
  },
);

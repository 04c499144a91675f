import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GUEST, ROLES, type Viewer, openViewer, requireRole, requireUser, sealViewer } from '../src/index.ts';

const SECRET = 'a secret of at least thirty-two characters';
const DEMO: Viewer = { id: 'user_demo', role: 'user', scopes: ['watchlist:write'] };
const unauthenticated = expect.objectContaining({ code: 'UNAUTHENTICATED', status: 401 });

const viewer = fc.record({
  id: fc.option(fc.string()),
  role: fc.constantFrom(...ROLES),
  scopes: fc.array(fc.string()),
});

describe('a sealed viewer', () => {
  it('is opened as it was by who has the secret', () => {
    fc.assert(fc.property(viewer, (given) => expect(openViewer(sealViewer(given, SECRET), SECRET)).toEqual(given)));
  });

  it('is id, role and scopes, whatever else is known of the viewer', () => {
    const known = { ...DEMO, expiresAt: 1_800_000_000_000 };
    expect(sealViewer(known, SECRET)).toBe(sealViewer(DEMO, SECRET));
  });

  it('can stand in a header', () => {
    fc.assert(fc.property(viewer, (given) => expect(sealViewer(given, SECRET)).toMatch(/^[\w.-]+$/)));
  });

  it.each([
    ['sealed with another secret', sealViewer(DEMO, 'another secret that is just as long as it')],
    ['whose role was raised', [encode({ ...DEMO, role: 'admin' }), sealViewer(DEMO, SECRET).split('.')[1]].join('.')],
    ['without a seal', encode(DEMO)],
    ['with an empty seal', `${encode(DEMO)}.`],
    ['that is no seal at all', 'admin'],
  ])('%s is refused', (_, header) => {
    expect(() => openViewer(header, SECRET)).toThrow(unauthenticated);
  });

  it.each([undefined, null, ''])('that is missing (%j) is a guest', (header) => {
    expect(openViewer(header, SECRET)).toEqual(GUEST);
  });
});

describe('rights', () => {
  it('of a guest end where a user is needed', () => {
    expect(() => requireUser(GUEST)).toThrow(unauthenticated);
    expect(() => requireRole(GUEST, 'guest')).toThrow(unauthenticated);
    expect(requireUser(DEMO)).toBe(DEMO);
  });

  it('are not those of a user for a guest, even one with an id', () => {
    expect(() => requireUser({ ...DEMO, role: 'guest' })).toThrow(expect.objectContaining({ code: 'UNAUTHENTICATED' }));
  });

  it('grow with the role', () => {
    for (const [have, role] of [...ROLES.entries()].slice(1)) {
      for (const [need, required] of ROLES.entries()) {
        const ask = () => requireRole({ ...DEMO, role }, required);
        if (have >= need) expect(ask()).toMatchObject({ role });
        else
          expect(ask).toThrow(
            expect.objectContaining({ code: 'FORBIDDEN', message: expect.stringContaining(`"${required}"`) }),
          );
      }
    }
  });
});

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

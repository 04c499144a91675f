import { describe, expect, it } from '@jest/globals';
import { reportsOf } from '../src/domain/sighting.ts';
import { PLATFORM_MAP } from './harness.ts';

describe('sightings', () => {
  const sighting = {
    platform: 'netflix',
    region: 'US',
    externalId: 's12',
    availableSince: '2021-09-25',
    checkedAt: null,
  };
  const of = (...sightings: (typeof sighting)[]) => reportsOf([{ id: 'title_heat-1995', sightings }], PLATFORM_MAP);

  it('become offers of the subscription, from a file, with an unknown end', () =>
    expect(of(sighting).reports).toEqual([
      expect.objectContaining({
        platformId: 'netflix',
        type: 'SUBSCRIPTION',
        source: 'FILE',
        availableSince: '2021-09-25',
        expiresOn: null,
      }),
    ]));
  it("do not take a file's row number for the platform's id", () => {
    expect(of(sighting).reports[0]?.externalId).toBeNull();
    expect(of({ ...sighting, externalId: '80117470' }).reports[0]?.externalId).toBe('80117470');
  });
  it('of one offer are united, the earliest day holds', () =>
    expect(
      of(sighting, { ...sighting, availableSince: '2020-01-01' }).reports.map(({ availableSince }) => availableSince),
    ).toEqual(['2020-01-01']));
  it('on unknown platforms or in unknown regions are left out and named', () =>
    expect(of({ ...sighting, platform: 'blockbuster' }, { ...sighting, region: 'XX' })).toEqual({
      reports: [],
      unknown: ['blockbuster/US', 'netflix/XX'],
    }));
});

import { builder } from '../builder.ts';

export const OfferTypeRef = builder.enumType('OfferType', {
  description: 'What one pays to watch.',
  values: {
    SUBSCRIPTION: { description: 'Part of a subscription.' },
    ADS: { description: 'Free, with advertisements.' },
    FREE: { description: 'Free, without advertisements.' },
    RENT: { description: 'Rented for some days.' },
    BUY: { description: 'Bought to keep.' },
    ADDON: { description: 'Part of a channel that is booked on top of a subscription.' },
    CINEMA: { description: 'In cinemas, with a ticket.' },
  } as const,
});

export const QualityRef = builder.enumType('Quality', {
  description: 'How sharp the picture is, from lowest to highest.',
  values: {
    SD: { description: 'Below 720 lines.' },
    HD: { description: '720 or 1080 lines.' },
    UHD: { description: '2160 lines, "4K".' },
  } as const,
});

export const OfferSourceRef = builder.enumType('OfferSource', {
  description: 'Who says so.',
  values: {
    SAMPLE: { description: 'Made up for the sample catalogue: not what is true today.' },
    FILE: { description: 'A catalogue file of the platform, true when it was written.' },
    OPERATOR: { description: 'Somebody who runs this system.' },
  } as const,
});

export const ChangeKindRef = builder.enumType('ChangeKind', {
  description: 'How an offer changed.',
  values: {
    NEW: { description: 'It is there now.' },
    UPDATED: { description: 'Its price, quality or days changed.' },
    REMOVED: { description: 'It is gone.' },
    EXPIRING: { description: 'It ends within seven days.' },
    PRICE_DROP: { description: 'It costs less than before.' },
  } as const,
});

export const DeepLinkDeviceRef = builder.enumType('DeepLinkDevice', {
  description: 'Where a link is to be opened.',
  values: {
    WEB: { description: 'A browser.' },
    IOS: { description: 'An iPhone or iPad.' },
    ANDROID: { description: 'An Android phone or tablet.' },
    ANDROID_TV: { description: 'An Android TV or Google TV.' },
    TVOS: { description: 'An Apple TV box.' },
    ROKU: { description: 'A Roku.' },
    WEBOS: { description: 'An LG TV.' },
    TIZEN: { description: 'A Samsung TV.' },
  } as const,
});

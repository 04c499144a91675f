/* eslint-disable */
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A day as ISO 8601, such as "1954-04-26". */
  Date: { input: string; output: string; }
  /** An instant as ISO 8601 in UTC, such as "2026-01-31T20:15:00.000Z". */
  DateTime: { input: string; output: string; }
  /** A language tag of BCP 47, such as "en" or "es-MX"; what is missing falls back es-MX → es → en. */
  Locale: { input: string; output: string; }
  /** A region as ISO 3166-1 alpha-2 in upper case, such as "US" or "MX". */
  Region: { input: string; output: string; }
};

/** How an offer changed. */
export type ChangeKind =
  /** It ends within seven days. */
  | 'EXPIRING'
  /** It is there now. */
  | 'NEW'
  /** It costs less than before. */
  | 'PRICE_DROP'
  /** It is gone. */
  | 'REMOVED'
  /** Its price, quality or days changed. */
  | 'UPDATED';

/** What a person did for a title. */
export type CreditRole =
  /** Plays or speaks in it. */
  | 'ACTOR'
  /** Photographed it. */
  | 'CINEMATOGRAPHER'
  /** Wrote its music. */
  | 'COMPOSER'
  /** Devised the show. */
  | 'CREATOR'
  /** Directed it. */
  | 'DIRECTOR'
  /** Wrote it, or what it is after. */
  | 'WRITER';

/** Where a link is to be opened. */
export type DeepLinkDevice =
  /** An Android phone or tablet. */
  | 'ANDROID'
  /** An Android TV or Google TV. */
  | 'ANDROID_TV'
  /** An iPhone or iPad. */
  | 'IOS'
  /** A Roku. */
  | 'ROKU'
  /** A Samsung TV. */
  | 'TIZEN'
  /** An Apple TV box. */
  | 'TVOS'
  /** A browser. */
  | 'WEB'
  /** An LG TV. */
  | 'WEBOS';

/** A device as it presents itself. */
export type DeviceInput = {
  /** What it can do, at most 20 words such as "4k". */
  readonly capabilities?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** What its owner calls it, 1 to 80 characters. */
  readonly name: Scalars['String']['input'];
  /** Its operating system, 1 to 40 characters. */
  readonly platform?: InputMaybe<Scalars['String']['input']>;
  /** What kind it is. */
  readonly type: DeviceType;
};

/** What kind of device it is. */
export type DeviceType =
  /** A game console. */
  | 'CONSOLE'
  /** A phone. */
  | 'MOBILE'
  /** A stick or box at a television set. */
  | 'STICK'
  /** A tablet. */
  | 'TABLET'
  /** A television set. */
  | 'TV'
  /** A browser. */
  | 'WEB';

/** What somebody else calls a title. */
export type ExternalIdInput = {
  /** Whose id it is: imdb, tmdb, tvdb, eidr, wikidata or a platform code. */
  readonly source: Scalars['String']['input'];
  /** The id, such as "tt0047478". */
  readonly value: Scalars['String']['input'];
};

/** What sort of story or work a title is. */
export type Genre =
  /** Action. */
  | 'ACTION'
  /** Adventure. */
  | 'ADVENTURE'
  /** Animation. */
  | 'ANIMATION'
  /** Comedy. */
  | 'COMEDY'
  /** Crime. */
  | 'CRIME'
  /** Documentary. */
  | 'DOCUMENTARY'
  /** Drama. */
  | 'DRAMA'
  /** Family. */
  | 'FAMILY'
  /** Fantasy. */
  | 'FANTASY'
  /** History. */
  | 'HISTORY'
  /** Horror. */
  | 'HORROR'
  /** Music. */
  | 'MUSIC'
  /** Mystery. */
  | 'MYSTERY'
  /** Romance. */
  | 'ROMANCE'
  /** Science Fiction. */
  | 'SCIENCE_FICTION'
  /** Sport. */
  | 'SPORT'
  /** Thriller. */
  | 'THRILLER'
  /** War. */
  | 'WAR'
  /** Western. */
  | 'WESTERN';

/** How a title feels. */
export type Mood =
  /** Sets out for the unknown. */
  | 'ADVENTUROUS'
  /** Glad and sad at once. */
  | 'BITTERSWEET'
  /** Wins one over lightly. */
  | 'CHARMING'
  /** Warm and safe. */
  | 'COZY'
  /** Bleak, without much comfort. */
  | 'DARK'
  /** Follows the logic of dreams. */
  | 'DREAMLIKE'
  /** Quietly uncanny. */
  | 'EERIE'
  /** Large in scale and stakes. */
  | 'EPIC'
  /** Made to laugh. */
  | 'FUNNY'
  /** Rough and close to the street. */
  | 'GRITTY'
  /** Leaves one kinder. */
  | 'HEARTWARMING'
  /** Makes one want to try. */
  | 'INSPIRING'
  /** Gently sad. */
  | 'MELANCHOLIC'
  /** Turns what one took for real. */
  | 'MIND_BENDING'
  /** Longs for another time. */
  | 'NOSTALGIC'
  /** Has fun with its own form. */
  | 'PLAYFUL'
  /** In love, or about it. */
  | 'ROMANTIC'
  /** Mocks to make a point. */
  | 'SATIRICAL'
  /** Keeps one waiting for what happens. */
  | 'SUSPENSEFUL'
  /** Tight from beginning to end. */
  | 'TENSE'
  /** Stays in the mind as a question. */
  | 'THOUGHT_PROVOKING'
  /** Leaves one in better spirits. */
  | 'UPLIFTING'
  /** Odd in a delightful way. */
  | 'WHIMSICAL';

/** An offer as an operator knows it. What is left out is unknown and replaces what was known. */
export type OfferInput = {
  /** Its first day. */
  readonly availableSince?: InputMaybe<Scalars['Date']['input']>;
  /** ISO 4217, such as "USD"; only with `priceMinor`. */
  readonly currency?: InputMaybe<Scalars['String']['input']>;
  /** Its last day: not before today nor before `availableSince`. */
  readonly expiresOn?: InputMaybe<Scalars['Date']['input']>;
  /** The platform, by code such as "netflix". */
  readonly platform: Scalars['ID']['input'];
  /** Its price in minor units, 1 to 100,000,000; only for RENT, BUY, ADDON and CINEMA, and only with `currency`. */
  readonly priceMinor?: InputMaybe<Scalars['Int']['input']>;
  /** The best picture. */
  readonly quality?: InputMaybe<Quality>;
  /** Where; the platform must be offered there. */
  readonly region: Scalars['Region']['input'];
  /** The title, `title_…`. */
  readonly titleId: Scalars['ID']['input'];
  /** What one pays; the platform must have such offers. */
  readonly type: OfferType;
};

/** Who says so. */
export type OfferSource =
  /** A catalogue file of the platform, true when it was written. */
  | 'FILE'
  /** Somebody who runs this system. */
  | 'OPERATOR'
  /** Made up for the sample catalogue: not what is true today. */
  | 'SAMPLE';

/** What one pays to watch. */
export type OfferType =
  /** Part of a channel that is booked on top of a subscription. */
  | 'ADDON'
  /** Free, with advertisements. */
  | 'ADS'
  /** Bought to keep. */
  | 'BUY'
  /** In cinemas, with a ticket. */
  | 'CINEMA'
  /** Free, without advertisements. */
  | 'FREE'
  /** Rented for some days. */
  | 'RENT'
  /** Part of a subscription. */
  | 'SUBSCRIPTION';

/** A change of preferences. What is left out stays as it is; null takes it away. Lists take at most 50 values. */
export type PreferencesInput = {
  /** The strictest certification that may be shown, 1 to 20 characters. */
  readonly certificationCeiling?: InputMaybe<Scalars['String']['input']>;
  /** Genres such as "HORROR"; none of them may be liked. */
  readonly genresDisliked?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Genres such as "DRAMA"; none of them may be disliked. */
  readonly genresLiked?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** BCP 47 tags such as "es-MX", the best first. */
  readonly languages?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Platform codes such as "netflix". */
  readonly platforms?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Where they watch, the usual one first. */
  readonly regions?: InputMaybe<ReadonlyArray<Scalars['Region']['input']>>;
};

/** Where a viewer is in a title. */
export type ProgressInput = {
  /** On which device it is watched, `device_…`. */
  readonly deviceId?: InputMaybe<Scalars['ID']['input']>;
  /** How long it is, 1 to 172,800 seconds. */
  readonly durationSeconds: Scalars['Int']['input'];
  /** Seconds from the start, 0 to `durationSeconds`. Below 30 nothing is recorded. */
  readonly positionSeconds: Scalars['Int']['input'];
  /** The film or episode, `title_…`. */
  readonly titleId: Scalars['ID']['input'];
};

/** How sharp the picture is, from lowest to highest. */
export type Quality =
  /** 720 or 1080 lines. */
  | 'HD'
  /** Below 720 lines. */
  | 'SD'
  /** 2160 lines, "4K". */
  | 'UHD';

/** What a viewer thinks of a title. */
export type Reaction =
  /** They do not want it: less of that, and never itself again. */
  | 'DISMISSED'
  /** They like it: more of that. */
  | 'LIKED'
  /** Neither, or no longer. */
  | 'NONE';

/** Why something is recommended. */
export type ReasonCode =
  /** The viewer liked a title that resembles it. */
  | 'BECAUSE_YOU_LIKED'
  /** The viewer watched a title that resembles it. */
  | 'BECAUSE_YOU_WATCHED'
  /** It is popular with everyone. */
  | 'POPULAR'
  /** It resembles another title by genre, keywords, moods, people or decade. */
  | 'SIMILAR_CONTENT'
  /** Many watch and like it at the moment. */
  | 'TRENDING';

/** What a viewer may do; each may do what those before may. */
export type Role =
  /** Runs the system. */
  | 'ADMIN'
  /** Not signed in. */
  | 'GUEST'
  /** Keeps the catalogue and the offers right. */
  | 'MODERATOR'
  /** Signed in and paying. */
  | 'PREMIUM'
  /** Signed in. */
  | 'USER';

/** What can be searched for. */
export type SearchKind =
  /** A film. */
  | 'FILM'
  /** A show with seasons. */
  | 'SHOW';

/** Whether a show goes on. */
export type ShowStatus =
  /** It was stopped before its end. */
  | 'CANCELED'
  /** It came to its end. */
  | 'ENDED'
  /** New episodes are made or announced. */
  | 'RUNNING';

/** What a title must meet. All that are given must be met, a list by any of its values (at most 50). */
export type TitleFilters = {
  /** Countries of production as ISO 3166-1 alpha-2 codes such as "JP". */
  readonly countries?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Genres such as "DRAMA" or "SCIENCE_FICTION". */
  readonly genres?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Films, shows or both. */
  readonly kinds?: InputMaybe<ReadonlyArray<SearchKind>>;
  /** Spoken languages as ISO 639 codes such as "ja". */
  readonly languages?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The longest runtime, in minutes, 1 or more; of a show, of an episode. */
  readonly maxRuntimeMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** Moods such as "EPIC" or "COZY". */
  readonly moods?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only what is offered so: "SUBSCRIPTION", "ADS", "FREE", "RENT", "BUY", "ADDON" or "CINEMA". */
  readonly offerTypes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only what one of these platforms offers, such as "netflix". */
  readonly platforms?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only what can be watched in this region; `platforms` and `offerTypes` are then meant there. */
  readonly region?: InputMaybe<Scalars['Region']['input']>;
  /** The first year of release that counts. */
  readonly yearFrom?: InputMaybe<Scalars['Int']['input']>;
  /** The last year of release that counts. */
  readonly yearTo?: InputMaybe<Scalars['Int']['input']>;
};

/** What a title is. */
export type TitleKind =
  /** An episode of a season. */
  | 'EPISODE'
  /** A film, of any length. */
  | 'FILM'
  /** A season of a show. */
  | 'SEASON'
  /** A series, as a whole. */
  | 'SHOW';

/** The order of a list of titles. */
export type TitleSort =
  /** Latest release first; where only the year is known, it counts as its first day. */
  | 'NEWEST'
  /** Best known first. */
  | 'POPULAR'
  /** Only what is released after today, soonest first. */
  | 'UPCOMING';

export type AddToWatchlistMutationVariables = Exact<{
  titleId: Scalars['ID']['input'];
}>;


export type AddToWatchlistMutation = { readonly addToWatchlist: { readonly changed: boolean, readonly inWatchlist: boolean, readonly title:
      | { readonly id: string, readonly name: string }
      | { readonly id: string, readonly name: string }
      | { readonly id: string, readonly name: string }
      | { readonly id: string, readonly name: string }
     | null } };

export type AutocompleteQueryVariables = Exact<{
  prefix: Scalars['String']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
}>;


export type AutocompleteQuery = { readonly autocomplete: ReadonlyArray<{ readonly text: string, readonly year: number | null, readonly title:
      | { readonly id: string, readonly kind: TitleKind }
      | { readonly id: string, readonly kind: TitleKind }
      | { readonly id: string, readonly kind: TitleKind }
      | { readonly id: string, readonly kind: TitleKind }
     | null }> | null };

export type AvailabilityChangedSubscriptionVariables = Exact<{
  titleIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  regions?: InputMaybe<ReadonlyArray<Scalars['Region']['input']>>;
  platforms?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  kinds?: InputMaybe<ReadonlyArray<ChangeKind>>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type AvailabilityChangedSubscription = { readonly availabilityChanged: { readonly cursor: string, readonly kind: ChangeKind, readonly at: string, readonly region: string, readonly type: OfferType, readonly title:
      | { readonly id: string, readonly name: string, readonly year: number | null }
      | { readonly id: string, readonly name: string, readonly year: number | null }
      | { readonly id: string, readonly name: string, readonly year: number | null }
      | { readonly id: string, readonly name: string, readonly year: number | null }
     | null, readonly platform: { readonly id: string, readonly name: string }, readonly offer: { readonly id: string, readonly quality: Quality | null, readonly expiresOn: string | null, readonly price: { readonly amountMinor: number, readonly currency: string } | null } | null } };

export type AvailabilityChangesQueryVariables = Exact<{
  region?: InputMaybe<Scalars['Region']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type AvailabilityChangesQuery = { readonly availabilityChanges: { readonly nodes: ReadonlyArray<{ readonly cursor: string, readonly kind: ChangeKind, readonly at: string, readonly region: string, readonly type: OfferType, readonly platform: { readonly id: string }, readonly title:
        | { readonly id: string, readonly name: string }
        | { readonly id: string, readonly name: string }
        | { readonly id: string, readonly name: string }
        | { readonly id: string, readonly name: string }
       | null, readonly offer: { readonly id: string, readonly expiresOn: string | null, readonly price: { readonly amountMinor: number, readonly currency: string } | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type BrowseTitlesQueryVariables = Exact<{
  kind?: InputMaybe<TitleKind>;
  genre?: InputMaybe<Genre>;
  sort?: InputMaybe<TitleSort>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type BrowseTitlesQuery = { readonly browseTitles: { readonly nodes: ReadonlyArray<
      | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly runtimeMinutes: number | null, readonly genres: ReadonlyArray<Genre>, readonly popularity: number }
      | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly runtimeMinutes: number | null, readonly genres: ReadonlyArray<Genre>, readonly popularity: number }
      | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly runtimeMinutes: number | null, readonly genres: ReadonlyArray<Genre>, readonly popularity: number }
      | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly runtimeMinutes: number | null, readonly genres: ReadonlyArray<Genre>, readonly popularity: number }
    >, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type CheckAvailabilityQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  region: Scalars['Region']['input'];
  types?: InputMaybe<ReadonlyArray<OfferType>>;
  platforms?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  quality?: InputMaybe<Quality>;
}>;


export type CheckAvailabilityQuery = { readonly title:
    | { readonly id: string, readonly name: string, readonly year: number | null, readonly watchNow: { readonly id: string } | null, readonly offers: ReadonlyArray<{ readonly id: string, readonly type: OfferType, readonly region: string, readonly quality: Quality | null, readonly hdr: boolean | null, readonly audio: ReadonlyArray<string>, readonly subtitles: ReadonlyArray<string>, readonly availableSince: string | null, readonly expiresOn: string | null, readonly expiryKnown: boolean, readonly source: OfferSource, readonly checkedAt: string | null, readonly price: { readonly amountMinor: number, readonly currency: string } | null, readonly platform: { readonly id: string, readonly name: string }, readonly deepLink: { readonly url: string, readonly opensTitle: boolean } | null }> | null }
    | { readonly id: string, readonly name: string, readonly year: number | null, readonly watchNow: { readonly id: string } | null, readonly offers: ReadonlyArray<{ readonly id: string, readonly type: OfferType, readonly region: string, readonly quality: Quality | null, readonly hdr: boolean | null, readonly audio: ReadonlyArray<string>, readonly subtitles: ReadonlyArray<string>, readonly availableSince: string | null, readonly expiresOn: string | null, readonly expiryKnown: boolean, readonly source: OfferSource, readonly checkedAt: string | null, readonly price: { readonly amountMinor: number, readonly currency: string } | null, readonly platform: { readonly id: string, readonly name: string }, readonly deepLink: { readonly url: string, readonly opensTitle: boolean } | null }> | null }
    | { readonly id: string, readonly name: string, readonly year: number | null, readonly watchNow: { readonly id: string } | null, readonly offers: ReadonlyArray<{ readonly id: string, readonly type: OfferType, readonly region: string, readonly quality: Quality | null, readonly hdr: boolean | null, readonly audio: ReadonlyArray<string>, readonly subtitles: ReadonlyArray<string>, readonly availableSince: string | null, readonly expiresOn: string | null, readonly expiryKnown: boolean, readonly source: OfferSource, readonly checkedAt: string | null, readonly price: { readonly amountMinor: number, readonly currency: string } | null, readonly platform: { readonly id: string, readonly name: string }, readonly deepLink: { readonly url: string, readonly opensTitle: boolean } | null }> | null }
    | { readonly id: string, readonly name: string, readonly year: number | null, readonly watchNow: { readonly id: string } | null, readonly offers: ReadonlyArray<{ readonly id: string, readonly type: OfferType, readonly region: string, readonly quality: Quality | null, readonly hdr: boolean | null, readonly audio: ReadonlyArray<string>, readonly subtitles: ReadonlyArray<string>, readonly availableSince: string | null, readonly expiresOn: string | null, readonly expiryKnown: boolean, readonly source: OfferSource, readonly checkedAt: string | null, readonly price: { readonly amountMinor: number, readonly currency: string } | null, readonly platform: { readonly id: string, readonly name: string }, readonly deepLink: { readonly url: string, readonly opensTitle: boolean } | null }> | null }
   | null };

export type ContentQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  locale?: InputMaybe<Scalars['Locale']['input']>;
}>;


export type ContentQuery = { readonly title:
    | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly synopsis: string | null, readonly year: number | null, readonly runtimeMinutes: number | null, readonly genres: ReadonlyArray<Genre>, readonly popularity: number }
    | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly synopsis: string | null, readonly year: number | null, readonly runtimeMinutes: number | null, readonly genres: ReadonlyArray<Genre>, readonly popularity: number }
    | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly synopsis: string | null, readonly year: number | null, readonly runtimeMinutes: number | null, readonly genres: ReadonlyArray<Genre>, readonly popularity: number }
    | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly synopsis: string | null, readonly year: number | null, readonly runtimeMinutes: number | null, readonly genres: ReadonlyArray<Genre>, readonly popularity: number }
   | null };

export type ContentByIdsQueryVariables = Exact<{
  ids: ReadonlyArray<Scalars['ID']['input']>;
  region?: Scalars['Region']['input'];
}>;


export type ContentByIdsQuery = { readonly titles: ReadonlyArray<
    | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly runtimeMinutes: number | null, readonly genres: ReadonlyArray<Genre>, readonly watchNow: { readonly type: OfferType, readonly platform: { readonly id: string, readonly name: string } } | null }
    | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly runtimeMinutes: number | null, readonly genres: ReadonlyArray<Genre>, readonly watchNow: { readonly type: OfferType, readonly platform: { readonly id: string, readonly name: string } } | null }
    | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly runtimeMinutes: number | null, readonly genres: ReadonlyArray<Genre>, readonly watchNow: { readonly type: OfferType, readonly platform: { readonly id: string, readonly name: string } } | null }
    | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly runtimeMinutes: number | null, readonly genres: ReadonlyArray<Genre>, readonly watchNow: { readonly type: OfferType, readonly platform: { readonly id: string, readonly name: string } } | null }
   | null> | null };

export type ContinueWatchingQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
}>;


export type ContinueWatchingQuery = { readonly continueWatching: ReadonlyArray<{ readonly positionSeconds: number, readonly durationSeconds: number, readonly share: number, readonly updatedAt: string, readonly title:
      | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly runtimeMinutes: number | null }
      | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly runtimeMinutes: number | null }
      | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly runtimeMinutes: number | null }
      | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly runtimeMinutes: number | null }
     | null }> | null };

export type DevicesQueryVariables = Exact<{ [key: string]: never; }>;


export type DevicesQuery = { readonly viewer: { readonly user: { readonly devices: ReadonlyArray<{ readonly id: string, readonly name: string, readonly type: DeviceType, readonly platform: string | null, readonly capabilities: ReadonlyArray<string>, readonly lastSeenAt: string }> } | null } | null };

export type DiscoverQueryVariables = Exact<{
  kinds?: InputMaybe<ReadonlyArray<SearchKind>>;
  genres?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  moods?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  yearFrom?: InputMaybe<Scalars['Int']['input']>;
  yearTo?: InputMaybe<Scalars['Int']['input']>;
  maxRuntimeMinutes?: InputMaybe<Scalars['Int']['input']>;
  platforms?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  offerTypes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  region?: Scalars['Region']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type DiscoverQuery = { readonly search: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly title:
        | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre>, readonly runtimeMinutes: number | null, readonly watchNow: { readonly type: OfferType, readonly platform: { readonly id: string, readonly name: string } } | null }
        | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre>, readonly runtimeMinutes: number | null, readonly watchNow: { readonly type: OfferType, readonly platform: { readonly id: string, readonly name: string } } | null }
        | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre>, readonly runtimeMinutes: number | null, readonly watchNow: { readonly type: OfferType, readonly platform: { readonly id: string, readonly name: string } } | null }
        | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre>, readonly runtimeMinutes: number | null, readonly watchNow: { readonly type: OfferType, readonly platform: { readonly id: string, readonly name: string } } | null }
       | null }>, readonly facets: ReadonlyArray<{ readonly name: string, readonly values: ReadonlyArray<{ readonly value: string, readonly count: number }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type ForYouQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  region?: Scalars['Region']['input'];
}>;


export type ForYouQuery = { readonly forYou: ReadonlyArray<{ readonly score: number, readonly reason: { readonly code: ReasonCode, readonly text: string, readonly title:
        | { readonly id: string, readonly name: string }
        | { readonly id: string, readonly name: string }
        | { readonly id: string, readonly name: string }
        | { readonly id: string, readonly name: string }
       | null }, readonly title:
      | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre>, readonly inWatchlist: boolean | null, readonly watchNow: { readonly type: OfferType, readonly platform: { readonly id: string, readonly name: string } } | null }
      | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre>, readonly inWatchlist: boolean | null, readonly watchNow: { readonly type: OfferType, readonly platform: { readonly id: string, readonly name: string } } | null }
      | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre>, readonly inWatchlist: boolean | null, readonly watchNow: { readonly type: OfferType, readonly platform: { readonly id: string, readonly name: string } } | null }
      | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre>, readonly inWatchlist: boolean | null, readonly watchNow: { readonly type: OfferType, readonly platform: { readonly id: string, readonly name: string } } | null }
     | null }> | null };

export type GenreTitlesQueryVariables = Exact<{
  genre: Genre;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type GenreTitlesQuery = { readonly browseTitles: { readonly nodes: ReadonlyArray<
      | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly runtimeMinutes: number | null, readonly popularity: number }
      | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly runtimeMinutes: number | null, readonly popularity: number }
      | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly runtimeMinutes: number | null, readonly popularity: number }
      | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly runtimeMinutes: number | null, readonly popularity: number }
    >, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type GenresQueryVariables = Exact<{
  kind?: InputMaybe<TitleKind>;
}>;


export type GenresQuery = { readonly genres: ReadonlyArray<{ readonly genre: Genre, readonly name: string, readonly count: number }> | null };

export type LeavingSoonQueryVariables = Exact<{
  region: Scalars['Region']['input'];
  days?: InputMaybe<Scalars['Int']['input']>;
  platforms?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type LeavingSoonQuery = { readonly leavingSoon: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly type: OfferType, readonly expiresOn: string | null, readonly source: OfferSource, readonly platform: { readonly id: string, readonly name: string }, readonly title:
        | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null }
        | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null }
        | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null }
        | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null }
       | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { readonly viewer: { readonly role: Role, readonly scopes: ReadonlyArray<string>, readonly user: { readonly id: string, readonly name: string, readonly createdAt: string, readonly preferences: { readonly platforms: ReadonlyArray<string>, readonly regions: ReadonlyArray<string>, readonly languages: ReadonlyArray<string>, readonly genresLiked: ReadonlyArray<string>, readonly genresDisliked: ReadonlyArray<string>, readonly certificationCeiling: string | null, readonly updatedAt: string | null }, readonly devices: ReadonlyArray<{ readonly id: string, readonly name: string, readonly type: DeviceType, readonly platform: string | null, readonly capabilities: ReadonlyArray<string>, readonly lastSeenAt: string }> } | null } | null };

export type MyWatchlistQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  region?: Scalars['Region']['input'];
}>;


export type MyWatchlistQuery = { readonly watchlist: { readonly nodes: ReadonlyArray<{ readonly addedAt: string, readonly title:
        | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly watchNow: { readonly type: OfferType, readonly platform: { readonly id: string, readonly name: string } } | null }
        | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly watchNow: { readonly type: OfferType, readonly platform: { readonly id: string, readonly name: string } } | null }
        | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly watchNow: { readonly type: OfferType, readonly platform: { readonly id: string, readonly name: string } } | null }
        | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly watchNow: { readonly type: OfferType, readonly platform: { readonly id: string, readonly name: string } } | null }
       | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type NewOffersQueryVariables = Exact<{
  region: Scalars['Region']['input'];
  platforms?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type NewOffersQuery = { readonly newOffers: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly type: OfferType, readonly availableSince: string | null, readonly source: OfferSource, readonly platform: { readonly id: string, readonly name: string }, readonly title:
        | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null }
        | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null }
        | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null }
        | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null }
       | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type PersonDetailsQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
}>;


export type PersonDetailsQuery = { readonly person: { readonly id: string, readonly name: string, readonly born: string | null, readonly died: string | null, readonly credits: ReadonlyArray<{ readonly role: CreditRole, readonly character: string | null, readonly title:
        | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null }
        | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null }
        | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null }
        | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null }
       }> } | null };

export type PlatformQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type PlatformQuery = { readonly platform: { readonly id: string, readonly name: string, readonly regions: ReadonlyArray<string>, readonly monetization: ReadonlyArray<OfferType>, readonly homepage: string } | null };

export type PlatformsQueryVariables = Exact<{
  region?: InputMaybe<Scalars['Region']['input']>;
}>;


export type PlatformsQuery = { readonly platforms: ReadonlyArray<{ readonly id: string, readonly name: string, readonly regions: ReadonlyArray<string>, readonly monetization: ReadonlyArray<OfferType>, readonly homepage: string }> | null };

export type PreferencesQueryVariables = Exact<{ [key: string]: never; }>;


export type PreferencesQuery = { readonly viewer: { readonly user: { readonly preferences: { readonly platforms: ReadonlyArray<string>, readonly regions: ReadonlyArray<string>, readonly languages: ReadonlyArray<string>, readonly genresLiked: ReadonlyArray<string>, readonly genresDisliked: ReadonlyArray<string>, readonly certificationCeiling: string | null, readonly updatedAt: string | null } } | null } | null };

export type ReactToTitleMutationVariables = Exact<{
  titleId: Scalars['ID']['input'];
  reaction: Reaction;
}>;


export type ReactToTitleMutation = { readonly reactToTitle: { readonly reaction: Reaction, readonly title:
      | { readonly id: string, readonly name: string }
      | { readonly id: string, readonly name: string }
      | { readonly id: string, readonly name: string }
      | { readonly id: string, readonly name: string }
     | null } };

export type RecommendationsQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
}>;


export type RecommendationsQuery = { readonly forYou: ReadonlyArray<{ readonly score: number, readonly reason: { readonly code: ReasonCode, readonly text: string }, readonly title:
      | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre> }
      | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre> }
      | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre> }
      | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre> }
     | null }> | null };

export type RegisterDeviceMutationVariables = Exact<{
  input: DeviceInput;
}>;


export type RegisterDeviceMutation = { readonly registerDevice: { readonly id: string, readonly name: string, readonly type: DeviceType, readonly platform: string | null, readonly capabilities: ReadonlyArray<string>, readonly lastSeenAt: string } };

export type RemoveDeviceMutationVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type RemoveDeviceMutation = { readonly removeDevice: boolean };

export type RemoveFromWatchlistMutationVariables = Exact<{
  titleId: Scalars['ID']['input'];
}>;


export type RemoveFromWatchlistMutation = { readonly removeFromWatchlist: { readonly changed: boolean, readonly inWatchlist: boolean, readonly title:
      | { readonly id: string, readonly name: string }
      | { readonly id: string, readonly name: string }
      | { readonly id: string, readonly name: string }
      | { readonly id: string, readonly name: string }
     | null } };

export type RemoveOfferMutationVariables = Exact<{
  titleId: Scalars['ID']['input'];
  platform: Scalars['ID']['input'];
  region: Scalars['Region']['input'];
  type: OfferType;
}>;


export type RemoveOfferMutation = { readonly removeOffer: { readonly kind: ChangeKind | null, readonly title:
      | { readonly id: string, readonly name: string }
      | { readonly id: string, readonly name: string }
      | { readonly id: string, readonly name: string }
      | { readonly id: string, readonly name: string }
     | null } };

export type SearchTitlesQueryVariables = Exact<{
  query: Scalars['String']['input'];
  filters?: InputMaybe<TitleFilters>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  region?: Scalars['Region']['input'];
}>;


export type SearchTitlesQuery = { readonly search: { readonly totalCount: number, readonly degraded: boolean, readonly nodes: ReadonlyArray<{ readonly score: number, readonly title:
        | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre>, readonly runtimeMinutes: number | null, readonly watchNow: { readonly type: OfferType, readonly price: { readonly amountMinor: number, readonly currency: string } | null, readonly platform: { readonly id: string, readonly name: string } } | null }
        | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre>, readonly runtimeMinutes: number | null, readonly watchNow: { readonly type: OfferType, readonly price: { readonly amountMinor: number, readonly currency: string } | null, readonly platform: { readonly id: string, readonly name: string } } | null }
        | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre>, readonly runtimeMinutes: number | null, readonly watchNow: { readonly type: OfferType, readonly price: { readonly amountMinor: number, readonly currency: string } | null, readonly platform: { readonly id: string, readonly name: string } } | null }
        | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre>, readonly runtimeMinutes: number | null, readonly watchNow: { readonly type: OfferType, readonly price: { readonly amountMinor: number, readonly currency: string } | null, readonly platform: { readonly id: string, readonly name: string } } | null }
       | null, readonly highlights: ReadonlyArray<{ readonly field: string, readonly text: string }> }>, readonly facets: ReadonlyArray<{ readonly name: string, readonly values: ReadonlyArray<{ readonly value: string, readonly count: number }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type SetOfferMutationVariables = Exact<{
  input: OfferInput;
}>;


export type SetOfferMutation = { readonly setOffer: { readonly kind: ChangeKind | null, readonly title:
      | { readonly id: string, readonly name: string }
      | { readonly id: string, readonly name: string }
      | { readonly id: string, readonly name: string }
      | { readonly id: string, readonly name: string }
     | null, readonly offer: { readonly id: string, readonly type: OfferType, readonly region: string, readonly quality: Quality | null, readonly availableSince: string | null, readonly expiresOn: string | null, readonly expiryKnown: boolean, readonly source: OfferSource, readonly price: { readonly amountMinor: number, readonly currency: string } | null, readonly platform: { readonly id: string, readonly name: string } } | null } };

export type SetProgressMutationVariables = Exact<{
  titleId: Scalars['ID']['input'];
  positionSeconds: Scalars['Int']['input'];
  durationSeconds: Scalars['Int']['input'];
  deviceId?: InputMaybe<Scalars['ID']['input']>;
}>;


export type SetProgressMutation = { readonly setProgress: { readonly positionSeconds: number, readonly durationSeconds: number, readonly share: number, readonly completed: boolean, readonly updatedAt: string, readonly title:
      | { readonly id: string, readonly name: string }
      | { readonly id: string, readonly name: string }
      | { readonly id: string, readonly name: string }
      | { readonly id: string, readonly name: string }
     | null } };

export type SimilarTitlesQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
}>;


export type SimilarTitlesQuery = { readonly title:
    | { readonly id: string, readonly name: string, readonly similar: ReadonlyArray<{ readonly score: number, readonly reason: { readonly code: ReasonCode, readonly text: string }, readonly title:
          | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre> }
          | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre> }
          | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre> }
          | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre> }
         | null }> | null }
    | { readonly id: string, readonly name: string, readonly similar: ReadonlyArray<{ readonly score: number, readonly reason: { readonly code: ReasonCode, readonly text: string }, readonly title:
          | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre> }
          | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre> }
          | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre> }
          | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre> }
         | null }> | null }
    | { readonly id: string, readonly name: string, readonly similar: ReadonlyArray<{ readonly score: number, readonly reason: { readonly code: ReasonCode, readonly text: string }, readonly title:
          | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre> }
          | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre> }
          | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre> }
          | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre> }
         | null }> | null }
    | { readonly id: string, readonly name: string, readonly similar: ReadonlyArray<{ readonly score: number, readonly reason: { readonly code: ReasonCode, readonly text: string }, readonly title:
          | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre> }
          | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre> }
          | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre> }
          | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre> }
         | null }> | null }
   | null };

export type SyncWatchlistMutationVariables = Exact<{
  add?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  remove?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
}>;


export type SyncWatchlistMutation = { readonly syncWatchlist: ReadonlyArray<{ readonly changed: boolean, readonly inWatchlist: boolean, readonly title:
      | { readonly id: string, readonly name: string }
      | { readonly id: string, readonly name: string }
      | { readonly id: string, readonly name: string }
      | { readonly id: string, readonly name: string }
     | null }> };

export type TitleByExternalIdQueryVariables = Exact<{
  source: Scalars['String']['input'];
  value: Scalars['String']['input'];
}>;


export type TitleByExternalIdQuery = { readonly titleByExternalId:
    | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly externalIds: ReadonlyArray<{ readonly source: string, readonly value: string }> }
    | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly externalIds: ReadonlyArray<{ readonly source: string, readonly value: string }> }
    | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly externalIds: ReadonlyArray<{ readonly source: string, readonly value: string }> }
    | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly externalIds: ReadonlyArray<{ readonly source: string, readonly value: string }> }
   | null };

export type TitleDetailsQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  region?: Scalars['Region']['input'];
  locale?: InputMaybe<Scalars['Locale']['input']>;
}>;


export type TitleDetailsQuery = { readonly title:
    | { readonly __typename: 'Episode', readonly number: number, readonly airDate: string | null, readonly id: string, readonly kind: TitleKind, readonly name: string, readonly originalName: string | null, readonly originalLanguage: string | null, readonly synopsis: string | null, readonly year: number | null, readonly releaseDate: string | null, readonly runtimeMinutes: number | null, readonly genres: ReadonlyArray<Genre>, readonly moods: ReadonlyArray<Mood>, readonly keywords: ReadonlyArray<string>, readonly countries: ReadonlyArray<string>, readonly languages: ReadonlyArray<string>, readonly certification: string | null, readonly popularity: number, readonly inWatchlist: boolean | null, readonly season: { readonly id: string, readonly number: number }, readonly credits: ReadonlyArray<{ readonly role: CreditRole, readonly character: string | null, readonly person: { readonly id: string, readonly name: string } }>, readonly externalIds: ReadonlyArray<{ readonly source: string, readonly value: string }>, readonly offers: ReadonlyArray<{ readonly id: string, readonly type: OfferType, readonly quality: Quality | null, readonly expiresOn: string | null, readonly expiryKnown: boolean, readonly source: OfferSource, readonly price: { readonly amountMinor: number, readonly currency: string } | null, readonly platform: { readonly id: string, readonly name: string }, readonly deepLink: { readonly url: string, readonly opensTitle: boolean } | null }> | null, readonly similar: ReadonlyArray<{ readonly score: number, readonly reason: { readonly text: string }, readonly title:
          | { readonly id: string, readonly name: string, readonly year: number | null }
          | { readonly id: string, readonly name: string, readonly year: number | null }
          | { readonly id: string, readonly name: string, readonly year: number | null }
          | { readonly id: string, readonly name: string, readonly year: number | null }
         | null }> | null }
    | { readonly __typename: 'Film', readonly id: string, readonly kind: TitleKind, readonly name: string, readonly originalName: string | null, readonly originalLanguage: string | null, readonly synopsis: string | null, readonly year: number | null, readonly releaseDate: string | null, readonly runtimeMinutes: number | null, readonly genres: ReadonlyArray<Genre>, readonly moods: ReadonlyArray<Mood>, readonly keywords: ReadonlyArray<string>, readonly countries: ReadonlyArray<string>, readonly languages: ReadonlyArray<string>, readonly certification: string | null, readonly popularity: number, readonly inWatchlist: boolean | null, readonly credits: ReadonlyArray<{ readonly role: CreditRole, readonly character: string | null, readonly person: { readonly id: string, readonly name: string } }>, readonly externalIds: ReadonlyArray<{ readonly source: string, readonly value: string }>, readonly offers: ReadonlyArray<{ readonly id: string, readonly type: OfferType, readonly quality: Quality | null, readonly expiresOn: string | null, readonly expiryKnown: boolean, readonly source: OfferSource, readonly price: { readonly amountMinor: number, readonly currency: string } | null, readonly platform: { readonly id: string, readonly name: string }, readonly deepLink: { readonly url: string, readonly opensTitle: boolean } | null }> | null, readonly similar: ReadonlyArray<{ readonly score: number, readonly reason: { readonly text: string }, readonly title:
          | { readonly id: string, readonly name: string, readonly year: number | null }
          | { readonly id: string, readonly name: string, readonly year: number | null }
          | { readonly id: string, readonly name: string, readonly year: number | null }
          | { readonly id: string, readonly name: string, readonly year: number | null }
         | null }> | null }
    | { readonly __typename: 'Season', readonly number: number, readonly episodeCount: number | null, readonly id: string, readonly kind: TitleKind, readonly name: string, readonly originalName: string | null, readonly originalLanguage: string | null, readonly synopsis: string | null, readonly year: number | null, readonly releaseDate: string | null, readonly runtimeMinutes: number | null, readonly genres: ReadonlyArray<Genre>, readonly moods: ReadonlyArray<Mood>, readonly keywords: ReadonlyArray<string>, readonly countries: ReadonlyArray<string>, readonly languages: ReadonlyArray<string>, readonly certification: string | null, readonly popularity: number, readonly inWatchlist: boolean | null, readonly show: { readonly id: string, readonly name: string }, readonly credits: ReadonlyArray<{ readonly role: CreditRole, readonly character: string | null, readonly person: { readonly id: string, readonly name: string } }>, readonly externalIds: ReadonlyArray<{ readonly source: string, readonly value: string }>, readonly offers: ReadonlyArray<{ readonly id: string, readonly type: OfferType, readonly quality: Quality | null, readonly expiresOn: string | null, readonly expiryKnown: boolean, readonly source: OfferSource, readonly price: { readonly amountMinor: number, readonly currency: string } | null, readonly platform: { readonly id: string, readonly name: string }, readonly deepLink: { readonly url: string, readonly opensTitle: boolean } | null }> | null, readonly similar: ReadonlyArray<{ readonly score: number, readonly reason: { readonly text: string }, readonly title:
          | { readonly id: string, readonly name: string, readonly year: number | null }
          | { readonly id: string, readonly name: string, readonly year: number | null }
          | { readonly id: string, readonly name: string, readonly year: number | null }
          | { readonly id: string, readonly name: string, readonly year: number | null }
         | null }> | null }
    | { readonly __typename: 'Show', readonly status: ShowStatus | null, readonly endYear: number | null, readonly seasonCount: number | null, readonly episodeCount: number | null, readonly id: string, readonly kind: TitleKind, readonly name: string, readonly originalName: string | null, readonly originalLanguage: string | null, readonly synopsis: string | null, readonly year: number | null, readonly releaseDate: string | null, readonly runtimeMinutes: number | null, readonly genres: ReadonlyArray<Genre>, readonly moods: ReadonlyArray<Mood>, readonly keywords: ReadonlyArray<string>, readonly countries: ReadonlyArray<string>, readonly languages: ReadonlyArray<string>, readonly certification: string | null, readonly popularity: number, readonly inWatchlist: boolean | null, readonly credits: ReadonlyArray<{ readonly role: CreditRole, readonly character: string | null, readonly person: { readonly id: string, readonly name: string } }>, readonly externalIds: ReadonlyArray<{ readonly source: string, readonly value: string }>, readonly offers: ReadonlyArray<{ readonly id: string, readonly type: OfferType, readonly quality: Quality | null, readonly expiresOn: string | null, readonly expiryKnown: boolean, readonly source: OfferSource, readonly price: { readonly amountMinor: number, readonly currency: string } | null, readonly platform: { readonly id: string, readonly name: string }, readonly deepLink: { readonly url: string, readonly opensTitle: boolean } | null }> | null, readonly similar: ReadonlyArray<{ readonly score: number, readonly reason: { readonly text: string }, readonly title:
          | { readonly id: string, readonly name: string, readonly year: number | null }
          | { readonly id: string, readonly name: string, readonly year: number | null }
          | { readonly id: string, readonly name: string, readonly year: number | null }
          | { readonly id: string, readonly name: string, readonly year: number | null }
         | null }> | null }
   | null };

export type TitlePageQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  region: Scalars['Region']['input'];
  locale?: InputMaybe<Scalars['Locale']['input']>;
  device?: InputMaybe<DeepLinkDevice>;
}>;


export type TitlePageQuery = { readonly title:
    | { readonly __typename: 'Episode', readonly id: string, readonly kind: TitleKind, readonly name: string, readonly synopsis: string | null, readonly year: number | null, readonly runtimeMinutes: number | null, readonly genres: ReadonlyArray<Genre>, readonly moods: ReadonlyArray<Mood>, readonly certification: string | null, readonly inWatchlist: boolean | null, readonly progress: { readonly positionSeconds: number, readonly durationSeconds: number, readonly share: number, readonly completed: boolean, readonly updatedAt: string } | null, readonly watchNow: { ' $fragmentRefs'?: { 'PageOfferFragment': PageOfferFragment } } | null, readonly offers: ReadonlyArray<{ ' $fragmentRefs'?: { 'PageOfferFragment': PageOfferFragment } }> | null, readonly credits: ReadonlyArray<{ readonly role: CreditRole, readonly character: string | null, readonly person: { readonly id: string, readonly name: string } }>, readonly similar: ReadonlyArray<{ readonly reason: { readonly code: ReasonCode, readonly text: string }, readonly title:
          | { readonly id: string, readonly name: string, readonly year: number | null }
          | { readonly id: string, readonly name: string, readonly year: number | null }
          | { readonly id: string, readonly name: string, readonly year: number | null }
          | { readonly id: string, readonly name: string, readonly year: number | null }
         | null }> | null }
    | { readonly __typename: 'Film', readonly id: string, readonly kind: TitleKind, readonly name: string, readonly synopsis: string | null, readonly year: number | null, readonly runtimeMinutes: number | null, readonly genres: ReadonlyArray<Genre>, readonly moods: ReadonlyArray<Mood>, readonly certification: string | null, readonly inWatchlist: boolean | null, readonly progress: { readonly positionSeconds: number, readonly durationSeconds: number, readonly share: number, readonly completed: boolean, readonly updatedAt: string } | null, readonly watchNow: { ' $fragmentRefs'?: { 'PageOfferFragment': PageOfferFragment } } | null, readonly offers: ReadonlyArray<{ ' $fragmentRefs'?: { 'PageOfferFragment': PageOfferFragment } }> | null, readonly credits: ReadonlyArray<{ readonly role: CreditRole, readonly character: string | null, readonly person: { readonly id: string, readonly name: string } }>, readonly similar: ReadonlyArray<{ readonly reason: { readonly code: ReasonCode, readonly text: string }, readonly title:
          | { readonly id: string, readonly name: string, readonly year: number | null }
          | { readonly id: string, readonly name: string, readonly year: number | null }
          | { readonly id: string, readonly name: string, readonly year: number | null }
          | { readonly id: string, readonly name: string, readonly year: number | null }
         | null }> | null }
    | { readonly __typename: 'Season', readonly id: string, readonly kind: TitleKind, readonly name: string, readonly synopsis: string | null, readonly year: number | null, readonly runtimeMinutes: number | null, readonly genres: ReadonlyArray<Genre>, readonly moods: ReadonlyArray<Mood>, readonly certification: string | null, readonly inWatchlist: boolean | null, readonly progress: { readonly positionSeconds: number, readonly durationSeconds: number, readonly share: number, readonly completed: boolean, readonly updatedAt: string } | null, readonly watchNow: { ' $fragmentRefs'?: { 'PageOfferFragment': PageOfferFragment } } | null, readonly offers: ReadonlyArray<{ ' $fragmentRefs'?: { 'PageOfferFragment': PageOfferFragment } }> | null, readonly credits: ReadonlyArray<{ readonly role: CreditRole, readonly character: string | null, readonly person: { readonly id: string, readonly name: string } }>, readonly similar: ReadonlyArray<{ readonly reason: { readonly code: ReasonCode, readonly text: string }, readonly title:
          | { readonly id: string, readonly name: string, readonly year: number | null }
          | { readonly id: string, readonly name: string, readonly year: number | null }
          | { readonly id: string, readonly name: string, readonly year: number | null }
          | { readonly id: string, readonly name: string, readonly year: number | null }
         | null }> | null }
    | { readonly __typename: 'Show', readonly seasonCount: number | null, readonly id: string, readonly kind: TitleKind, readonly name: string, readonly synopsis: string | null, readonly year: number | null, readonly runtimeMinutes: number | null, readonly genres: ReadonlyArray<Genre>, readonly moods: ReadonlyArray<Mood>, readonly certification: string | null, readonly inWatchlist: boolean | null, readonly seasons: ReadonlyArray<{ readonly id: string, readonly number: number, readonly episodeCount: number | null }>, readonly progress: { readonly positionSeconds: number, readonly durationSeconds: number, readonly share: number, readonly completed: boolean, readonly updatedAt: string } | null, readonly watchNow: { ' $fragmentRefs'?: { 'PageOfferFragment': PageOfferFragment } } | null, readonly offers: ReadonlyArray<{ ' $fragmentRefs'?: { 'PageOfferFragment': PageOfferFragment } }> | null, readonly credits: ReadonlyArray<{ readonly role: CreditRole, readonly character: string | null, readonly person: { readonly id: string, readonly name: string } }>, readonly similar: ReadonlyArray<{ readonly reason: { readonly code: ReasonCode, readonly text: string }, readonly title:
          | { readonly id: string, readonly name: string, readonly year: number | null }
          | { readonly id: string, readonly name: string, readonly year: number | null }
          | { readonly id: string, readonly name: string, readonly year: number | null }
          | { readonly id: string, readonly name: string, readonly year: number | null }
         | null }> | null }
   | null };

export type PageOfferFragment = { readonly id: string, readonly type: OfferType, readonly quality: Quality | null, readonly expiresOn: string | null, readonly expiryKnown: boolean, readonly price: { readonly amountMinor: number, readonly currency: string } | null, readonly platform: { readonly id: string, readonly name: string }, readonly deepLink: { readonly device: DeepLinkDevice, readonly url: string, readonly opensTitle: boolean } | null } & { ' $fragmentName'?: 'PageOfferFragment' };

export type TonightQueryVariables = Exact<{
  query: Scalars['String']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  region?: Scalars['Region']['input'];
}>;


export type TonightQuery = { readonly viewer: { readonly role: Role, readonly user: { readonly id: string, readonly name: string } | null } | null, readonly search: { readonly totalCount: number, readonly degraded: boolean, readonly nodes: ReadonlyArray<{ readonly score: number, readonly title:
        | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly runtimeMinutes: number | null, readonly genres: ReadonlyArray<Genre>, readonly synopsis: string | null, readonly inWatchlist: boolean | null, readonly watchNow: { readonly type: OfferType, readonly price: { readonly amountMinor: number, readonly currency: string } | null, readonly platform: { readonly id: string, readonly name: string }, readonly deepLink: { readonly url: string } | null } | null, readonly similar: ReadonlyArray<{ readonly reason: { readonly text: string }, readonly title:
              | { readonly id: string, readonly name: string }
              | { readonly id: string, readonly name: string }
              | { readonly id: string, readonly name: string }
              | { readonly id: string, readonly name: string }
             | null }> | null }
        | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly runtimeMinutes: number | null, readonly genres: ReadonlyArray<Genre>, readonly synopsis: string | null, readonly inWatchlist: boolean | null, readonly watchNow: { readonly type: OfferType, readonly price: { readonly amountMinor: number, readonly currency: string } | null, readonly platform: { readonly id: string, readonly name: string }, readonly deepLink: { readonly url: string } | null } | null, readonly similar: ReadonlyArray<{ readonly reason: { readonly text: string }, readonly title:
              | { readonly id: string, readonly name: string }
              | { readonly id: string, readonly name: string }
              | { readonly id: string, readonly name: string }
              | { readonly id: string, readonly name: string }
             | null }> | null }
        | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly runtimeMinutes: number | null, readonly genres: ReadonlyArray<Genre>, readonly synopsis: string | null, readonly inWatchlist: boolean | null, readonly watchNow: { readonly type: OfferType, readonly price: { readonly amountMinor: number, readonly currency: string } | null, readonly platform: { readonly id: string, readonly name: string }, readonly deepLink: { readonly url: string } | null } | null, readonly similar: ReadonlyArray<{ readonly reason: { readonly text: string }, readonly title:
              | { readonly id: string, readonly name: string }
              | { readonly id: string, readonly name: string }
              | { readonly id: string, readonly name: string }
              | { readonly id: string, readonly name: string }
             | null }> | null }
        | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly runtimeMinutes: number | null, readonly genres: ReadonlyArray<Genre>, readonly synopsis: string | null, readonly inWatchlist: boolean | null, readonly watchNow: { readonly type: OfferType, readonly price: { readonly amountMinor: number, readonly currency: string } | null, readonly platform: { readonly id: string, readonly name: string }, readonly deepLink: { readonly url: string } | null } | null, readonly similar: ReadonlyArray<{ readonly reason: { readonly text: string }, readonly title:
              | { readonly id: string, readonly name: string }
              | { readonly id: string, readonly name: string }
              | { readonly id: string, readonly name: string }
              | { readonly id: string, readonly name: string }
             | null }> | null }
       | null }> } | null };

export type TrendingQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  region?: Scalars['Region']['input'];
}>;


export type TrendingQuery = { readonly trending: ReadonlyArray<{ readonly score: number, readonly reason: { readonly code: ReasonCode, readonly text: string }, readonly title:
      | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre>, readonly watchNow: { readonly type: OfferType, readonly platform: { readonly id: string, readonly name: string } } | null }
      | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre>, readonly watchNow: { readonly type: OfferType, readonly platform: { readonly id: string, readonly name: string } } | null }
      | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre>, readonly watchNow: { readonly type: OfferType, readonly platform: { readonly id: string, readonly name: string } } | null }
      | { readonly id: string, readonly kind: TitleKind, readonly name: string, readonly year: number | null, readonly genres: ReadonlyArray<Genre>, readonly watchNow: { readonly type: OfferType, readonly platform: { readonly id: string, readonly name: string } } | null }
     | null }> | null };

export type UpdatePreferencesMutationVariables = Exact<{
  input: PreferencesInput;
}>;


export type UpdatePreferencesMutation = { readonly updatePreferences: { readonly platforms: ReadonlyArray<string>, readonly regions: ReadonlyArray<string>, readonly languages: ReadonlyArray<string>, readonly genresLiked: ReadonlyArray<string>, readonly genresDisliked: ReadonlyArray<string>, readonly certificationCeiling: string | null, readonly updatedAt: string | null } };

export type UserQueryVariables = Exact<{ [key: string]: never; }>;


export type UserQuery = { readonly viewer: { readonly user: { readonly id: string, readonly name: string, readonly createdAt: string } | null } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const PageOfferFragmentDoc = new TypedDocumentString(`
    fragment PageOffer on Offer {
  id
  type
  quality
  expiresOn
  expiryKnown
  price {
    amountMinor
    currency
  }
  platform {
    id
    name
  }
  deepLink(device: $device) {
    device
    url
    opensTitle
  }
}
    `, {"fragmentName":"PageOffer"}) as unknown as TypedDocumentString<PageOfferFragment, unknown>;
export const AddToWatchlistDocument = new TypedDocumentString(`
    mutation AddToWatchlist($titleId: ID!) {
  addToWatchlist(titleId: $titleId) {
    changed
    inWatchlist
    title {
      id
      name
    }
  }
}
    `, {"id":"6d698d16c6f102bc3720d57f9651594217cba8231585992dc1608d9dca3335ba","kind":"mutation"}) as unknown as TypedDocumentString<AddToWatchlistMutation, AddToWatchlistMutationVariables>;
export const AutocompleteDocument = new TypedDocumentString(`
    query Autocomplete($prefix: String!, $first: Int = 8) {
  autocomplete(prefix: $prefix, first: $first) {
    text
    year
    title {
      id
      kind
    }
  }
}
    `, {"id":"c9090344d3f8c1fe3634f599ca5c5fa0781b44234f338493a7aa534415b7e400","kind":"query"}) as unknown as TypedDocumentString<AutocompleteQuery, AutocompleteQueryVariables>;
export const AvailabilityChangedDocument = new TypedDocumentString(`
    subscription AvailabilityChanged($titleIds: [ID!], $regions: [Region!], $platforms: [ID!], $kinds: [ChangeKind!], $after: String) {
  availabilityChanged(
    titleIds: $titleIds
    regions: $regions
    platforms: $platforms
    kinds: $kinds
    after: $after
  ) {
    cursor
    kind
    at
    region
    type
    title {
      id
      name
      year
    }
    platform {
      id
      name
    }
    offer {
      id
      quality
      expiresOn
      price {
        amountMinor
        currency
      }
    }
  }
}
    `, {"id":"b5342603fedcd5b177e970b7fb65d991d8c104420af773eaf5a88812c442b3be","kind":"subscription"}) as unknown as TypedDocumentString<AvailabilityChangedSubscription, AvailabilityChangedSubscriptionVariables>;
export const AvailabilityChangesDocument = new TypedDocumentString(`
    query AvailabilityChanges($region: Region, $first: Int = 20, $after: String) {
  availabilityChanges(region: $region, first: $first, after: $after) {
    nodes {
      cursor
      kind
      at
      region
      type
      platform {
        id
      }
      title {
        id
        name
      }
      offer {
        id
        expiresOn
        price {
          amountMinor
          currency
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"id":"ef81e2fff4b9d9d5d806ffbed747bca0c6721ba1cfa7f830bd7fb875ae9513f4","kind":"query"}) as unknown as TypedDocumentString<AvailabilityChangesQuery, AvailabilityChangesQueryVariables>;
export const BrowseTitlesDocument = new TypedDocumentString(`
    query BrowseTitles($kind: TitleKind, $genre: Genre, $sort: TitleSort = POPULAR, $first: Int = 20, $after: String) {
  browseTitles(
    kind: $kind
    genre: $genre
    sort: $sort
    first: $first
    after: $after
  ) {
    nodes {
      id
      kind
      name
      year
      runtimeMinutes
      genres
      popularity
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"id":"22c5ce0956bf0b6e7fef82ecf09cdd338aa5b17e7c0b0b32c27081502335e8ec","kind":"query"}) as unknown as TypedDocumentString<BrowseTitlesQuery, BrowseTitlesQueryVariables>;
export const CheckAvailabilityDocument = new TypedDocumentString(`
    query CheckAvailability($id: ID!, $region: Region!, $types: [OfferType!], $platforms: [ID!], $quality: Quality) {
  title(id: $id) {
    id
    name
    year
    watchNow(region: $region) {
      id
    }
    offers(region: $region, types: $types, platforms: $platforms, quality: $quality) {
      id
      type
      region
      quality
      hdr
      audio
      subtitles
      availableSince
      expiresOn
      expiryKnown
      source
      checkedAt
      price {
        amountMinor
        currency
      }
      platform {
        id
        name
      }
      deepLink {
        url
        opensTitle
      }
    }
  }
}
    `, {"id":"42bc226fb8eeb5610976b5cdff22c1495771a07023784b19fa523823af58d17f","kind":"query"}) as unknown as TypedDocumentString<CheckAvailabilityQuery, CheckAvailabilityQueryVariables>;
export const ContentDocument = new TypedDocumentString(`
    query Content($id: ID!, $locale: Locale = "en") {
  title(id: $id) {
    id
    kind
    name(locale: $locale)
    synopsis(locale: $locale)
    year
    runtimeMinutes
    genres
    popularity
  }
}
    `, {"id":"dea0cff08f5a56bd93d8e40c2db4640559435c8d16db35aec7ec14dbf743958c","kind":"query"}) as unknown as TypedDocumentString<ContentQuery, ContentQueryVariables>;
export const ContentByIdsDocument = new TypedDocumentString(`
    query ContentByIds($ids: [ID!]!, $region: Region! = "US") {
  titles(ids: $ids) {
    id
    kind
    name
    year
    runtimeMinutes
    genres
    watchNow(region: $region) {
      type
      platform {
        id
        name
      }
    }
  }
}
    `, {"id":"604e79f191fa7af133f5f826a634068f5a1d37ec244d0e41b8cbd52e0cdc260e","kind":"query"}) as unknown as TypedDocumentString<ContentByIdsQuery, ContentByIdsQueryVariables>;
export const ContinueWatchingDocument = new TypedDocumentString(`
    query ContinueWatching($first: Int = 10) {
  continueWatching(first: $first) {
    positionSeconds
    durationSeconds
    share
    updatedAt
    title {
      id
      kind
      name
      runtimeMinutes
    }
  }
}
    `, {"id":"e7edd0582c35eabff24f5f560e1d9b8ad7f6c063028571f3268f96809455ae8a","kind":"query"}) as unknown as TypedDocumentString<ContinueWatchingQuery, ContinueWatchingQueryVariables>;
export const DevicesDocument = new TypedDocumentString(`
    query Devices {
  viewer {
    user {
      devices {
        id
        name
        type
        platform
        capabilities
        lastSeenAt
      }
    }
  }
}
    `, {"id":"0b96ff777c2c32e41838f279ace1eb8b7b735dc85fd9b1f5c9bc0f0f2b44cac9","kind":"query"}) as unknown as TypedDocumentString<DevicesQuery, DevicesQueryVariables>;
export const DiscoverDocument = new TypedDocumentString(`
    query Discover($kinds: [SearchKind!], $genres: [String!], $moods: [String!], $yearFrom: Int, $yearTo: Int, $maxRuntimeMinutes: Int, $platforms: [ID!], $offerTypes: [String!], $region: Region! = "US", $first: Int = 20, $after: String) {
  search(
    query: ""
    filters: {kinds: $kinds, genres: $genres, moods: $moods, yearFrom: $yearFrom, yearTo: $yearTo, maxRuntimeMinutes: $maxRuntimeMinutes, platforms: $platforms, offerTypes: $offerTypes, region: $region}
    first: $first
    after: $after
  ) {
    totalCount
    nodes {
      title {
        id
        kind
        name
        year
        genres
        runtimeMinutes
        watchNow(region: $region) {
          type
          platform {
            id
            name
          }
        }
      }
    }
    facets {
      name
      values {
        value
        count
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"id":"d988ce91602a911b334f1ff4f27ccc4d0f0b1b2f8996b5241ca796be02592f27","kind":"query"}) as unknown as TypedDocumentString<DiscoverQuery, DiscoverQueryVariables>;
export const ForYouDocument = new TypedDocumentString(`
    query ForYou($first: Int = 20, $region: Region! = "US") {
  forYou(first: $first) {
    score
    reason {
      code
      text
      title {
        id
        name
      }
    }
    title {
      id
      kind
      name
      year
      genres
      inWatchlist
      watchNow(region: $region) {
        type
        platform {
          id
          name
        }
      }
    }
  }
}
    `, {"id":"13ffcb989fde597034ec11370faeb52d5b3af729d97fab0513edab8d8cf35296","kind":"query"}) as unknown as TypedDocumentString<ForYouQuery, ForYouQueryVariables>;
export const GenreTitlesDocument = new TypedDocumentString(`
    query GenreTitles($genre: Genre!, $first: Int = 20, $after: String) {
  browseTitles(genre: $genre, sort: POPULAR, first: $first, after: $after) {
    nodes {
      id
      kind
      name
      year
      runtimeMinutes
      popularity
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"id":"7f126c69ce05aa2309a65efe5c0b2fabd6a6b9065256c7ccf2d1d54d28974771","kind":"query"}) as unknown as TypedDocumentString<GenreTitlesQuery, GenreTitlesQueryVariables>;
export const GenresDocument = new TypedDocumentString(`
    query Genres($kind: TitleKind) {
  genres(kind: $kind) {
    genre
    name
    count
  }
}
    `, {"id":"26f8c146df65a076d86d950ed93ac8e5113c676eebb6d78b0a7a1786d8505e87","kind":"query"}) as unknown as TypedDocumentString<GenresQuery, GenresQueryVariables>;
export const LeavingSoonDocument = new TypedDocumentString(`
    query LeavingSoon($region: Region!, $days: Int = 30, $platforms: [ID!], $first: Int = 20, $after: String) {
  leavingSoon(
    region: $region
    days: $days
    platforms: $platforms
    first: $first
    after: $after
  ) {
    nodes {
      id
      type
      expiresOn
      source
      platform {
        id
        name
      }
      title {
        id
        kind
        name
        year
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"id":"a54a1718fb4aac25ea82620f57c1b70337625e393e43257d86cf1b90da493079","kind":"query"}) as unknown as TypedDocumentString<LeavingSoonQuery, LeavingSoonQueryVariables>;
export const MeDocument = new TypedDocumentString(`
    query Me {
  viewer {
    role
    scopes
    user {
      id
      name
      createdAt
      preferences {
        platforms
        regions
        languages
        genresLiked
        genresDisliked
        certificationCeiling
        updatedAt
      }
      devices {
        id
        name
        type
        platform
        capabilities
        lastSeenAt
      }
    }
  }
}
    `, {"id":"8b788aef430b96e0f00bad390d53382a5054e5d3d42c361f1711c32894418739","kind":"query"}) as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
export const MyWatchlistDocument = new TypedDocumentString(`
    query MyWatchlist($first: Int = 20, $after: String, $region: Region! = "US") {
  watchlist(first: $first, after: $after) {
    nodes {
      addedAt
      title {
        id
        kind
        name
        year
        watchNow(region: $region) {
          type
          platform {
            id
            name
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"id":"3a9b24275cb45a5e39c15ca11780b0765643cc92f802056e98cfa69d00f2d597","kind":"query"}) as unknown as TypedDocumentString<MyWatchlistQuery, MyWatchlistQueryVariables>;
export const NewOffersDocument = new TypedDocumentString(`
    query NewOffers($region: Region!, $platforms: [ID!], $first: Int = 20, $after: String) {
  newOffers(region: $region, platforms: $platforms, first: $first, after: $after) {
    nodes {
      id
      type
      availableSince
      source
      platform {
        id
        name
      }
      title {
        id
        kind
        name
        year
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"id":"7b7ed102dfbda1d43848ac8389cf73b359eb9a1f2dfeca7d3acee5848e97de4a","kind":"query"}) as unknown as TypedDocumentString<NewOffersQuery, NewOffersQueryVariables>;
export const PersonDetailsDocument = new TypedDocumentString(`
    query PersonDetails($id: ID!, $first: Int = 20) {
  person(id: $id) {
    id
    name
    born
    died
    credits(first: $first) {
      role
      character
      title {
        id
        kind
        name
        year
      }
    }
  }
}
    `, {"id":"d92c563d661fe5684afcc70ca045242e682c4301625a714f8a4faeed498e234c","kind":"query"}) as unknown as TypedDocumentString<PersonDetailsQuery, PersonDetailsQueryVariables>;
export const PlatformDocument = new TypedDocumentString(`
    query Platform($id: ID!) {
  platform(id: $id) {
    id
    name
    regions
    monetization
    homepage
  }
}
    `, {"id":"e342e4ac777842e526bad65626c51eaf45dd60a10a26a900b7fe6db8ffff246a","kind":"query"}) as unknown as TypedDocumentString<PlatformQuery, PlatformQueryVariables>;
export const PlatformsDocument = new TypedDocumentString(`
    query Platforms($region: Region) {
  platforms(region: $region) {
    id
    name
    regions
    monetization
    homepage
  }
}
    `, {"id":"e871a797cd66377b4d2cded5a1553153e9b413cd1012480a180b9ced0e1557f2","kind":"query"}) as unknown as TypedDocumentString<PlatformsQuery, PlatformsQueryVariables>;
export const PreferencesDocument = new TypedDocumentString(`
    query Preferences {
  viewer {
    user {
      preferences {
        platforms
        regions
        languages
        genresLiked
        genresDisliked
        certificationCeiling
        updatedAt
      }
    }
  }
}
    `, {"id":"ed5f72bc16d4b7a00358069a2d9d4959958122d84b107622c525c2391e61cd60","kind":"query"}) as unknown as TypedDocumentString<PreferencesQuery, PreferencesQueryVariables>;
export const ReactToTitleDocument = new TypedDocumentString(`
    mutation ReactToTitle($titleId: ID!, $reaction: Reaction!) {
  reactToTitle(titleId: $titleId, reaction: $reaction) {
    reaction
    title {
      id
      name
    }
  }
}
    `, {"id":"18df2f38c4a897605b4492dab15ea2da3d6588eb913ff3fe6f84cb1e22cbbf7d","kind":"mutation"}) as unknown as TypedDocumentString<ReactToTitleMutation, ReactToTitleMutationVariables>;
export const RecommendationsDocument = new TypedDocumentString(`
    query Recommendations($first: Int = 20) {
  forYou(first: $first) {
    score
    reason {
      code
      text
    }
    title {
      id
      kind
      name
      year
      genres
    }
  }
}
    `, {"id":"d6f607c2e80468cf9e2c9787d51243279f784aea4d19788729d5ae3f9b4fdb1f","kind":"query"}) as unknown as TypedDocumentString<RecommendationsQuery, RecommendationsQueryVariables>;
export const RegisterDeviceDocument = new TypedDocumentString(`
    mutation RegisterDevice($input: DeviceInput!) {
  registerDevice(input: $input) {
    id
    name
    type
    platform
    capabilities
    lastSeenAt
  }
}
    `, {"id":"8f54482b56f4db410f28096565392d7705d72968d627c9abd1eedeb357d83e6c","kind":"mutation"}) as unknown as TypedDocumentString<RegisterDeviceMutation, RegisterDeviceMutationVariables>;
export const RemoveDeviceDocument = new TypedDocumentString(`
    mutation RemoveDevice($id: ID!) {
  removeDevice(id: $id)
}
    `, {"id":"f0cbf2bf25ad48289b5dc42a749e1231c48fa175587d3386690f84bfc63bc356","kind":"mutation"}) as unknown as TypedDocumentString<RemoveDeviceMutation, RemoveDeviceMutationVariables>;
export const RemoveFromWatchlistDocument = new TypedDocumentString(`
    mutation RemoveFromWatchlist($titleId: ID!) {
  removeFromWatchlist(titleId: $titleId) {
    changed
    inWatchlist
    title {
      id
      name
    }
  }
}
    `, {"id":"daf0edb48ca0a9f26c3b649492785391b908cd879b72f1dc468f3a30584e13cd","kind":"mutation"}) as unknown as TypedDocumentString<RemoveFromWatchlistMutation, RemoveFromWatchlistMutationVariables>;
export const RemoveOfferDocument = new TypedDocumentString(`
    mutation RemoveOffer($titleId: ID!, $platform: ID!, $region: Region!, $type: OfferType!) {
  removeOffer(
    titleId: $titleId
    platform: $platform
    region: $region
    type: $type
  ) {
    kind
    title {
      id
      name
    }
  }
}
    `, {"id":"b6a312f8cf94d229f53a55f4a457c1b450a7ade069bc348964c0beab7f0e4f42","kind":"mutation"}) as unknown as TypedDocumentString<RemoveOfferMutation, RemoveOfferMutationVariables>;
export const SearchTitlesDocument = new TypedDocumentString(`
    query SearchTitles($query: String!, $filters: TitleFilters, $first: Int = 20, $after: String, $region: Region! = "US") {
  search(query: $query, filters: $filters, first: $first, after: $after) {
    totalCount
    degraded
    nodes {
      score
      title {
        id
        kind
        name
        year
        genres
        runtimeMinutes
        watchNow(region: $region) {
          type
          price {
            amountMinor
            currency
          }
          platform {
            id
            name
          }
        }
      }
      highlights {
        field
        text
      }
    }
    facets {
      name
      values {
        value
        count
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"id":"cf44f6d3be180830d8b9cb19b638f3147c24e80ae1be660ab327b7f53e0c9df5","kind":"query"}) as unknown as TypedDocumentString<SearchTitlesQuery, SearchTitlesQueryVariables>;
export const SetOfferDocument = new TypedDocumentString(`
    mutation SetOffer($input: OfferInput!) {
  setOffer(input: $input) {
    kind
    title {
      id
      name
    }
    offer {
      id
      type
      region
      quality
      availableSince
      expiresOn
      expiryKnown
      source
      price {
        amountMinor
        currency
      }
      platform {
        id
        name
      }
    }
  }
}
    `, {"id":"fb2a79df5383ca88d610cc0c0fb06f98c079254f5b6f26013e93517d89e08549","kind":"mutation"}) as unknown as TypedDocumentString<SetOfferMutation, SetOfferMutationVariables>;
export const SetProgressDocument = new TypedDocumentString(`
    mutation SetProgress($titleId: ID!, $positionSeconds: Int!, $durationSeconds: Int!, $deviceId: ID) {
  setProgress(
    input: {titleId: $titleId, positionSeconds: $positionSeconds, durationSeconds: $durationSeconds, deviceId: $deviceId}
  ) {
    positionSeconds
    durationSeconds
    share
    completed
    updatedAt
    title {
      id
      name
    }
  }
}
    `, {"id":"0a523f85c1eda0753147b8251828119d62e846810cf7b8e0ac1d529a37cef337","kind":"mutation"}) as unknown as TypedDocumentString<SetProgressMutation, SetProgressMutationVariables>;
export const SimilarTitlesDocument = new TypedDocumentString(`
    query SimilarTitles($id: ID!, $first: Int = 10) {
  title(id: $id) {
    id
    name
    similar(first: $first) {
      score
      reason {
        code
        text
      }
      title {
        id
        kind
        name
        year
        genres
      }
    }
  }
}
    `, {"id":"71a4d81509ef4bd27e13866ed6622b27fbbd2ec82aeff5d88f69951fcaa5d5b0","kind":"query"}) as unknown as TypedDocumentString<SimilarTitlesQuery, SimilarTitlesQueryVariables>;
export const SyncWatchlistDocument = new TypedDocumentString(`
    mutation SyncWatchlist($add: [ID!], $remove: [ID!]) {
  syncWatchlist(add: $add, remove: $remove) {
    changed
    inWatchlist
    title {
      id
      name
    }
  }
}
    `, {"id":"5e76475e70e3a95b024cc39f8ca2240edd4e4581c2477ff2cac4f2adb499f33e","kind":"mutation"}) as unknown as TypedDocumentString<SyncWatchlistMutation, SyncWatchlistMutationVariables>;
export const TitleByExternalIdDocument = new TypedDocumentString(`
    query TitleByExternalId($source: String!, $value: String!) {
  titleByExternalId(source: $source, value: $value) {
    id
    kind
    name
    year
    externalIds {
      source
      value
    }
  }
}
    `, {"id":"7227a251930e56009f4ba87d247a504d3f90ac9d45eba42cc6d00d4386204d45","kind":"query"}) as unknown as TypedDocumentString<TitleByExternalIdQuery, TitleByExternalIdQueryVariables>;
export const TitleDetailsDocument = new TypedDocumentString(`
    query TitleDetails($id: ID!, $region: Region! = "US", $locale: Locale = "en") {
  title(id: $id) {
    __typename
    id
    kind
    name(locale: $locale)
    originalName
    originalLanguage
    synopsis(locale: $locale)
    year
    releaseDate
    runtimeMinutes
    genres
    moods
    keywords
    countries
    languages
    certification(region: $region)
    popularity
    credits(first: 10) {
      role
      character
      person {
        id
        name
      }
    }
    externalIds {
      source
      value
    }
    offers(region: $region) {
      id
      type
      quality
      expiresOn
      expiryKnown
      source
      price {
        amountMinor
        currency
      }
      platform {
        id
        name
      }
      deepLink {
        url
        opensTitle
      }
    }
    similar(first: 5) {
      score
      reason {
        text
      }
      title {
        id
        name
        year
      }
    }
    inWatchlist
    ... on Show {
      status
      endYear
      seasonCount
      episodeCount
    }
    ... on Season {
      number
      episodeCount
      show {
        id
        name
      }
    }
    ... on Episode {
      number
      airDate
      season {
        id
        number
      }
    }
  }
}
    `, {"id":"a956dbbe1148540650822d52fb523210d01d9c3420c9803f659b9f4edec96a0a","kind":"query"}) as unknown as TypedDocumentString<TitleDetailsQuery, TitleDetailsQueryVariables>;
export const TitlePageDocument = new TypedDocumentString(`
    query TitlePage($id: ID!, $region: Region!, $locale: Locale = "en", $device: DeepLinkDevice = WEB) {
  title(id: $id) {
    __typename
    id
    kind
    name(locale: $locale)
    synopsis(locale: $locale)
    year
    runtimeMinutes
    genres
    moods
    certification(region: $region)
    inWatchlist
    progress {
      positionSeconds
      durationSeconds
      share
      completed
      updatedAt
    }
    watchNow(region: $region) {
      ...PageOffer
    }
    offers(region: $region) {
      ...PageOffer
    }
    credits(first: 12) {
      role
      character
      person {
        id
        name
      }
    }
    similar(first: 12) {
      reason {
        code
        text
      }
      title {
        id
        name(locale: $locale)
        year
      }
    }
    ... on Show {
      seasonCount
      seasons {
        id
        number
        episodeCount
      }
    }
  }
}
    fragment PageOffer on Offer {
  id
  type
  quality
  expiresOn
  expiryKnown
  price {
    amountMinor
    currency
  }
  platform {
    id
    name
  }
  deepLink(device: $device) {
    device
    url
    opensTitle
  }
}`, {"id":"1598090630dc201ca702c66d055b919317fe32ab0a30af483a21e4377831beb8","kind":"query"}) as unknown as TypedDocumentString<TitlePageQuery, TitlePageQueryVariables>;
export const TonightDocument = new TypedDocumentString(`
    query Tonight($query: String!, $first: Int = 3, $region: Region! = "US") {
  viewer {
    role
    user {
      id
      name
    }
  }
  search(query: $query, first: $first) {
    totalCount
    degraded
    nodes {
      score
      title {
        id
        kind
        name
        year
        runtimeMinutes
        genres
        synopsis
        inWatchlist
        watchNow(region: $region) {
          type
          price {
            amountMinor
            currency
          }
          platform {
            id
            name
          }
          deepLink {
            url
          }
        }
        similar(first: 3) {
          reason {
            text
          }
          title {
            id
            name
          }
        }
      }
    }
  }
}
    `, {"id":"2430bf63cbdefce3eee99e6f9dd350b780bf9d5e21faf99338eccc3cd0f5d195","kind":"query"}) as unknown as TypedDocumentString<TonightQuery, TonightQueryVariables>;
export const TrendingDocument = new TypedDocumentString(`
    query Trending($first: Int = 20, $region: Region! = "US") {
  trending(first: $first) {
    score
    reason {
      code
      text
    }
    title {
      id
      kind
      name
      year
      genres
      watchNow(region: $region) {
        type
        platform {
          id
          name
        }
      }
    }
  }
}
    `, {"id":"7dd48989792f73aa7cfbc7356c5a614631e610445e3f7e4c35aad1aa11568f98","kind":"query"}) as unknown as TypedDocumentString<TrendingQuery, TrendingQueryVariables>;
export const UpdatePreferencesDocument = new TypedDocumentString(`
    mutation UpdatePreferences($input: PreferencesInput!) {
  updatePreferences(input: $input) {
    platforms
    regions
    languages
    genresLiked
    genresDisliked
    certificationCeiling
    updatedAt
  }
}
    `, {"id":"5f705a99f67c012451cdceb4d44c0739c4c478c922b6495ac42f28a6fa6a7f8a","kind":"mutation"}) as unknown as TypedDocumentString<UpdatePreferencesMutation, UpdatePreferencesMutationVariables>;
export const UserDocument = new TypedDocumentString(`
    query User {
  viewer {
    user {
      id
      name
      createdAt
    }
  }
}
    `, {"id":"b37722be9eb85cc63a7017e4d0bdec8e81ca0625f3cc32b1675d695e5e0f2d20","kind":"query"}) as unknown as TypedDocumentString<UserQuery, UserQueryVariables>;

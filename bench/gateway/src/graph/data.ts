/**
 * What the four subgraphs know. Its relations are those of the public federation gateway benchmark, so that the deep
 * operation has the same shape here: every user wrote the first two reviews, and every review is by the first user. The
 * names and texts are our own, and about as long as there.
 */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly birthday: number;
}

export interface Product {
  readonly upc: string;
  readonly name: string;
  readonly price: number;
  readonly weight: number;
  readonly inStock: boolean;
}

export interface Review {
  readonly id: string;
  readonly body: string;
  /** The product it is about. */
  readonly upc: string;
}

const NAMES = ['Ada Northwood', 'Bela Kovacs', 'Chidi Okafor', 'Daria Petrova', 'Emre Yildiz', 'Freya Lindqvist'];

export const users: readonly User[] = NAMES.map((name, index) => ({
  id: String(index + 1),
  name,
  username: name.toLowerCase().replace(' ', '.'),
  birthday: 315_532_800 + index * 86_400,
}));

/** Name, price, weight. */
const NAMED = [
  ['Table', 899, 100],
  ['Couch', 1299, 1000],
  ['Glass', 15, 20],
  ['Chair', 499, 100],
  ['Shelf', 1299, 1000],
  ['Lamp', 6999, 300],
  ['Oven', 3999, 2000],
  ['Bath', 100_000, 6000],
  ['Bench', 9999, 800],
] as const;

/** The first nine are what the public benchmark has; the rest is for answers of many entities. */
export const PRODUCTS = 10_000;

export const products: readonly Product[] = Array.from({ length: PRODUCTS }, (_, index) => {
  const number = index + 1;
  const [name, price, weight] = NAMED[index] ?? [`Part ${number}`, 5 + (number % 2500), 10 + (number % 700)];
  return { upc: String(number), name, price, weight, inStock: number % 3 !== 2 };
});

const TEXT = `We have had this for half a year now, and it is used every day by five people, two of them under six.
It came in three boxes, a day late, with every screw counted and one to spare; putting it together took an evening and
no strong words. The finish has taken hot cups, felt pens and a cat without a mark, and what did get onto it came off
with water. It is heavier than it looks, which is good where it stands and less good on the stairs, so ask a friend
before you carry it up. The colour is a little warmer than on the photograph, closer to honey than to oak, and I have
come to like that more than what I had ordered. If I were to change one thing it would be the feet: they are hard and
slide on stone, and felt pads should be in the box at this price. The maker answered my letter about it within two
days, politely, and sent a set of pads for nothing. I would buy it again, and my sister, who laughed at it in the
shop, has one of her own now and will not talk about how that came to be.`.replaceAll('\n', ' ');

/** Length of the text in characters, and the product. */
const REVIEWED = [
  [430, '1'],
  [295, '1'],
  [277, '1'],
  [144, '1'],
  [446, '2'],
  [295, '2'],
  [277, '2'],
  [144, '2'],
  [144, '3'],
  [144, '4'],
  [864, '4'],
] as const;

export const reviews: readonly Review[] = REVIEWED.map(([length, upc], index) => ({
  id: String(index + 1),
  body: TEXT.slice(index, index + length).trim(),
  upc,
}));

export const reviewsOfUser = (): readonly Review[] => reviews.slice(0, 2);
export const reviewsOfProduct = (upc: string): readonly Review[] => reviews.filter((review) => review.upc === upc);
export const authorOf = (): User => users[0] as User;

const byUpc = new Map(products.map((product) => [product.upc, product]));
const byId = new Map(users.map((user) => [user.id, user]));
export const productOf = (upc: string): Product | undefined => byUpc.get(upc);
export const userOf = (id: string): User | undefined => byId.get(id);

/** What sending costs: nothing above 1,000, else half of the weight. */
export const shippingEstimate = (price: number, weight: number): number => (price > 1000 ? 0 : Math.floor(weight / 2));

import { serve } from './serve.mjs';

const PRODUCTS = [
  { upc: 'table', name: 'Table', price: 899 },
  { upc: 'couch', name: 'Couch', price: 1299 },
  { upc: 'chair', name: 'Chair', price: 54 },
];

serve('products', 4101, {
  Query: { topProducts: (_, { first }) => PRODUCTS.slice(0, first) },
  Product: { __resolveReference: ({ upc }) => PRODUCTS.find((product) => product.upc === upc) ?? null },
});

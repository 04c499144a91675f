import { type Database, Prisma, type TitleKind } from '@media-gateway/database';
import { type BrowseQuery, type Position, SORT_ORDERS, type SortOrder, kindsOf } from '../domain/browse.ts';

export interface BrowsePage {
  readonly query: BrowseQuery;
  /** Where the page before ended. */
  readonly after: Position | undefined;
  readonly limit: number;
  /** Today as ISO day: what is upcoming comes after it. */
  readonly today: string;
}

/** The ids of a page in their order. Each kind is read from its own stretch of the index, so that a page costs what it gives. */
export async function browseIds(db: Database, page: BrowsePage): Promise<readonly string[]> {
  const order = SORT_ORDERS[page.query.sort];
  const kinds = kindsOf(page.query).map((kind) => Prisma.sql`(${kindPage(kind, page, order)})`);
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM (${Prisma.join(kinds, ' UNION ALL ')}) AS page ORDER BY ${orderSql(order)} LIMIT ${page.limit}`;
  return rows.map(({ id }) => id);
}

const kindPage = (kind: TitleKind, { query, after, limit, today }: BrowsePage, order: SortOrder) => Prisma.sql`
  SELECT id, ${column(order)} FROM content.title
  WHERE kind = ${kind}::content."TitleKind"
  ${query.genre === null ? Prisma.empty : Prisma.sql`AND genres @> ARRAY[${query.genre}]`}
  ${query.sort === 'UPCOMING' ? Prisma.sql`AND "sortDate" > ${today}::date` : Prisma.empty}
  ${after === undefined ? Prisma.empty : afterSql(after, order)}
  ORDER BY ${orderSql(order)} LIMIT ${limit}`;

const column = (order: SortOrder) => (order.column === 'popularity' ? Prisma.sql`popularity` : Prisma.sql`"sortDate"`);

const orderSql = (order: SortOrder) =>
  order.descending ? Prisma.sql`${column(order)} DESC, id DESC` : Prisma.sql`${column(order)} ASC, id ASC`;

/** A comparison of rows is one range of the index. */
function afterSql({ value, id }: Position, order: SortOrder) {
  const last = order.column === 'popularity' ? Prisma.sql`${value}::float8` : Prisma.sql`${value}::date`;
  return order.descending
    ? Prisma.sql`AND (${column(order)}, id) < (${last}, ${id})`
    : Prisma.sql`AND (${column(order)}, id) > (${last}, ${id})`;
}

import { textOf } from './http.ts';

/** What is ordered: so many of one thing. */
export interface Order {
  readonly id: string;
  readonly item: string;
  readonly count: number;
}

const MOST = 20;

/** The item and the count of what was sent; nothing where one is missing or out of bounds. */
export function readOrder({ item, count }: Readonly<Record<string, unknown>>): Omit<Order, 'id'> | undefined {
  const name = textOf(item, 60);
  const isCount = typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= MOST;
  return name !== undefined && isCount ? { item: name, count } : undefined;
}

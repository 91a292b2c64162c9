// Column shapes every table shares, so that ids, instants, flags and JSON look the same everywhere.
import { customType, integer, text } from 'drizzle-orm/sqlite-core';
import { v7 } from 'uuid';

/** UUIDv7 primary key, made by the application. */
export const primaryId = () =>
  text('id')
    .primaryKey()
    .$defaultFn(() => v7());

/** Epoch milliseconds. */
export const instant = (name: string) => integer(name);

/** 0 or 1. */
export const flag = (name: string) => integer(name, { mode: 'boolean' });

/** JSON text of a known shape; the writer checks the shape, the reader trusts the table. */
export const json = <T>(name: string) =>
  customType<{ data: T; driverData: string }>({
    dataType: () => 'text',
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (value) => JSON.parse(value) as T,
  })(name);

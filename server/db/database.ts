import type { Knex } from 'knex';

/** The pool. Inside a transaction use only the `Transaction`: on the embedded database any other query would wait for it. */
export type Database = Knex;
export type Transaction = Knex.Transaction;
/** For queries that may run inside or outside a transaction. */
export type Queryable = Knex | Knex.Transaction;

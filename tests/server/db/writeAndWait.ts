import { pino } from 'pino';
import { openDatabase } from '../../../server/db/openDatabase.ts';
import { writeSetting } from '../../../server/db/setting.ts';

// A process for embedded.test.ts: commits one number after the other, says so, and waits to be killed.
const { db } = await openDatabase({ databaseUrl: null, dataDir: process.argv[2] ?? '' }, pino({ level: 'silent' }));
for (let number = 1; ; number += 1) {
  await writeSetting(db, 'last', number);
  process.stdout.write(`${number}\n`);
}

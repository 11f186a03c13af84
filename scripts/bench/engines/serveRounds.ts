import { createInterface } from 'node:readline';

/** The other end of startEngine: measures `check` on every document, as often as each line read says, in processor time of this thread and by the clock. */
export async function serveRounds<T>(documents: readonly T[], check: (document: T) => void): Promise<void> {
  console.log('ready');
  for await (const line of createInterface({ input: process.stdin })) {
    const times = Number(line);
    const measured = documents.map((document) => measure(times, () => check(document)));
    console.log(
      JSON.stringify({
        cpu: measured.map((m) => m.cpu),
        wall: measured.map((m) => m.wall),
        rss: process.resourceUsage().maxRSS / 1024,
      }),
    );
  }
}

function measure(times: number, run: () => void): { cpu: number; wall: number } {
  const cpu = process.threadCpuUsage();
  const wall = performance.now();
  for (let i = 0; i < times; i++) run();
  const spent = process.threadCpuUsage(cpu);
  return { cpu: (spent.user + spent.system) / 1000 / times, wall: (performance.now() - wall) / times };
}

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
/** Without a terminal (a log, CI) one line now and then is enough. */
const LOG_EVERY_MS = 10_000;
const DRAW_EVERY_MS = 120;

/** Shows on standard error that something goes on. `stop(result)` ends it; `result` is appended to the line. */
export function startTick(says) {
  const begun = Date.now();
  const seconds = () => `${((Date.now() - begun) / 1000).toFixed(1)} s`;
  const terminal = process.stderr.isTTY;
  let frame = 0;
  const draw = () => process.stderr.write(`\r${FRAMES[frame++ % FRAMES.length]} ${says} (${seconds()}) `);
  const log = () => process.stderr.write(`  still: ${says.toLowerCase()} (${seconds()})\n`);
  if (!terminal) process.stderr.write(`${says} ...\n`);
  const timer = setInterval(terminal ? draw : log, terminal ? DRAW_EVERY_MS : LOG_EVERY_MS);
  return {
    stop(result = 'done') {
      clearInterval(timer);
      process.stderr.write(`${terminal ? '\r\x1b[K' : ''}${says}: ${result} (${seconds()})\n`);
    },
  };
}

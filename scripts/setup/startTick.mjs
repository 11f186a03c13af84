const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
/** Without a terminal (a log, CI) one line now and then is enough. */
const LOG_EVERY_MS = 10_000;
const DRAW_EVERY_MS = 120;

/**
 * Shows on standard error that something goes on. `note` adds what it is at just now (the child's last line);
 * `stop(result)` ends it with one line that stays.
 */
export function startTick(says) {
  const begun = Date.now();
  const seconds = () => `${((Date.now() - begun) / 1000).toFixed(1)} s`;
  const terminal = process.stderr.isTTY;
  let frame = 0;
  let last = '';
  const draw = () => process.stderr.write(`\r\x1b[K${FRAMES[frame++ % FRAMES.length]} ${says} (${seconds()})${last}`);
  const log = () => process.stderr.write(`  still: ${says.toLowerCase()} (${seconds()})${last}\n`);
  if (!terminal) process.stderr.write(`${says} ...\n`);
  const timer = setInterval(terminal ? draw : log, terminal ? DRAW_EVERY_MS : LOG_EVERY_MS);
  return {
    note(text) {
      const line = text.trim().split('\n').at(-1)?.trim().slice(0, 60);
      if (line && !line.startsWith('npm warn')) last = ` ${line}`;
    },
    stop(result = 'done') {
      clearInterval(timer);
      process.stderr.write(`${terminal ? '\r\x1b[K' : ''}${says}: ${result} (${seconds()})\n`);
    },
  };
}

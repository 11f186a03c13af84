/**
 * No buffer of this thread may become larger than `bytes`: a packed stream of some kilobytes can stand for gigabytes, and the memory of
 * buffers lies outside the limits that a thread can be given. Must be called before the code is loaded that makes them. Returns
 * whether one was refused since the last call.
 */
export function limitBuffers(bytes: number): () => boolean {
  let refused = false;
  globalThis.Uint8Array = new Proxy(Uint8Array, {
    construct(target, parts: [unknown], newTarget) {
      if (typeof parts[0] === 'number' && parts[0] > bytes) {
        refused = true;
        throw new RangeError('buffer beyond the limit');
      }
      return Reflect.construct(target, parts, newTarget) as object;
    },
  });
  return () => {
    const was = refused;
    refused = false;
    return was;
  };
}

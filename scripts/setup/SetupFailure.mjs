/** An expected failure of the set-up: `message` names the cause, `way` the way out. Shown without a stack trace. */
export class SetupFailure extends Error {
  constructor(message, way) {
    super(message);
    this.way = way;
  }
}

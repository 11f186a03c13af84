/**
 * The subset of XPath that the table speaks, read once into data, so that reading and writing of invoices need no XPath engine:
 * steps `.`, `..`, `p:name`, `@name`; predicates with `and`, `or`, `not(...)`, existence, `= 'text'`, `= true()`,
 * `= false()` and `= path`; alternatives with ` | `.
 */
export type Path = readonly Step[];
export type Step = {
  readonly axis: 'self' | 'parent' | 'child' | 'attribute';
  readonly name: string;
  readonly predicates: readonly Test[];
};
export type Test =
  | { readonly kind: 'and'; readonly tests: readonly Test[] }
  | { readonly kind: 'or'; readonly tests: readonly Test[] }
  | { readonly kind: 'not'; readonly test: Test }
  | { readonly kind: 'exists'; readonly path: Path }
  | { readonly kind: 'is'; readonly path: Path; readonly value: string | boolean | Path };

const known = new Map<string, readonly Path[]>();

/** The alternatives of a path. Throws on what is not in the subset: a mistake in the table. */
export function parsePath(text: string): readonly Path[] {
  let paths = known.get(text);
  if (!paths) {
    const reader = new Reader(text);
    paths = reader.union();
    known.set(text, paths);
  }
  return paths;
}

/** Recursive descent; a token is a name, a literal or a sign. */
class Reader {
  readonly #text: string;
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = text.match(/'[^']*'|\.\.|[\w-]+:[\w-]+|\w+\(\)?|@?[\w-]+|[^\s\w]/g) ?? [];
  }

  union(): Path[] {
    const paths = [this.#path()];
    while (this.#take('|')) paths.push(this.#path());
    if (this.#at < this.#tokens.length) this.#fail();
    return paths;
  }

  #path(): Path {
    const steps = [this.#step()];
    while (this.#take('/')) steps.push(this.#step());
    return steps;
  }

  #step(): Step {
    const token = this.#tokens[this.#at++];
    if (token === undefined) return this.#fail();
    const predicates: Test[] = [];
    while (this.#take('[')) {
      predicates.push(this.#or());
      if (!this.#take(']')) this.#fail();
    }
    if (token === '.') return { axis: 'self', name: token, predicates };
    if (token === '..') return { axis: 'parent', name: token, predicates };
    if (token.startsWith('@')) return { axis: 'attribute', name: token.slice(1), predicates };
    if (!/^[\w-]+:[\w-]+$/.test(token)) return this.#fail();
    return { axis: 'child', name: token, predicates };
  }

  #or(): Test {
    const tests = [this.#and()];
    while (this.#take('or')) tests.push(this.#and());
    return tests.length === 1 ? tests[0]! : { kind: 'or', tests };
  }

  #and(): Test {
    const tests = [this.#unary()];
    while (this.#take('and')) tests.push(this.#unary());
    return tests.length === 1 ? tests[0]! : { kind: 'and', tests };
  }

  #unary(): Test {
    if (this.#take('not(')) {
      const test = this.#or();
      if (!this.#take(')')) this.#fail();
      return { kind: 'not', test };
    }
    const path = this.#path();
    return this.#take('=') ? { kind: 'is', path, value: this.#value() } : { kind: 'exists', path };
  }

  #value(): string | boolean | Path {
    const token = this.#tokens[this.#at] ?? '';
    if (token.startsWith("'")) return this.#tokens[this.#at++]!.slice(1, -1);
    if (this.#take('true()')) return true;
    if (this.#take('false()')) return false;
    return this.#path();
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at++;
    return true;
  }

  #fail(): never {
    throw new Error(`"${this.#text}" is not in the subset of XPath that the table speaks`);
  }
}

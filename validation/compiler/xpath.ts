import { tokenizeXPath, type Token } from './xpathTokens.ts';

/** An XPath 3.1 expression as a tree. Names are kept as written (`cbc:ID`); `printXPath` resolves the prefixes. */
export type Expr =
  | { readonly k: 'literal'; readonly text: string; readonly type: 'string' | 'number' }
  | { readonly k: 'var'; readonly name: string; readonly type?: StaticType }
  | { readonly k: 'context' }
  | { readonly k: 'call'; readonly name: string; readonly args: readonly Expr[] }
  | { readonly k: 'sequence'; readonly items: readonly Expr[] }
  | { readonly k: 'binary'; readonly op: string; readonly left: Expr; readonly right: Expr }
  | { readonly k: 'unary'; readonly op: '+' | '-'; readonly of: Expr }
  | { readonly k: 'if'; readonly test: Expr; readonly then: Expr; readonly otherwise: Expr }
  | { readonly k: 'bind'; readonly word: BindWord; readonly binds: readonly Binding[]; readonly body: Expr }
  | { readonly k: 'typed'; readonly op: string; readonly of: Expr; readonly type: string }
  | { readonly k: 'path'; readonly root: '' | '/'; readonly steps: readonly Step[] };

/** What is known of a value without running anything. `nodes` and `strings` may be any number, the others are single values. */
export type StaticType = 'boolean' | 'number' | 'string' | 'strings' | 'node' | 'nodes' | 'any';

export type BindWord = 'for' | 'some' | 'every' | 'let';
export type Binding = { readonly name: string; readonly of: Expr };

/** `deep`: preceded by `//` instead of `/` (or nothing). */
export type Step = { readonly deep: boolean; readonly predicates: readonly Expr[] } & (
  { readonly k: 'axis'; readonly axis: string; readonly test: string } | { readonly k: 'filter'; readonly of: Expr }
);

const COMPARISONS = new Set(['=', '!=', '<', '<=', '>', '>=', 'eq', 'ne', 'lt', 'le', 'gt', 'ge', 'is', '<<', '>>']);
const BIND_WORDS = new Set(['for', 'some', 'every', 'let']);
const KIND_TESTS = new Set([
  'node',
  'text',
  'comment',
  'processing-instruction',
  'element',
  'attribute',
  'document-node',
  'namespace-node',
  'schema-element',
  'schema-attribute',
]);
const AXES = new Set([
  'child',
  'descendant',
  'attribute',
  'self',
  'descendant-or-self',
  'following-sibling',
  'following',
  'namespace',
  'parent',
  'ancestor',
  'preceding-sibling',
  'preceding',
  'ancestor-or-self',
]);
/** Expressions nest; a file that nests deeper than this would exhaust the stack here or in Saxon-JS. */
const MAX_DEPTH = 300;

/** Parses an expression. Throws an Error with the position on a syntax error. */
export function parseXPath(text: string): Expr {
  return new Parser(text).parse();
}

class Parser {
  readonly #text: string;
  readonly #tokens: Token[];
  #next = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokenizeXPath(text);
  }

  parse(): Expr {
    const expr = this.#expr();
    if (this.#peek().kind === 'end') return expr;
    const before = this.#tokens[this.#next - 1]?.text ?? '';
    // XPath 3.1 rule 17: OrExpr takes no for, some, every, let, if
    if (BIND_WORDS.has(before))
      this.#fail(`"${before}" behind an operator needs brackets around the whole (${before} ...); unexpected`);
    this.#fail('unexpected');
  }

  #peek(ahead = 0): Token {
    return this.#tokens[Math.min(this.#next + ahead, this.#tokens.length - 1)]!;
  }

  #take(): Token {
    const token = this.#peek();
    this.#next++;
    return token;
  }

  #is(text: string, ahead = 0): boolean {
    const token = this.#peek(ahead);
    return (token.kind === 'symbol' || token.kind === 'name') && token.text === text;
  }

  #accept(text: string): boolean {
    if (!this.#is(text)) return false;
    this.#next++;
    return true;
  }

  #expect(text: string): void {
    if (!this.#accept(text)) this.#fail(`expected ${text} instead of`);
  }

  #fail(why: string): never {
    const token = this.#peek();
    const what = token.kind === 'end' ? 'the end' : `"${token.text}"`;
    throw new Error(`${why} ${what} at position ${token.at + 1} of ${this.#text}`);
  }

  #expr(): Expr {
    const items = [this.#single()];
    while (this.#accept(',')) items.push(this.#single());
    return items.length === 1 ? items[0]! : { k: 'sequence', items };
  }

  #single(): Expr {
    if (++this.#depth > MAX_DEPTH) throw new Error(`the expression nests deeper than ${MAX_DEPTH}`);
    const expr = this.#singleInner();
    this.#depth--;
    return expr;
  }

  #singleInner(): Expr {
    const word = this.#peek();
    if (word.kind === 'name' && BIND_WORDS.has(word.text) && this.#peek(1).kind === 'var') return this.#bind();
    if (this.#is('if') && this.#is('(', 1)) return this.#if();
    return this.#or();
  }

  #bind(): Expr {
    const word = this.#take().text as BindWord;
    const binds: Binding[] = [];
    do {
      const name = this.#variable();
      this.#expect(word === 'let' ? ':=' : 'in');
      binds.push({ name, of: this.#single() });
    } while (this.#accept(','));
    this.#expect(word === 'some' || word === 'every' ? 'satisfies' : 'return');
    return { k: 'bind', word, binds, body: this.#single() };
  }

  #variable(): string {
    const token = this.#take();
    if (token.kind !== 'var') {
      this.#next--;
      this.#fail('expected a variable instead of');
    }
    return token.text.slice(1).trim();
  }

  #if(): Expr {
    this.#take();
    this.#expect('(');
    const test = this.#expr();
    this.#expect(')');
    this.#expect('then');
    const then = this.#single();
    this.#expect('else');
    return { k: 'if', test, then, otherwise: this.#single() };
  }

  #binary(operand: () => Expr, isOperator: (text: string) => boolean): Expr {
    let left = operand();
    while (this.#peek().kind !== 'var' && this.#peek().kind !== 'string' && isOperator(this.#peek().text)) {
      const op = this.#take().text;
      left = { k: 'binary', op, left, right: operand() };
    }
    return left;
  }

  #or = (): Expr => this.#binary(this.#and, (t) => t === 'or');
  #and = (): Expr => this.#binary(this.#comparison, (t) => t === 'and');
  #comparison = (): Expr => {
    const left = this.#concat();
    if (!COMPARISONS.has(this.#peek().text) || this.#peek().kind === 'string') return left;
    const op = this.#take().text;
    return { k: 'binary', op, left, right: this.#concat() };
  };
  #concat = (): Expr => this.#binary(this.#range, (t) => t === '||');
  #range = (): Expr => this.#binary(this.#additive, (t) => t === 'to');
  #additive = (): Expr => this.#binary(this.#multiplicative, (t) => t === '+' || t === '-');
  #multiplicative = (): Expr =>
    this.#binary(this.#union, (t) => t === '*' || t === 'div' || t === 'idiv' || t === 'mod');
  #union = (): Expr => this.#binary(this.#intersect, (t) => t === '|' || t === 'union');
  #intersect = (): Expr => this.#binary(this.#typed, (t) => t === 'intersect' || t === 'except');

  /** instance of, treat as, castable as, cast as: tighter from left to right; nesting them without brackets is not needed. */
  #typed = (): Expr => {
    let of = this.#arrow();
    for (;;) {
      const op = `${this.#peek().text} ${this.#peek(1).text}`;
      if (!['instance of', 'treat as', 'castable as', 'cast as'].includes(op)) return of;
      this.#next += 2;
      of = { k: 'typed', op, of, type: this.#sequenceType() };
    }
  };

  #sequenceType(): string {
    let type = this.#take().text;
    if (this.#is('(')) type += this.#bracketText();
    const sign = this.#peek();
    if (sign.kind === 'symbol' && ['?', '*', '+'].includes(sign.text)) {
      // `cast as xs:decimal * 2` would be a product, but only without a blank is it an occurrence sign
      const before = this.#tokens[this.#next - 1]!;
      if (sign.at === before.at + before.text.length) type += this.#take().text;
    }
    return type;
  }

  /** The text of a bracket with everything in it, as in element(cbc:ID). */
  #bracketText(): string {
    let depth = 0;
    let text = '';
    do {
      const token = this.#take();
      if (token.kind === 'end') this.#fail('missing ) before');
      if (token.text === '(') depth++;
      if (token.text === ')') depth--;
      text += token.text;
    } while (depth > 0);
    return text;
  }

  #arrow = (): Expr => {
    let left = this.#unary();
    while (this.#accept('=>')) {
      const name = this.#take().text;
      left = { k: 'call', name, args: [left, ...this.#arguments()] };
    }
    return left;
  };

  #unary = (): Expr => {
    if (this.#accept('-')) return { k: 'unary', op: '-', of: this.#unary() };
    if (this.#accept('+')) return { k: 'unary', op: '+', of: this.#unary() };
    return this.#binary(this.#path, (t) => t === '!');
  };

  #path = (): Expr => {
    const steps: Step[] = [];
    let root: '' | '/' = '';
    if (this.#is('//')) {
      root = '/';
    } else if (this.#accept('/')) {
      root = '/';
      if (!this.#startsStep()) return { k: 'path', root, steps };
      steps.push(this.#step(false));
    } else {
      const first = this.#step(false);
      if (first.k === 'filter' && first.predicates.length === 0 && !this.#is('/') && !this.#is('//')) return first.of;
      steps.push(first);
    }
    while (this.#is('/') || this.#is('//')) steps.push(this.#step(this.#take().text === '//'));
    return { k: 'path', root, steps };
  };

  #startsStep(): boolean {
    const token = this.#peek();
    if (token.kind === 'symbol') return ['*', '@', '.', '..', '('].includes(token.text);
    if (token.kind !== 'name') return token.kind !== 'end';
    // after a lone "/" these words are operators (XPath 3.1 A.1.2)
    return !['and', 'or', 'div', 'mod', 'idiv', 'union', 'intersect', 'except', 'to'].includes(token.text);
  }

  #step(deep: boolean): Step {
    const step = this.#axisStep() ?? { k: 'filter' as const, of: this.#primary() };
    const predicates: Expr[] = [];
    while (this.#accept('[')) {
      predicates.push(this.#expr());
      this.#expect(']');
    }
    return { ...step, deep, predicates };
  }

  #axisStep(): { k: 'axis'; axis: string; test: string } | null {
    if (this.#accept('..')) return { k: 'axis', axis: 'parent', test: 'node()' };
    if (this.#accept('@')) return { k: 'axis', axis: 'attribute', test: this.#nodeTest() };
    const token = this.#peek();
    if (token.kind === 'name' && this.#is('::', 1)) {
      if (!AXES.has(token.text)) this.#fail('unknown axis');
      this.#next += 2;
      return { k: 'axis', axis: token.text, test: this.#nodeTest() };
    }
    if (token.kind === 'symbol' && token.text === '*') return { k: 'axis', axis: 'child', test: this.#nodeTest() };
    if (token.kind !== 'name') return null;
    if (this.#is('(', 1) && !KIND_TESTS.has(token.text)) return null;
    const axis = this.#is('attribute') && this.#is('(', 1) ? 'attribute' : 'child';
    return { k: 'axis', axis, test: this.#nodeTest() };
  }

  #nodeTest(): string {
    const token = this.#take();
    if (token.kind !== 'name' && token.text !== '*') {
      this.#next--;
      this.#fail('expected a name instead of');
    }
    return token.kind === 'name' && this.#is('(') ? token.text + this.#bracketText() : token.text;
  }

  #primary(): Expr {
    const token = this.#take();
    if (token.kind === 'string') return { k: 'literal', type: 'string', text: token.text };
    if (token.kind === 'number') return { k: 'literal', type: 'number', text: token.text };
    if (token.kind === 'var') return { k: 'var', name: token.text.slice(1).trim() };
    if (token.kind === 'name' && this.#is('(')) return { k: 'call', name: token.text, args: this.#arguments() };
    if (token.text === '.') return { k: 'context' };
    if (token.text === '(') {
      if (this.#accept(')')) return { k: 'sequence', items: [] };
      const inner = this.#expr();
      this.#expect(')');
      // a bracket around a path or union matters for predicates and steps behind it, so it is kept as a filter step
      return inner;
    }
    this.#next--;
    return this.#fail('unexpected');
  }

  #arguments(): Expr[] {
    this.#expect('(');
    const args: Expr[] = [];
    if (this.#accept(')')) return args;
    do args.push(this.#single());
    while (this.#accept(','));
    this.#expect(')');
    return args;
  }
}

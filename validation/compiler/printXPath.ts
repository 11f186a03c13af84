import type { Expr, Step } from './xpath.ts';

/** prefix -> namespace uri; every prefix that a schema declares by `ns` */
export type Namespaces = Readonly<Record<string, string>>;

const KNOWN: Namespaces = {
  xs: 'http://www.w3.org/2001/XMLSchema',
  fn: 'http://www.w3.org/2005/xpath-functions',
  math: 'http://www.w3.org/2005/xpath-functions/math',
  map: 'http://www.w3.org/2005/xpath-functions/map',
  array: 'http://www.w3.org/2005/xpath-functions/array',
  xml: 'http://www.w3.org/XML/1998/namespace',
};
const LOOSEST = 0;
const STEP = 100;
const PRECEDENCE: Readonly<Record<string, number>> = {
  or: 4,
  and: 5,
  '||': 7,
  to: 8,
  '+': 9,
  '-': 9,
  '*': 10,
  div: 10,
  idiv: 10,
  mod: 10,
  '|': 11,
  union: 11,
  intersect: 12,
  except: 12,
  '!': 18,
};
const COMPARISON = 6;

/**
 * Writes an expression so that it needs no namespace declarations: names become Q{uri}local. (Each namespace in scope would be repeated
 * on every instruction of the SEF, and Saxon-JS walks all of it on every run.) Throws an Error on an undeclared prefix.
 */
export function printXPath(expr: Expr, namespaces: Namespaces): string {
  return print(expr, LOOSEST, namespaces);
}

/** prefix:local, *:local, prefix:*, local, * -> the same with Q{uri}. */
export function printName(name: string, namespaces: Namespaces): string {
  if (name === '*' || name.startsWith('*:') || name.startsWith('Q{')) return name;
  const colon = name.indexOf(':');
  if (colon < 0) return `Q{}${name}`;
  return `Q{${resolve(name.slice(0, colon), namespaces)}}${name.slice(colon + 1)}`;
}

/** Looks a prefix up; throws an Error that says how to declare it. */
export function resolve(prefix: string, namespaces: Namespaces): string {
  const uri = namespaces[prefix] ?? KNOWN[prefix];
  if (uri === undefined) throw new Error(`prefix "${prefix}" is not declared; add <ns prefix="${prefix}" uri="..."/>`);
  return uri;
}

function print(expr: Expr, outer: number, ns: Namespaces): string {
  const [text, own] = printed(expr, ns);
  return own < outer ? `(${text})` : text;
}

function printed(expr: Expr, ns: Namespaces): [string, number] {
  switch (expr.k) {
    case 'literal':
      return [expr.text, STEP];
    case 'var':
      return [`$${expr.name}`, STEP];
    case 'context':
      return ['.', STEP];
    case 'call':
      return [`${printFunction(expr.name, ns)}(${expr.args.map((a) => print(a, 2, ns)).join(', ')})`, STEP];
    case 'sequence':
      return [`(${expr.items.map((i) => print(i, 2, ns)).join(', ')})`, STEP];
    case 'binary': {
      const own = PRECEDENCE[expr.op] ?? COMPARISON;
      return [
        `${print(expr.left, own === COMPARISON ? own + 1 : own, ns)} ${expr.op} ${print(expr.right, own + 1, ns)}`,
        own,
      ];
    }
    case 'unary':
      return [`${expr.op}${print(expr.of, 17, ns)}`, 17];
    case 'if':
      return [
        `if (${print(expr.test, LOOSEST, ns)}) then ${print(expr.then, 2, ns)} else ${print(expr.otherwise, 2, ns)}`,
        2,
      ];
    case 'bind': {
      const [is, end] =
        expr.word === 'let' ? [':=', 'return'] : expr.word === 'for' ? ['in', 'return'] : ['in', 'satisfies'];
      const binds = expr.binds.map((b) => `$${b.name} ${is} ${print(b.of, 2, ns)}`).join(', ');
      return [`${expr.word} ${binds} ${end} ${print(expr.body, 2, ns)}`, 2];
    }
    case 'typed':
      return [`${print(expr.of, 17, ns)} ${expr.op} ${printType(expr.type, ns)}`, 13];
    case 'path':
      return [printPath(expr, ns), expr.root !== '' && expr.steps.length === 0 ? 3 : 19];
  }
}

function printPath(path: Extract<Expr, { k: 'path' }>, ns: Namespaces): string {
  let text: string = path.root;
  path.steps.forEach((step, i) => {
    const separator = i === 0 ? (path.root === '' ? '' : step.deep ? '/' : '') : step.deep ? '//' : '/';
    text += separator + printStep(step, ns);
  });
  return text;
}

function printStep(step: Step, ns: Namespaces): string {
  const base = step.k === 'filter' ? print(step.of, STEP, ns) : printAxis(step.axis, step.test, ns);
  return base + step.predicates.map((p) => `[${print(p, LOOSEST, ns)}]`).join('');
}

function printAxis(axis: string, test: string, ns: Namespaces): string {
  if (axis === 'parent' && test === 'node()') return '..';
  const printedTest = test.includes('(') ? printType(test, ns) : printName(test, ns);
  if (axis === 'child') return printedTest;
  if (axis === 'attribute' && !test.includes('(')) return `@${printedTest}`;
  return `${axis}::${printedTest}`;
}

/** Function names without prefix are those of XPath. */
function printFunction(name: string, ns: Namespaces): string {
  return name.includes(':') && !name.startsWith('xs:') ? printName(name, ns) : name;
}

/** Resolves the prefixes in a type; `xs:` stays, as the stylesheet declares it. */
function printType(type: string, ns: Namespaces): string {
  return type.replaceAll(
    /([\p{L}_][\p{L}\p{N}._-]*):([\p{L}_][\p{L}\p{N}._-]*)/gu,
    (all, prefix: string, local: string) => (prefix === 'xs' ? all : `Q{${resolve(prefix, ns)}}${local}`),
  );
}

import { Parser } from 'htmlparser2';

/** An element of a page that our own components rendered. */
export type Markup = {
  readonly tag: string;
  readonly classes: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Markup | string)[];
};

/** The tree of a rendered page, for printing; it never comes from anybody else. */
export function parseMarkup(html: string): Markup {
  const root = element('', {});
  const open = [root];
  const parser = new Parser({
    onopentag(tag, attributes) {
      const child = element(tag, attributes);
      open.at(-1)?.children.push(child);
      open.push(child);
    },
    ontext(text) {
      const children = open.at(-1)?.children ?? [];
      const last = children.at(-1);
      // the parser cuts text at entities
      if (typeof last === 'string') children[children.length - 1] = last + text;
      else children.push(text);
    },
    onclosetag() {
      if (open.length > 1) open.pop();
    },
  });
  parser.end(html);
  return root;
}

function element(tag: string, attributes: Readonly<Record<string, string>>): Markup {
  const classes = attributes['class']?.split(' ') ?? [];
  return { tag, classes, attributes, children: [] };
}

/** The first element with this tag, in document order. */
export function findMarkup(markup: Markup, tag: string): Markup | undefined {
  for (const child of markup.children) {
    if (typeof child === 'string') continue;
    const found = child.tag === tag ? child : findMarkup(child, tag);
    if (found) return found;
  }
  return undefined;
}

/** All text inside, as it stands. */
export function textOf(markup: Markup | string): string {
  return typeof markup === 'string' ? markup : markup.children.map(textOf).join('');
}

/** Tag, attribute value, or text between them. */
const TOKENS = /<[^\s>]*|"[^"]*"|'[^']*'|[^<"']+|./g;

/** A line of XML with its names and values told apart by colour; colour alone carries no meaning here. */
export function SourceText({ text }: { readonly text: string }) {
  let inTag = false;
  return (text.match(TOKENS) ?? []).map((token, index) => {
    const kind = token.startsWith('<') ? 'tag' : inTag && /^["']/.test(token) ? 'value' : inTag ? 'tag' : 'text';
    if (token.startsWith('<')) inTag = true;
    const end = inTag && !/^["']/.test(token) ? token.indexOf('>') : -1;
    if (end >= 0) inTag = false;
    const key = `${index}`;
    if (kind !== 'tag') return kind === 'text' ? token : <Part key={key} kind={kind} text={token} />;
    if (end < 0) return <Part key={key} kind={kind} text={token} />;
    return [<Part key={key} kind={kind} text={token.slice(0, end + 1)} />, token.slice(end + 1)];
  });
}

function Part({ kind, text }: { readonly kind: 'tag' | 'value'; readonly text: string }) {
  return <span className={`rw-source__${kind}`}>{text}</span>;
}

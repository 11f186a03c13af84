import { escapeHtml } from '../escapeHtml.ts';
import type { Language } from '../problems.ts';
import type { Line } from './summarise.ts';

export type Block =
  string | { readonly link: Link } | { readonly lines: readonly Line[] } | { readonly list: readonly string[] };
type Link = { readonly label: string; readonly url: string };
export type Part = { readonly language: Language; readonly blocks: readonly Block[] };

/** One letter, in one or two languages, as plain text and as HTML: no pictures, no scripts, nothing to fetch. */
export function renderLetter(parts: readonly Part[]): { text: string; html: string } {
  const text = parts.map(({ blocks }) => blocks.map(asText).join('\n\n')).join(`\n\n${'-'.repeat(60)}\n\n`);
  const html = parts
    .map(({ language, blocks }) => `<section lang="${language}">${blocks.map(asHtml).join('\n')}</section>`)
    .join('\n<hr>\n');
  const first = parts[0]?.language ?? 'de';
  return {
    text: `${text}\n`,
    html: `<!doctype html>\n<html lang="${first}"><head><meta charset="utf-8"></head><body style="${STYLE}">\n${html}\n</body></html>\n`,
  };
}

const STYLE = 'font-family:sans-serif;font-size:16px;line-height:1.5;max-width:44em';

function asText(block: Block): string {
  if (typeof block === 'string') return block;
  if ('link' in block) return `${block.link.label} ${block.link.url}`;
  if ('list' in block) return block.list.map((item) => `- ${item}`).join('\n');
  const width = Math.max(...block.lines.map(({ label }) => label.length)) + 1;
  return block.lines.map(({ label, value }) => `${`${label}:`.padEnd(width)} ${value}`).join('\n');
}

function asHtml(block: Block): string {
  if (typeof block === 'string') return `<p>${escapeHtml(block).replaceAll('\n', '<br>')}</p>`;
  if ('link' in block) {
    const url = escapeHtml(block.link.url);
    return `<p>${escapeHtml(block.link.label)} <a href="${url}">${url}</a></p>`;
  }
  if ('list' in block) return `<ul>${block.list.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
  const rows = block.lines.map(
    ({ label, value }) =>
      `<tr><th scope="row" style="text-align:left;vertical-align:top;padding-right:1em">${escapeHtml(label)}</th>` +
      `<td style="overflow-wrap:anywhere">${escapeHtml(value)}</td></tr>`,
  );
  return `<table>${rows.join('')}</table>`;
}

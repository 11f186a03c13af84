import type { Response } from 'express';
import { escapeHtml } from '../../escapeHtml.ts';
import type { Language } from '../../problems.ts';

/** A plain page for people who come by a link or without our interface. `body` is HTML that the caller has escaped. */
export function sendPage(res: Response, language: Language, title: string, body: string): void {
  res.type('html').vary('Accept-Language').set('Content-Language', language).send(`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} – Rechnungsweg</title>
<link rel="stylesheet" href="/plain.css">
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`);
}

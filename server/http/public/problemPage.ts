import type { Response } from 'express';
import { escapeHtml } from '../../escapeHtml.ts';
import type { Language } from '../../problems.ts';
import type { ProblemDetails } from '../contract.ts';
import { sendPage } from './page.ts';
import { pageText } from './pageText.ts';

export function sendProblemPage(res: Response, problem: ProblemDetails, language: Language): void {
  const { back, number } = pageText[language].problem;
  const id = problem.instance?.replace('urn:uuid:', '') ?? '';
  const body = `<p>${escapeHtml(problem.detail)}</p>
<p><a href="/">${back}</a></p>
<p><small>${number}: ${escapeHtml(id)}</small></p>`;
  sendPage(res, language, problem.title, body);
}

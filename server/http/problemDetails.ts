import { describeProblem, problems, type Problem, type Language } from '../problems.ts';
import type { ProblemDetails } from './contract.ts';
import { InputProblem } from './readInput.ts';

/** A refusal as RFC 9457 wants it, in the language of the caller and, for programs that pass it on, in both. */
export function problemDetails(problem: Problem, language: Language): ProblemDetails {
  const text = { de: describeProblem(problem, 'de'), en: describeProblem(problem, 'en') };
  const facts = Object.entries(problem.facts).filter(([name]) => !name.includes('.'));
  return {
    type: `/api/v1/problems#${problem.code}`,
    title: text[language].title,
    status: problems[problem.code].status,
    code: problem.code,
    detail: text[language].way,
    de: text.de,
    en: text.en,
    ...(facts.length > 0 && { facts: Object.fromEntries(facts) }),
    ...(problem instanceof InputProblem && { errors: [...problem.errors[language]] }),
  };
}

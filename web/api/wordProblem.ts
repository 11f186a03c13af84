import type { Text } from '../text/de.ts';
import type { Language } from '../text/language.ts';
import type { ApiProblem } from './ApiProblem.ts';

type Words = { readonly title: string; readonly way: string };

/** The server's own words where it has some; ours where there was no answer, or an answer of somebody else. */
export function wordProblem(
  problem: Pick<ApiProblem, 'code' | 'status' | 'words'>,
  { problems }: Text,
  language: Language,
): Words {
  if (problem.words !== null) return problem.words[language];
  if (problem.status === 401) return { title: problems.signIn, way: problems.signInWay };
  if (problem.code === 'UNREACHABLE') return { title: problems.unreachable, way: problems.unreachableWay };
  return { title: problems.unknown, way: problems.unknownWay };
}

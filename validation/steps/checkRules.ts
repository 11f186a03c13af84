import type { XmlDocument } from 'libxml2-wasm';
import type { LoadedScenario } from '../bundle.ts';
import type { CompiledAssert } from '../compiler/compiledRules.ts';
import { elementPositions, nodePath, nodeValue } from '../compiler/nodePath.ts';
import { parseForRules, type Failure } from '../compiler/runRules.ts';
import { explain } from '../explain.ts';
import type { Finding } from '../report.ts';
import { runRuleSet } from '../ruleSet.ts';
import { setAsideDocuments } from '../setAsideDocuments.ts';
import { sourceOf } from '../sourceOf.ts';

const MAX_PLACES = 20;
const MAX_VALUE = 200;

/** Runs the rules of the scenario. The tree is changed: embedded documents are set aside. Throws when a rule set cannot finish on this document. */
export function checkRules({ scenario, rules }: LoadedScenario, document: XmlDocument): Finding[] {
  if (!rules) return [notYet(scenario.name)];
  setAsideDocuments(document, 'all');
  const tree = parseForRules(document.toString({ format: false, noDeclaration: true }));
  const groups = Map.groupBy(
    runRuleSet(rules, tree),
    (f) => `${f.assert.id}\t${f.assert.schema}\t${f.assert.level}\t${f.unevaluable}`,
  );
  return [...groups.values()].map((failures) => {
    const { assert, unevaluable } = failures[0]!;
    const source = sourceOf(scenario.schematron[assert.schema]?.location ?? '');
    const places = failures.slice(0, MAX_PLACES).map((f) => place(f, document));
    const wording = ownWords(failures[0]!, '');
    return {
      rule: assert.id,
      level: unevaluable ? 'error' : (scenario.levels[assert.id] ?? assert.level),
      source,
      count: failures.length,
      places,
      text: unevaluable ? unevaluableText(assert) : textOf(failures[0]!, source, places),
      ...(wording && { wording }),
    };
  });
}

function place({ node, attribute }: Failure, document: XmlDocument): Finding['places'][number] {
  const value = nodeValue(node, attribute, MAX_VALUE);
  const line = document.get(elementPositions(node))?.line;
  return { path: nodePath(node, attribute), ...(line && { line }), ...(value !== undefined && { value }) };
}

/** Words that come with the rules; else the explanation of the rule by its id; else what the rule itself says. */
function textOf(failure: Failure, source: Finding['source'], places: Finding['places']): Finding['text'] {
  const { assert, values } = failure;
  const own = ownWords(failure, '') || assert.id;
  const text = { de: ownWords(failure, 'de') ?? own, en: ownWords(failure, 'en') ?? own };
  const inWords = (lang: 'de' | 'en') => {
    const { title, fix } = explain({ rule: assert.id, source, places, values, text }, lang);
    return fix === '' ? title : `${title} ${fix}`;
  };
  return { de: inWords('de'), en: inWords('en') };
}

/** What the rule says, with the values it computed; '' is the language it does not name. */
function ownWords({ assert, values }: Failure, lang: string): string | undefined {
  return (
    assert.texts[lang]
      ?.map((part) => (typeof part === 'number' ? (values[part] ?? '') : part))
      .join('')
      // a blank before a value and one that the value brings are one
      .replaceAll(/\s+/g, ' ')
      .trim()
  );
}

function unevaluableText(assert: CompiledAssert): Finding['text'] {
  return {
    de: `Die Regel ${assert.id} lässt sich auf diese Rechnung nicht anwenden: Ein Wert fehlt, ist mehrfach angegeben oder hat nicht die erwartete Form. Prüfen Sie die Angaben an dieser Stelle; jede darf dort nur einmal stehen.`,
    en: `The rule ${assert.id} cannot be evaluated on this invoice: a value is missing, given more than once or not of the expected form. Check the data at this place; each may stand there only once.`,
  };
}

/** Fail-closed: what cannot be checked is not accepted. */
function notYet(scenario: string): Finding {
  return {
    rule: 'SYNTAX-NOT-YET',
    level: 'error',
    source: 'engine',
    count: 1,
    places: [],
    text: {
      de: `Rechnungen der Art „${scenario}“ werden noch nicht unterstützt: Die Regeln dafür sind hier nicht eingerichtet. Die Rechnung ist deshalb nicht angenommen worden; das sagt nichts über ihre Richtigkeit.`,
      en: `Invoices of the kind "${scenario}" are not supported yet: their rules are not set up here. The invoice was therefore not accepted; that says nothing about its correctness.`,
    },
  };
}

import { createRequire } from 'node:module';

const saxon = createRequire(import.meta.url)('saxon-js') as {
  transform: (options: object, mode: 'sync') => { principalResult: unknown };
  XPath: { evaluate: (xpath: string, context: unknown, options?: object) => unknown };
};

/** Runs a compiled stylesheet from its template `main`; the result is always a list. */
export function runStylesheet(sef: object, parameters: object): unknown[] {
  const { principalResult } = saxon.transform(
    { stylesheetInternal: sef, initialTemplate: 'main', stylesheetParams: parameters, destination: 'raw' },
    'sync',
  );
  return Array.isArray(principalResult) ? principalResult : principalResult == null ? [] : [principalResult];
}

export function evaluateXPath(xpath: string, context: unknown, namespaces: object = {}): unknown {
  return saxon.XPath.evaluate(xpath, context, { namespaceContext: namespaces });
}

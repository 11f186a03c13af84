/**
 * Who may import whom. Each line of `may` is one room of the house: files under `path` may import, of our own folders,
 * only what `allowed` matches. tests/gate/importRules.test.ts proves that the rules see every module and bite.
 */
const ours = '^(schematron|validation|server|web)/';

const may = (name, path, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path },
  to: { path: ours, pathNot: allowed },
});

const exceptTypes = (rule) => ({ ...rule, to: { ...rule.to, dependencyTypesNot: ['type-only'] } });

/** A package that is dangerous, or that shapes everything it touches, stays in one place. */
const onlyIn = (pkg, where) => ({
  name: `${pkg} stays in its place`,
  severity: 'error',
  from: { path: ours, pathNot: where },
  to: { path: `node_modules/${pkg}(/|$)` },
});

/** Facts and small pure functions that everything may use: the files directly in server/, and the shape of a report. */
const facts = 'server/(?!main|demo|context)[^/]+\\.ts';
const known = `^${facts}|^server/(context|jobs/jobs)\\.ts|^validation/(report\\.ts|en16931/)`;

export default {
  forbidden: [
    {
      name: 'no cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'declared packages only',
      severity: 'error',
      from: { path: ours },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'], dependencyTypesNot: ['type-only'] },
    },

    may(
      'compiler',
      '^validation/compiler/',
      '^validation/compiler/|^validation/xml\\.ts',
      'the compiler knows no invoice',
    ),
    may(
      'en16931',
      '^validation/en16931/',
      '^validation/(en16931/|report\\.ts)',
      'the model is data and pure functions',
    ),
    may('validation', '^validation/', '^(validation|schematron)/', 'the engine knows no server'),

    may('facts', `^${facts}`, `^${facts}|^validation/(report\\.ts|en16931/)`, 'facts know nobody'),
    may(
      'context',
      '^server/context\\.ts',
      `${known}|^server/(db/database|jobs/jobs)\\.ts|^server/rules/openCheck\\.ts|^server/saml/openSaml\\.ts|^server/as4/openAccessPoint\\.ts|^server/smp/openSmp\\.ts|^server/render/openRender\\.ts|^server/pipeline/unpack/openUnpack\\.ts`,
      'types only',
    ),
    may('db', '^server/db/', `^server/db/|${known}|^validation/bundles/bundleFacts\\.ts`, 'SQL knows no step'),
    may(
      'as4',
      '^server/as4/',
      `^server/as4/|${known}|^validation/(xml|scanXml|decodeXml)\\.ts`,
      'the protocol knows no invoice',
    ),
    may('smp', '^server/smp/', `^server/(smp|db)/|${known}|^validation/xml\\.ts`, 'the directory knows no step'),
    may('saml', '^server/saml/', `^server/(saml|db)/|${known}|^validation/xml\\.ts`, 'login knows no invoice'),
    may(
      'mail',
      '^server/mail/',
      `^server/mail/|^server/db/|^server/render/|${known}|^validation/`,
      'mail knows no step',
    ),
    may('render', '^server/render/', `^server/render/|${known}|^validation/|^dist/`, 'rendering knows no database'),
    may(
      'pipeline',
      '^server/pipeline/',
      `^server/(pipeline|db|mail|render)/|${known}|^validation/`,
      'steps know no channel and no HTTP',
    ),
    may(
      'channels',
      '^server/channels/',
      `^server/(channels|as4)/|^server/pipeline/(receive|settleBounce)\\.ts|^server/pipeline/unpack/(isInvoiceXml|collectFiles|mailWorker|readCms)\\.ts|^server/db/|^validation/sniffFile\\.ts|${known}`,
      'a channel translates, then calls receive',
    ),
    {
      name: 'channels apart',
      severity: 'error',
      from: { path: '^server/channels/(upload|form|mail|peppol)\\b' },
      to: { path: '^server/channels/(upload|form|mail|peppol)\\b', pathNot: '^server/channels/$1\\b' },
    },
    may(
      'journal',
      '^server/journal/',
      `^server/(journal|db)/|^server/mail/checkpointMail\\.ts|${known}`,
      'the seal knows rows, not steps',
    ),
    may('rules', '^server/rules/', `^server/(rules|db)/|${known}|^validation/`, 'rule bundles know no step'),
    may(
      'jobs',
      '^server/jobs/',
      `^server/(jobs|pipeline|rules|mail|journal|db)/|${known}|^validation/`,
      'jobs call steps',
    ),
    // Types may be named: a route answers what a step gave.
    exceptTypes(
      may(
        'http',
        '^server/http/',
        `^server/(http|db|channels|saml|smp|render|rules)/|^server/pipeline/(decide|decisions|retry|forwardFeedback|sendAccountLink|unpack/openDocument)\\.ts|${known}|^validation/`,
        'routes read, or let people decide',
      ),
    ),
    {
      name: 'one writer of state',
      severity: 'error',
      from: { path: ours, pathNot: '^server/pipeline/' },
      to: { path: '^server/pipeline/transition\\.ts' },
    },

    may(
      'web',
      '^web/',
      '^web/|^validation/en16931/|^server/http/contract\\.ts',
      'the browser gets the model and the contract',
    ),
    may('ui', '^web/ui/', '^web/(ui|text)/', 'components know no invoice'),
    {
      name: 'roles apart',
      severity: 'error',
      from: { path: '^web/(public|supplier|authority|admin)/' },
      to: { path: '^web/(App|main|public|supplier|authority|admin)', pathNot: '^web/$1/' },
    },

    onlyIn('knex', '^server/db/'),
    onlyIn('pg', '^server/db/'),
    onlyIn('express', '^server/(http|channels|smp|as4|saml)/'),
    onlyIn('nodemailer', '^server/mail/'),
    onlyIn('@node-saml/node-saml', '^server/saml/'),
    onlyIn('xml-encryption', '^server/saml/'),
    onlyIn('xml-crypto', '^server/(as4|smp|saml)/'),
    onlyIn('libxml2-wasm', '^validation/|^server/(as4|smp|saml)/'),
    onlyIn('saxon-js', '^validation/'),
    onlyIn('pdfkit', '^server/render/print/'),
    onlyIn('@cantoo/pdf-lib', '^server/pipeline/unpack/'),
    onlyIn('react', '^web/'),
    onlyIn('@kern-ux/native', '^web/(ui/|main)'),
  ],
  options: {
    // TypeScript 7 has no API for it; without swc it would read no TypeScript at all and find nothing wrong.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.cache)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};

/** Why a rule bundle is not taken. A code never changes its meaning; {name} is filled from the facts. */
export const refusals = {
  ARCHIVE_BROKEN: {
    de: 'Die Datei ist kein lesbares ZIP-Archiv ({detail}). Laden Sie das Archiv noch einmal beim Herausgeber.',
    en: 'The file is no readable ZIP archive ({detail}). Download it again from its publisher.',
  },
  ARCHIVE_TOO_LARGE: {
    de: 'Das Archiv ist zu groß oder entpackt sich auf mehr, als ein Regelpaket braucht ({detail}).',
    en: 'The archive is too large, or unpacks to more than a rule bundle needs ({detail}).',
  },
  PATH_OUTSIDE: {
    de: 'Der Pfad „{path}“ führt aus dem Paket hinaus. So ein Paket wird nicht angenommen.',
    en: 'The path "{path}" leads out of the bundle. Such a bundle is not taken.',
  },
  SCENARIOS_MISSING: {
    de: 'Im Paket fehlt die Datei scenarios.xml. Gebraucht wird eine Konfiguration des KoSIT-Validators.',
    en: 'The bundle has no scenarios.xml. What is needed is a configuration of the KoSIT validator.',
  },
  SCENARIOS_BROKEN: {
    de: 'Die Datei scenarios.xml lässt sich nicht verwenden: {detail}',
    en: 'The file scenarios.xml cannot be used: {detail}',
  },
  SCENARIO_WITHOUT_SCHEMA: {
    de: 'Das Szenario „{scenario}“ nennt kein XML-Schema. Ohne Schema würden Rechnungen nur halb geprüft.',
    en: 'The scenario "{scenario}" names no XML schema. Without one invoices would be checked by half.',
  },
  SCENARIO_WITHOUT_RULES: {
    de: 'Das Szenario „{scenario}“ nennt keine Schematron-Regeln, oder sein Namensraum gehört zu keiner Rechnung.',
    en: 'The scenario "{scenario}" names no Schematron rules, or its namespace is not that of an invoice.',
  },
  FILE_MISSING: {
    de: 'Die Datei „{path}“ wird gebraucht ({by}), ist aber nicht im Paket.',
    en: 'The file "{path}" is needed ({by}) but is not in the bundle.',
  },
  SCHEMA_BROKEN: {
    de: 'Das XML-Schema „{path}“ lässt sich nicht verwenden: {detail}',
    en: 'The XML schema "{path}" cannot be used: {detail}',
  },
  RULES_FORBIDDEN: {
    de: 'Die Regeln in „{path}“ tun etwas, das Regeln nicht dürfen: {detail}. Erlaubt sind nur Ausdrücke über die Rechnung selbst.',
    en: 'The rules in "{path}" do something that rules may not do: {detail}. Only expressions about the invoice itself are allowed.',
  },
  RULES_BROKEN: {
    de: 'Die Regeln in „{path}“ lassen sich nicht übersetzen: {detail}',
    en: 'The rules in "{path}" cannot be compiled: {detail}',
  },
  RULES_ENDLESS: {
    de: 'Die Regeln in „{path}“ kommen bei einer Testrechnung nicht zum Ende ({detail}).',
    en: 'The rules in "{path}" do not come to an end on a test invoice ({detail}).',
  },
  RULES_REJECT_ALL: {
    de: 'Das Paket lehnt jede gültige Testrechnung ab (Anzahl: {count}), zuerst wegen {rule}. So ein Paket würde den Eingang sperren.',
    en: 'The bundle rejects every valid test invoice (number: {count}), first because of {rule}. Such a bundle would block the intake.',
  },
} as const satisfies Record<string, { readonly de: string; readonly en: string }>;

export type RefusalCode = keyof typeof refusals;

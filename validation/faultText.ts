import type { FileKind } from './sniffFile.ts';
import type { XmlFault, XmlFaultCode } from './xml.ts';

type Text = { readonly de: string; readonly en: string };

const KINDS: Readonly<Record<FileKind, Text>> = {
  xml: { de: 'XML', en: 'XML' },
  pdf: { de: 'ein PDF', en: 'a PDF' },
  word: { de: 'ein Office-Dokument (Word, Excel oder ähnlich)', en: 'an Office document (Word, Excel or similar)' },
  zip: { de: 'ein ZIP-Archiv', en: 'a ZIP archive' },
  'office-old': {
    de: 'ein Office-Dokument (Word, Excel oder ähnlich)',
    en: 'an Office document (Word, Excel or similar)',
  },
  html: { de: 'eine HTML-Seite', en: 'an HTML page' },
  image: { de: 'ein Bild', en: 'an image' },
  json: { de: 'eine JSON-Datei', en: 'a JSON file' },
  mail: { de: 'eine gespeicherte E-Mail', en: 'a saved e-mail' },
  text: { de: 'eine Textdatei ohne XML', en: 'a text file without XML' },
  binary: { de: 'eine Datei unbekannter Art', en: 'a file of unknown kind' },
};

const WAY_OUT: Text = {
  de: 'Erzeugen Sie die Rechnung neu aus Ihrem Rechnungsprogramm, und senden Sie die XML-Datei selbst, unverändert und vollständig.',
  en: 'Create the invoice again with your invoicing software and send the XML file itself, unchanged and complete.',
};

const TEXTS: Readonly<Record<XmlFaultCode, (fault: XmlFault) => Text>> = {
  'XML-EMPTY': () => ({
    de: `Die Datei ist leer. ${WAY_OUT.de}`,
    en: `The file is empty. ${WAY_OUT.en}`,
  }),
  'XML-NOT-XML': ({ kind = 'binary' }) => ({
    de: `Die Datei ist kein XML, sondern ${KINDS[kind].de}. Eine XRechnung ist eine XML-Datei. ${WAY_OUT.de}`,
    en: `The file is not XML but ${KINDS[kind].en}. An XRechnung is an XML file. ${WAY_OUT.en}`,
  }),
  'XML-ENCODING': ({ detail }) => ({
    de: `Die Zeichen der Datei lassen sich nicht lesen: Die Zeichenkodierung${detail ? ` „${detail}“` : ''} ist unbekannt, oder die Datei enthält Bytes, die es darin nicht gibt. Speichern Sie die Rechnung als UTF-8, und geben Sie in der XML-Deklaration encoding="UTF-8" an.`,
    en: `The characters of the file cannot be read: the encoding${detail ? ` "${detail}"` : ''} is unknown, or the file has bytes that do not exist in it. Save the invoice as UTF-8 and state encoding="UTF-8" in the XML declaration.`,
  }),
  'XML-DOCTYPE': () => ({
    de: 'Die Datei enthält eine Dokumenttyp-Deklaration (<!DOCTYPE ...>). Sie kann fremde Inhalte nachladen und wird aus Sicherheitsgründen nicht angenommen; XRechnung braucht keine. Entfernen Sie die Deklaration.',
    en: 'The file has a document type declaration (<!DOCTYPE ...>). It can load foreign content and is refused for safety; XRechnung needs none. Remove the declaration.',
  }),
  'XML-TOO-DEEP': () => ({
    de: 'Die Elemente der Datei sind tiefer verschachtelt als in jeder Rechnung möglich (mehr als 256 Ebenen). Prüfen Sie das Programm, das die Datei erzeugt hat.',
    en: 'The elements of the file are nested deeper than any invoice can be (more than 256 levels). Check the program that created the file.',
  }),
  'XML-TOO-MANY-ELEMENTS': () => ({
    de: 'Die Datei hat mehr Elemente, als hier geprüft werden können (mehr als 1.000.000). Teilen Sie die Rechnung auf.',
    en: 'The file has more elements than can be checked here (more than 1,000,000). Split the invoice.',
  }),
  'XML-TOO-MANY-ATTRIBUTES': () => ({
    de: 'Ein Element der Datei hat mehr Attribute als in jeder Rechnung möglich (mehr als 256). Prüfen Sie das Programm, das die Datei erzeugt hat.',
    en: 'An element of the file has more attributes than any invoice can have (more than 256). Check the program that created the file.',
  }),
  'XML-TOO-MANY-REMARKS': () => ({
    de: 'Die Datei hat mehr Kommentare und Verarbeitungsanweisungen, als hier geprüft werden können (mehr als 100.000, oder mehr als 1.000 vor oder nach der Rechnung). Lassen Sie das Programm, das die Datei erzeugt, sie weglassen: für die Rechnung bedeuten sie nichts.',
    en: 'The file has more comments and processing instructions than can be checked here (more than 100,000, or more than 1,000 before or after the invoice). Let the program that creates the file leave them out: they mean nothing for the invoice.',
  }),
  'XML-TRUNCATED': (fault) => ({
    de: `Die Datei bricht ab${where(fault).de}: Mindestens ein Element ist nicht geschlossen. Wahrscheinlich ist sie unvollständig übertragen worden. ${WAY_OUT.de}`,
    en: `The file breaks off${where(fault).en}: at least one element is not closed. It was probably transferred incompletely. ${WAY_OUT.en}`,
  }),
  'XML-NOT-WELLFORMED': (fault) => ({
    de: `Die Datei ist kein wohlgeformtes XML${where(fault).de}. Meldung des XML-Parsers: ${fault.detail ?? 'keine'}. ${WAY_OUT.de}`,
    en: `The file is not well-formed XML${where(fault).en}. Message of the XML parser: ${fault.detail ?? 'none'}. ${WAY_OUT.en}`,
  }),
};

/** What is wrong with a file that is no readable XML, and the way out. */
export function faultText(fault: XmlFault): Text {
  return TEXTS[fault.code](fault);
}

function where({ line, column }: XmlFault): Text {
  if (line === undefined) return { de: '', en: '' };
  return { de: ` (Zeile ${line}, Spalte ${column ?? 1})`, en: ` (line ${line}, column ${column ?? 1})` };
}

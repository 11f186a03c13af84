/**
 * Every refusal that a caller can get, by its stable code; answered as problem details (RFC 9457).
 * `title` names the cause, `way` the way out; {name} is filled from the facts. A code never changes its meaning.
 */
export const problems = {
  // Who is asking
  TOKEN_MISSING: {
    status: 401,
    de: {
      title: 'Sie sind nicht angemeldet',
      way: 'Melden Sie sich an, oder senden Sie die Kopfzeile „Authorization: Bearer <Token>“ mit.',
    },
    en: { title: 'You are not signed in', way: 'Sign in, or send the header "Authorization: Bearer <token>".' },
  },
  TOKEN_INVALID: {
    status: 401,
    de: {
      title: 'Das Zugriffstoken ist unbekannt oder gesperrt',
      way: 'Prüfen Sie das Token oder stellen Sie ein neues aus.',
    },
    en: { title: 'The access token is unknown or revoked', way: 'Check the token or issue a new one.' },
  },
  FORBIDDEN: {
    status: 403,
    de: { title: 'Mit diesem Zugang ist das nicht möglich', way: 'Verwenden Sie einen Zugang mit der nötigen Rolle.' },
    en: { title: 'This access does not allow that', way: 'Use an account or token with the role it needs.' },
  },
  SCOPE_MISSING: {
    status: 403,
    de: {
      title: 'Dieses Zugriffstoken darf das nicht',
      way: 'Zum Ansehen braucht es das Recht „read“, für alles andere „write“. Stellen Sie eines mit diesem Recht aus.',
    },
    en: {
      title: 'This access token may not do that',
      way: 'It needs the scope "read" to see and "write" for everything else. Issue one with that scope.',
    },
  },
  LOGIN_FAILED: {
    status: 401,
    de: {
      title: 'E-Mail-Adresse und Passwort passen nicht zusammen',
      way: 'Prüfen Sie beide Angaben. Wenn Sie das Passwort nicht mehr wissen, setzen Sie auf der Anmeldeseite ein neues.',
    },
    en: {
      title: 'E-mail address and password do not match',
      way: 'Check both. If you no longer know the password, set a new one from the sign-in page.',
    },
  },
  LOGIN_CODE_MISSING: {
    status: 401,
    de: { title: 'Ihr Konto verlangt einen Code', way: 'Geben Sie den Code ein, den Ihre App jetzt zeigt.' },
    en: { title: 'Your account asks for a code', way: 'Enter the code that your app shows now.' },
  },
  LOGIN_CODE_WRONG: {
    status: 401,
    de: {
      title: 'Der Code ist nicht richtig oder schon verwendet',
      way: 'Warten Sie, bis Ihre App einen neuen zeigt. Prüfen Sie, ob die Uhr Ihres Telefons stimmt.',
    },
    en: {
      title: 'The code is not right, or was used already',
      way: "Wait until your app shows a new one. Check that your telephone's clock is right.",
    },
  },
  PASSWORD_WRONG: {
    status: 403,
    de: { title: 'Das bisherige Passwort ist nicht richtig', way: 'Prüfen Sie die Eingabe.' },
    en: { title: 'The present password is not right', way: 'Check what you typed.' },
  },
  SECOND_FACTOR_STATE: {
    status: 409,
    de: {
      title: 'Der zweite Faktor lässt sich so nicht ändern',
      way: 'Laden Sie die Seite neu. Konten ohne Passwort haben hier keinen zweiten Faktor.',
    },
    en: {
      title: 'The second factor cannot be changed like this',
      way: 'Reload the page. Accounts without a password have no second factor here.',
    },
  },
  EMAIL_TAKEN: {
    status: 409,
    de: {
      title: 'Zu dieser E-Mail-Adresse gibt es schon ein Konto',
      way: 'Verwenden Sie eine andere Adresse. Ein Konto gehört zu genau einer Organisation.',
    },
    en: {
      title: 'There is an account with this e-mail address already',
      way: 'Use another address. An account belongs to exactly one organisation.',
    },
  },
  LAST_ADMINISTRATOR: {
    status: 409,
    de: {
      title: 'Eine Organisation braucht jemanden, der sie verwaltet',
      way: 'Geben Sie die Verwaltung zuerst an eine andere Person.',
    },
    en: {
      title: 'An organisation needs somebody who administers it',
      way: 'Make somebody else an administrator first.',
    },
  },
  LOGIN_TOO_OFTEN: {
    status: 429,
    de: { title: 'Zu viele Anmeldeversuche', way: 'Warten Sie {seconds} Sekunden und versuchen Sie es dann erneut.' },
    en: { title: 'Too many attempts to sign in', way: 'Wait {seconds} seconds, then try again.' },
  },
  LOCAL_ACCOUNT_OFF: {
    status: 403,
    de: {
      title: 'Die Anmeldung mit Passwort ist für Unternehmen abgeschaltet',
      way: 'Melden Sie sich mit Ihrem Servicekonto an.',
    },
    en: {
      title: 'Signing in with a password is switched off for companies',
      way: 'Sign in with your service account.',
    },
  },
  ACCOUNT_CLOSED: {
    status: 403,
    de: { title: 'Dieses Konto wurde geschlossen', way: 'Wenden Sie sich an den Betreiber.' },
    en: { title: 'This account was closed', way: 'Contact the operator.' },
  },
  SAML_REFUSED: {
    status: 403,
    de: {
      title: 'Die Antwort Ihres Servicekontos wurde nicht angenommen',
      way: 'Melden Sie sich noch einmal an. Bleibt es dabei, nennen Sie dem Betreiber die Vorgangsnummer.',
    },
    en: {
      title: 'The answer of your service account was not accepted',
      way: 'Sign in again. If it happens again, tell the operator the request number.',
    },
  },
  SAML_LEVEL_LOW: {
    status: 403,
    de: {
      title: 'Das Vertrauensniveau Ihrer Anmeldung reicht nicht aus',
      way: 'Melden Sie sich noch einmal an und wählen Sie ein stärkeres Mittel, zum Beispiel das ELSTER-Zertifikat oder die Online-Ausweisfunktion.',
    },
    en: {
      title: 'The trust level of your sign-in is too low',
      way: 'Sign in again with a stronger means, for example the ELSTER certificate or the eID card.',
    },
  },
  SAML_CANCELLED: {
    status: 403,
    de: { title: 'Die Anmeldung wurde abgebrochen', way: 'Sie können sie jederzeit neu beginnen.' },
    en: { title: 'Signing in was cancelled', way: 'You can start again at any time.' },
  },
  SAML_OUTDATED: {
    status: 403,
    de: {
      title: 'Diese Anmeldung ist abgelaufen oder wurde schon verwendet',
      way: 'Beginnen Sie die Anmeldung neu, im selben Browserfenster.',
    },
    en: {
      title: 'This sign-in is over or was used already',
      way: 'Start signing in again, in the same browser window.',
    },
  },
  SAML_UNAVAILABLE: {
    status: 503,
    de: {
      title: 'Das Servicekonto ist gerade nicht erreichbar',
      way: 'Versuchen Sie es in einigen Minuten noch einmal.',
    },
    en: { title: 'The service account cannot be reached right now', way: 'Try again in a few minutes.' },
  },
  REQUEST_FOREIGN: {
    status: 403,
    de: {
      title: 'Die Anfrage kam nicht von unseren Seiten',
      way: 'Laden Sie die Seite neu und versuchen Sie es noch einmal. Programme verwenden ein Zugriffstoken.',
    },
    en: {
      title: 'The request did not come from our pages',
      way: 'Reload the page and try again. Programs use an access token.',
    },
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    de: {
      title: 'Zu viele Anfragen in kurzer Zeit',
      way: 'Warten Sie {seconds} Sekunden und versuchen Sie es dann erneut.',
    },
    en: { title: 'Too many requests in a short time', way: 'Wait {seconds} seconds, then try again.' },
  },
  LINK_UNKNOWN: {
    status: 404,
    de: {
      title: 'Dieser Link gilt nicht oder nicht mehr',
      way: 'Prüfen Sie, ob die Adresse vollständig ist. Ein abgelaufener Link wird auf Anfrage neu geschickt.',
    },
    en: {
      title: 'This link is not valid, or no longer',
      way: 'Check that the address is complete. An expired link is sent again on request.',
    },
  },

  // What was asked
  NOT_FOUND: {
    status: 404,
    de: { title: 'Unter dieser Adresse gibt es nichts', way: 'Prüfen Sie die Adresse.' },
    en: { title: 'There is nothing at this address', way: 'Check the address.' },
  },
  ATTACHMENT_BROKEN: {
    status: 422,
    de: {
      title: 'Die Anlage ist beschädigt und lässt sich nicht öffnen',
      way: 'Bitten Sie den Rechnungssteller um eine neue. In der Rechnung steht sie unverändert (Base64).',
    },
    en: {
      title: 'The attachment is damaged and cannot be opened',
      way: 'Ask the sender for a new one. It stands unchanged in the invoice (Base64).',
    },
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    de: { title: 'Diese Methode gibt es hier nicht', way: 'Erlaubt: {allow}.' },
    en: { title: 'This method does not exist here', way: 'Allowed: {allow}.' },
  },
  REQUEST_BROKEN: {
    status: 400,
    de: { title: 'Die Anfrage ist nicht lesbar', way: 'Prüfen Sie Adresse und Kopfzeilen der Anfrage.' },
    en: { title: 'The request is not readable', way: 'Check the address and the headers of the request.' },
  },
  REQUEST_TIMEOUT: {
    status: 408,
    de: { title: 'Die Anfrage kam nicht rechtzeitig vollständig an', way: 'Senden Sie sie noch einmal.' },
    en: { title: 'The request did not arrive completely in time', way: 'Send it again.' },
  },
  HEADERS_TOO_LARGE: {
    status: 431,
    de: {
      title: 'Die Kopfzeilen der Anfrage sind zu groß',
      way: 'Löschen Sie Cookies dieser Seite oder kürzen Sie die Kopfzeilen.',
    },
    en: {
      title: 'The headers of the request are too large',
      way: "Delete this site's cookies or shorten the headers.",
    },
  },
  INPUT_INVALID: {
    status: 400,
    de: { title: 'Die Angabe „{field}“ ist nicht gültig', way: 'Erwartet: {expected}.' },
    en: { title: 'The value of "{field}" is not valid', way: 'Expected: {expected}.' },
  },
  JSON_BROKEN: {
    status: 400,
    de: {
      title: 'Der Inhalt der Anfrage ist kein lesbares JSON',
      way: 'Senden Sie ein JSON-Objekt mit Content-Type application/json.',
    },
    en: {
      title: 'The body of the request is no readable JSON',
      way: 'Send a JSON object with Content-Type application/json.',
    },
  },
  IDEMPOTENCY_KEY_BROKEN: {
    status: 400,
    de: {
      title: 'Der Idempotency-Key ist nicht verwendbar',
      way: 'Senden Sie 1 bis 200 sichtbare ASCII-Zeichen, zum Beispiel eine UUID, und die Kopfzeile nur einmal.',
    },
    en: {
      title: 'The Idempotency-Key cannot be used',
      way: 'Send 1 to 200 visible ASCII characters, a UUID for instance, and the header only once.',
    },
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    de: {
      title: 'Der Idempotency-Key wurde schon für einen anderen Inhalt verwendet',
      way: 'Verwenden Sie für jede neue Rechnung einen neuen Schlüssel.',
    },
    en: {
      title: 'The Idempotency-Key was already used for other content',
      way: 'Use a new key for each new invoice.',
    },
  },

  // What was sent
  UPLOAD_EMPTY: {
    status: 400,
    de: { title: 'Die Datei ist leer', way: 'Senden Sie die Rechnung als XML-Datei (XRechnung).' },
    en: { title: 'The file is empty', way: 'Send the invoice as an XML file (XRechnung).' },
  },
  UPLOAD_TOO_LARGE: {
    status: 413,
    de: {
      title: 'Die Datei ist zu groß',
      way: 'Erlaubt sind {limit} Bytes ({limitMib} MiB). Verkleinern Sie die Anlagen, oder reichen Sie sie auf anderem Weg nach.',
    },
    en: {
      title: 'The file is too large',
      way: '{limit} bytes ({limitMib} MiB) are allowed. Make the attachments smaller, or hand them in by another way.',
    },
  },
  UPLOAD_TOTAL_TOO_LARGE: {
    status: 413,
    de: {
      title: 'Die Dateien zusammen sind zu groß',
      way: 'Erlaubt sind {limitMib} MiB je Anfrage. Teilen Sie die Dateien auf mehrere Anfragen auf.',
    },
    en: {
      title: 'The files together are too large',
      way: '{limitMib} MiB per request are allowed. Spread the files over several requests.',
    },
  },
  UPLOAD_TOO_MANY_FILES: {
    status: 413,
    de: {
      title: 'Zu viele Dateien in einer Anfrage',
      way: 'Erlaubt sind {limit}. Teilen Sie die Dateien auf mehrere Anfragen auf.',
    },
    en: { title: 'Too many files in one request', way: '{limit} are allowed. Spread the files over several requests.' },
  },
  UPLOAD_INCOMPLETE: {
    status: 400,
    de: {
      title: 'Die Datei kam nicht vollständig an',
      way: 'Es wurde nichts gespeichert. Senden Sie die Datei noch einmal.',
    },
    en: { title: 'The file did not arrive completely', way: 'Nothing was stored. Send the file again.' },
  },
  MULTIPART_BROKEN: {
    status: 400,
    de: {
      title: 'Das Formular (multipart/form-data) ist nicht lesbar',
      way: 'Lassen Sie die Trennzeile (boundary) von Ihrem HTTP-Programm erzeugen.',
    },
    en: { title: 'The form (multipart/form-data) is not readable', way: 'Let your HTTP program create the boundary.' },
  },
  MULTIPART_FIELD: {
    status: 400,
    de: {
      title: 'Das Formular enthält ein unerwartetes Feld',
      way: 'Senden Sie die Dateien im Feld „file“, es darf mehrfach vorkommen; andere Felder gibt es nicht.',
    },
    en: {
      title: 'The form contains an unexpected field',
      way: 'Send the files in the field "file", which may be repeated; there are no other fields.',
    },
  },
  MULTIPART_NO_FILE: {
    status: 400,
    de: {
      title: 'Das Formular enthält keine Datei',
      way: 'Senden Sie die Dateien im Feld „file“, es darf mehrfach vorkommen.',
    },
    en: { title: 'The form contains no file', way: 'Send the files in the field "file", which may be repeated.' },
  },
  ENCODING_UNSUPPORTED: {
    status: 415,
    de: {
      title: 'Der Inhalt ist gepackt (Content-Encoding)',
      way: 'Senden Sie die Datei ungepackt, ohne die Kopfzeile Content-Encoding.',
    },
    en: {
      title: 'The content is compressed (Content-Encoding)',
      way: 'Send the file uncompressed, without the header Content-Encoding.',
    },
  },
  FILE_PDF: {
    status: 415,
    de: {
      title: 'Diese PDF-Datei enthält keine elektronische Rechnung',
      way: 'Ein PDF ohne eingebettete XML-Datei ist keine E-Rechnung. Geben Sie die Rechnung als XRechnung (XML) aus, oder als ZUGFeRD-PDF im Profil XRECHNUNG oder EN 16931.',
    },
    en: {
      title: 'This PDF file holds no electronic invoice',
      way: 'A PDF without an embedded XML file is no e-invoice. Save the invoice as an XRechnung (XML), or as a ZUGFeRD PDF in the profile XRECHNUNG or EN 16931.',
    },
  },
  FILE_PDF_SEVERAL: {
    status: 415,
    de: {
      title: 'Diese PDF-Datei enthält mehrere verschiedene Rechnungen als XML',
      way: 'Welche gilt, ist nicht zu erkennen. Senden Sie je Rechnung ein PDF mit genau einer XML-Datei, oder nur die XML-Datei.',
    },
    en: {
      title: 'This PDF file holds several different invoices as XML',
      way: 'Nobody can tell which one counts. Send one PDF with exactly one XML file per invoice, or the XML file alone.',
    },
  },
  FILE_PDF_ENCRYPTED: {
    status: 415,
    de: {
      title: 'Diese PDF-Datei ist verschlüsselt oder geschützt',
      way: 'Speichern Sie sie ohne Kennwort und ohne Einschränkungen, wie es ZUGFeRD (PDF/A-3) verlangt, oder senden Sie die XML-Datei.',
    },
    en: {
      title: 'This PDF file is encrypted or protected',
      way: 'Save it without a password and without restrictions, as ZUGFeRD (PDF/A-3) asks for, or send the XML file.',
    },
  },
  FILE_PDF_BROKEN: {
    status: 415,
    de: {
      title: 'Diese PDF-Datei ist beschädigt und lässt sich nicht öffnen',
      way: 'Geben Sie die Rechnung noch einmal aus und senden Sie sie neu, oder senden Sie die XML-Datei.',
    },
    en: {
      title: 'This PDF file is damaged and cannot be opened',
      way: 'Save the invoice once more and send it again, or send the XML file.',
    },
  },
  FILE_PDF_TOO_COMPLEX: {
    status: 415,
    de: {
      title: 'Diese PDF-Datei ist zu aufwendig zu öffnen',
      way: 'Sie braucht mehr Zeit oder Speicher, als eine Rechnung brauchen darf. Senden Sie die XML-Datei der Rechnung.',
    },
    en: {
      title: 'This PDF file takes too much to open',
      way: "It needs more time or memory than an invoice may need. Send the invoice's XML file.",
    },
  },
  FILE_ZIP: {
    status: 415,
    de: {
      title: 'Das ist eine ZIP-Datei; sie wird noch nicht unterstützt',
      way: 'Entpacken Sie sie und senden Sie die XML-Dateien, gern mehrere in einer Anfrage.',
    },
    en: {
      title: 'This is a ZIP file, which is not supported yet',
      way: 'Unpack it and send the XML files, several in one request if you like.',
    },
  },
  FILE_WORD: {
    status: 415,
    de: {
      title: 'Das ist eine Word- oder Office-Datei, keine elektronische Rechnung',
      way: 'Erzeugen Sie die Rechnung als XRechnung (XML) mit einem Rechnungsprogramm.',
    },
    en: {
      title: 'This is a Word or Office file, not an electronic invoice',
      way: 'Create the invoice as an XRechnung (XML) with an invoicing program.',
    },
  },
  FILE_HTML: {
    status: 415,
    de: {
      title: 'Das ist eine Internetseite (HTML), keine Rechnung',
      way: 'Vielleicht wurde statt der Rechnung eine Anmelde- oder Fehlerseite gespeichert. Laden Sie die XML-Datei erneut herunter und senden Sie diese.',
    },
    en: {
      title: 'This is a web page (HTML), not an invoice',
      way: 'Perhaps a sign-in or error page was saved instead of the invoice. Download the XML file again and send that.',
    },
  },
  FILE_OTHER: {
    status: 415,
    de: {
      title: 'Das ist keine XML-Datei',
      way: 'Erkannt wurde: {kind}. Senden Sie die Rechnung als XRechnung (XML).',
    },
    en: { title: 'This is no XML file', way: 'Recognised: {kind}. Send the invoice as an XRechnung (XML).' },
  },

  // What stands in the way
  STATE_CHANGED: {
    status: 409,
    de: {
      title: 'In diesem Stand der Rechnung ist das nicht möglich',
      way: 'Laden Sie die Rechnung neu. Ihr Stand ist jetzt: {state}.',
    },
    en: {
      title: 'This is not possible in the present state of the invoice',
      way: 'Reload the invoice. Its state is now: {state}.',
    },
  },
  AUTHORITY_UNKNOWN: {
    status: 422,
    de: { title: 'Diese Behörde gibt es nicht oder nicht mehr', way: 'Wählen Sie eine Behörde aus der Liste.' },
    en: { title: 'This authority does not exist, or no longer', way: 'Choose an authority from the list.' },
  },
  LEITWEG_ID_INVALID: {
    status: 422,
    de: {
      title: 'Die Leitweg-ID „{leitwegId}“ ist nicht gültig',
      way: 'Prüfen Sie Grobadresse, Feinadresse und die beiden Prüfziffern am Ende, zum Beispiel 991-33333TEST-33.',
    },
    en: {
      title: 'The Leitweg-ID "{leitwegId}" is not valid',
      way: 'Check the coarse part, the fine part and the two check digits at the end, for example 991-33333TEST-33.',
    },
  },
  LEITWEG_ID_TAKEN: {
    status: 409,
    de: {
      title: 'Die Leitweg-ID „{leitwegId}“ gehört schon zu einer Behörde',
      way: 'Verwenden Sie eine andere, oder schließen Sie zuerst die bisherige.',
    },
    en: {
      title: 'The Leitweg-ID "{leitwegId}" already belongs to an authority',
      way: 'Use another one, or close the present one first.',
    },
  },
  CHECK_FAILED: {
    status: 422,
    de: {
      title: 'Die Prüfung ist zurzeit nicht möglich',
      way: 'Das muss nicht an Ihrer Datei liegen. Versuchen Sie es später noch einmal.',
    },
    en: { title: 'The check is not possible at present', way: 'Your file need not be the cause. Try again later.' },
  },
  VIEW_IMPOSSIBLE: {
    status: 422,
    de: {
      title: 'Diese Datei lässt sich nicht als Rechnung zeigen',
      way: 'Sie ist keine lesbare Rechnung. Warum, steht im Prüfbericht; die Datei selbst können Sie herunterladen.',
    },
    en: {
      title: 'This file cannot be shown as an invoice',
      way: 'It is no readable invoice. The check report says why; you can download the file itself.',
    },
  },
  RENDER_FAILED: {
    status: 503,
    de: {
      title: 'Die Ansicht lässt sich gerade nicht erzeugen',
      way: 'Versuchen Sie es in einer Minute noch einmal. Die Rechnungsdatei selbst können Sie jederzeit herunterladen.',
    },
    en: {
      title: 'The view cannot be made right now',
      way: 'Try again in a minute. You can download the invoice file itself at any time.',
    },
  },
  RULES_REFUSED: {
    status: 422,
    de: { title: 'Das Regelpaket wird nicht angenommen', way: '{why}' },
    en: { title: 'The rule bundle is not taken', way: '{why}' },
  },
  RULES_KNOWN: {
    status: 409,
    de: {
      title: 'Dieses Regelpaket ist schon eingespielt',
      way: 'Es heißt „{bundle}“ und hat denselben Inhalt. Setzen Sie es in Kraft, oder spielen Sie ein anderes ein.',
    },
    en: {
      title: 'This rule bundle has already been imported',
      way: 'It is called "{bundle}" and has the same content. Activate it, or import another one.',
    },
  },
  RULES_NOT_READY: {
    status: 409,
    de: {
      title: 'Das Regelpaket „{bundle}“ ist nicht bereit',
      way: 'Warten Sie, bis es übersetzt und erprobt ist. Wurde es abgelehnt, spielen Sie ein anderes ein.',
    },
    en: {
      title: 'The rule bundle "{bundle}" is not ready',
      way: 'Wait until it has been compiled and tried. If it was refused, import another one.',
    },
  },
  RULES_MOMENT_PAST: {
    status: 422,
    de: {
      title: 'Der Zeitpunkt liegt in der Vergangenheit',
      way: 'Nehmen Sie einen künftigen Zeitpunkt oder „now“. Was schon eingegangen ist, behält seine Regeln.',
    },
    en: {
      title: 'The moment lies in the past',
      way: 'Take a coming moment or "now". What has been received keeps its rules.',
    },
  },
  RULES_MOMENT_TAKEN: {
    status: 409,
    de: {
      title: 'Zu dieser Zeit gälten zwei Regelpakete für dieselben Rechnungen',
      way: 'Wählen Sie einen anderen Zeitpunkt, oder nehmen Sie die andere Inkraftsetzung zurück. Das geltende Paket bleibt.',
    },
    en: {
      title: 'At that time two rule bundles would count for the same invoices',
      way: 'Choose another moment, or take the other activation back. The bundle in force stays.',
    },
  },
  RULES_IN_USE: {
    status: 409,
    de: {
      title: 'Das Regelpaket gilt, galt oder wird gelten',
      way: 'Es bleibt als Nachweis, wonach entschieden wurde. Eine künftige Inkraftsetzung nehmen Sie zuerst zurück.',
    },
    en: {
      title: 'The rule bundle counts, counted or is going to',
      way: 'It stays as proof of what was decided by. Take a coming activation back first.',
    },
  },
  SERVER_BUSY: {
    status: 503,
    de: {
      title: 'Gerade werden sehr viele große Dateien übertragen',
      way: 'Senden Sie die Datei in {seconds} Sekunden noch einmal.',
    },
    en: { title: 'Very many large files are being sent right now', way: 'Send the file again in {seconds} seconds.' },
  },
  AS4_OFF: {
    status: 404,
    de: {
      title: 'Diese Plattform ist nicht an Peppol angeschlossen',
      way: 'Senden Sie die Rechnung auf einem anderen Weg. Der Betreiber schließt die Plattform mit AS4_KEY, AS4_CERTIFICATE und AS4_TRUST an.',
    },
    en: {
      title: 'This platform is not connected to Peppol',
      way: 'Send the invoice another way. The operator connects the platform by AS4_KEY, AS4_CERTIFICATE and AS4_TRUST.',
    },
  },
  AS4_NOT_MULTIPART: {
    status: 415,
    de: {
      title: 'Eine AS4-Nachricht ist multipart/related mit einer Trennlinie (boundary)',
      way: 'Senden Sie mit der Kopfzeile „Content-Type: multipart/related; type="application/soap+xml"; boundary=…“.',
    },
    en: {
      title: 'An AS4 message is multipart/related with a boundary',
      way: 'Send it with the header "Content-Type: multipart/related; type="application/soap+xml"; boundary=…".',
    },
  },
  AS4_MULTIPART_BROKEN: {
    status: 400,
    de: {
      title: 'Die Teile der AS4-Nachricht sind nicht lesbar ({detail})',
      way: 'Senden Sie die Nachricht vollständig noch einmal.',
    },
    en: { title: 'The parts of the AS4 message cannot be read ({detail})', way: 'Send the whole message again.' },
  },
  AS4_NO_SOAP: {
    status: 400,
    de: {
      title: 'Der erste Teil ist keine SOAP-1.2-Nachricht ({detail})',
      way: 'Prüfen Sie den Zugangspunkt, der die Nachricht erzeugt hat.',
    },
    en: {
      title: 'The first part is no SOAP 1.2 message ({detail})',
      way: 'Check the access point that made the message.',
    },
  },
  AS4_REVOCATION_UNKNOWN: {
    status: 503,
    de: {
      title: 'Ob das Zertifikat des Absenders gesperrt ist, war nicht zu erfahren',
      way: 'Senden Sie dieselbe Nachricht in {seconds} Sekunden noch einmal.',
    },
    en: {
      title: "Nobody could tell whether the sender's certificate is revoked",
      way: 'Send the same message again in {seconds} seconds.',
    },
  },
  SBD_BROKEN: {
    status: 422,
    de: {
      title: 'Der Umschlag (StandardBusinessDocument) ist nicht in Ordnung ({detail})',
      way: 'Senden Sie ihn so, wie Ihr Zugangspunkt ihn empfangen hat.',
    },
    en: {
      title: 'The envelope (StandardBusinessDocument) is not in order ({detail})',
      way: 'Send it as your access point received it.',
    },
  },
  PEPPOL_NOT_SERVICED: {
    status: 422,
    de: {
      title: 'Dieser Empfänger oder diese Dokumentart wird hier nicht bedient (PEPPOL:NOT_SERVICED)',
      way: 'Prüfen Sie Empfänger (0204:Leitweg-ID), DOCUMENTID und PROCESSID des Umschlags gegen das Verzeichnis.',
    },
    en: {
      title: 'This receiver or document type is not serviced here (PEPPOL:NOT_SERVICED)',
      way: 'Check receiver (0204:Leitweg-ID), DOCUMENTID and PROCESSID of the envelope against the directory.',
    },
  },
  STORE_UNAVAILABLE: {
    status: 503,
    de: {
      title: 'Zurzeit kann nichts gespeichert oder gelesen werden',
      way: 'Nichts geht verloren: Versuchen Sie dasselbe in {seconds} Sekunden noch einmal. Was schon angenommen war, wird nicht doppelt angenommen.',
    },
    en: {
      title: 'Nothing can be stored or read at present',
      way: 'Nothing is lost: try the same again in {seconds} seconds. What had been accepted already is not accepted twice.',
    },
  },
  NOT_READY: {
    status: 503,
    de: { title: 'Die Plattform startet oder wird beendet', way: 'Versuchen Sie es in einigen Sekunden noch einmal.' },
    en: { title: 'The platform is starting or stopping', way: 'Try again in a few seconds.' },
  },
  DEFECT: {
    status: 500,
    de: {
      title: 'Bei uns ist ein Fehler aufgetreten',
      way: 'Versuchen Sie es später noch einmal. Nennen Sie dem Betreiber die Vorgangsnummer {requestId}.',
    },
    en: {
      title: 'Something went wrong on our side',
      way: 'Try again later. Tell the operator the request number {requestId}.',
    },
  },
} as const satisfies Record<string, ProblemText>;

export type Language = 'de' | 'en';

type ProblemText = { readonly status: number } & Readonly<
  Record<Language, { readonly title: string; readonly way: string }>
>;

export type ProblemCode = keyof typeof problems;

export type ProblemFacts = Readonly<Record<string, string | number>>;

/** A refusal to a caller. `facts` are shown with it (a limit, a found value), never secrets. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly facts: ProblemFacts;
  constructor(code: ProblemCode, facts: ProblemFacts = {}, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.facts = facts;
  }
}

/** The texts of a problem with its facts filled in; a fact that differs by language is given as name.de and name.en. */
export function describeProblem(
  { code, facts }: Pick<Problem, 'code' | 'facts'>,
  language: Language,
): { title: string; way: string } {
  const fill = (text: string) =>
    text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(facts[`${name}.${language}`] ?? facts[name] ?? ''));
  const { title, way } = problems[code][language];
  return { title: fill(title), way: fill(way) };
}

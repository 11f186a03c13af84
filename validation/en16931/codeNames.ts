/**
 * Plain names of codes in our own words, beside those that stand in schematron/builtin/codelists: the lists say which codes there are and
 * belong to the rules, names may grow without touching them. One line per code: code, German, English. Countries and currencies are
 * named by the runtime (Intl), in both languages.
 */
export const codeNames: Readonly<Record<string, string>> = {
  // UN/ECE recommendation 20, and 21 with X before the code
  'unece-rec20-21': `
    ACT|Vorgang|Activity
    AMP|Ampere|Ampere
    BAR|Bar|Bar
    CEL|Grad Celsius|Degree Celsius
    CEN|Hundert|Hundred
    CLT|Zentiliter|Centilitre
    CMK|Quadratzentimeter|Square centimetre
    CMQ|Kubikzentimeter|Cubic centimetre
    DLT|Deziliter|Decilitre
    DMK|Quadratdezimeter|Square decimetre
    DMQ|Kubikdezimeter|Cubic decimetre
    DMT|Dezimeter|Decimetre
    DTN|Dezitonne (100 kg)|Decitonne (100 kg)
    E34|Gigabyte|Gigabyte
    E35|Terabyte|Terabyte
    E48|Leistungseinheit|Service unit
    E49|Arbeitstag|Working day
    E51|Auftrag|Job
    E54|Fahrt|Trip
    FOT|Fuß|Foot
    GRO|Gros (144)|Gross (144)
    GWH|Gigawattstunde|Gigawatt hour
    H18|Hektar|Hectare
    HLT|Hektoliter|Hectolitre
    IE|Person|Person
    INH|Zoll|Inch
    JOU|Joule|Joule
    KJO|Kilojoule|Kilojoule
    KMH|Kilometer je Stunde|Kilometre per hour
    KMK|Quadratkilometer|Square kilometre
    LBR|Pfund (britisch)|Pound
    LH|Arbeitsstunde|Labour hour
    MAW|Megawatt|Megawatt
    MGM|Milligramm|Milligram
    MIL|Tausend|Thousand
    MLT|Milliliter|Millilitre
    MMK|Quadratmillimeter|Square millimetre
    MQH|Kubikmeter je Stunde|Cubic metre per hour
    MTS|Meter je Sekunde|Metre per second
    ONZ|Unze|Ounce
    QAN|Quartal|Quarter of a year
    RM|Ries|Ream
    SAN|Halbjahr|Half year
    SMI|Meile|Mile
    VLT|Volt|Volt
    WHR|Wattstunde|Watt hour
    WTT|Watt|Watt
    YRD|Yard|Yard
    2P|Kilobyte|Kilobyte
    3B|Megajoule|Megajoule
    4L|Megabyte|Megabyte
    GV|Gigajoule|Gigajoule
    XAE|Sprühdose|Aerosol can
    XAM|Ampulle|Ampoule
    XBA|Fass|Barrel
    XBE|Bündel|Bundle
    XBK|Korb|Basket
    XCA|Dose|Can
    XCN|Container|Container
    XCR|Lattenkiste|Crate
    XCS|Kasten|Case
    XDR|Trommel|Drum
    XEN|Umschlag|Envelope
    XJR|Glas|Jar
    XPA|Päckchen|Packet
    XPC|Paket|Parcel
    XSA|Sack|Sack
    XTN|Blechdose|Tin
    XTU|Tube|Tube
    XUN|Einheit|Unit
    XZZ|Nach Vereinbarung|Mutually defined
  `,

  // UNTDID 4461
  'untdid-4461': `
    2|Gutschrift über eine Verrechnungsstelle|Clearing house credit
    3|Lastschrift über eine Verrechnungsstelle|Clearing house debit
    8|Zahlung zurückgestellt|Payment on hold
    9|Nationale oder regionale Verrechnung|National or regional clearing
    15|Umbuchung zugunsten|Book entry credit
    16|Umbuchung zulasten|Book entry debit
    21|Bankwechsel|Banker's draft
    23|Bankscheck|Bank cheque
    24|Wechsel, noch nicht angenommen|Bill of exchange awaiting acceptance
    25|Bestätigter Scheck|Certified cheque
    26|Platzscheck|Local cheque
    44|Angenommener Wechsel|Accepted bill of exchange
    45|Überweisung im Online-Banking mit Verwendungszweck|Home banking credit transfer with reference
    46|Lastschrift zwischen Banken|Interbank debit transfer
    47|Lastschrift im Online-Banking|Home banking debit transfer
    50|Postgiro|Postal giro
    52|Eilzahlung im Geschäftsverkehr|Urgent commercial payment
    53|Eilzahlung der Kasse|Urgent treasury payment
    56|Bankgiro|Bank giro
    60|Schuldschein|Promissory note
    70|Wechsel des Gläubigers auf den Schuldner|Bill drawn by the creditor on the debtor
    93|Giro mit Referenz|Reference giro
    94|Eilgiro|Urgent giro
  `,

  // reasons by articles of Directive 2006/112/EC
  'cef-vatex': `
    VATEX-EU-132-1A|Befreiung: öffentliche Post (Art. 132 Abs. 1 a)|Exempt: public postal services (Art. 132(1)(a))
    VATEX-EU-132-1B|Befreiung: Krankenhaus (Art. 132 Abs. 1 b)|Exempt: hospital care (Art. 132(1)(b))
    VATEX-EU-132-1C|Befreiung: Heilbehandlung (Art. 132 Abs. 1 c)|Exempt: medical care (Art. 132(1)(c))
    VATEX-EU-132-1D|Befreiung: Organe, Blut, Muttermilch (Art. 132 Abs. 1 d)|Exempt: organs, blood, milk (Art. 132(1)(d))
    VATEX-EU-132-1E|Befreiung: Zahnarzt und Zahntechnik (Art. 132 Abs. 1 e)|Exempt: dentists and dental technicians (Art. 132(1)(e))
    VATEX-EU-132-1F|Befreiung: Zusammenschlüsse für ihre Mitglieder (Art. 132 Abs. 1 f)|Exempt: groups serving their members (Art. 132(1)(f))
    VATEX-EU-132-1G|Befreiung: soziale Dienste (Art. 132 Abs. 1 g)|Exempt: welfare services (Art. 132(1)(g))
    VATEX-EU-132-1H|Befreiung: Schutz von Kindern und Jugendlichen (Art. 132 Abs. 1 h)|Exempt: protection of children (Art. 132(1)(h))
    VATEX-EU-132-1I|Befreiung: Unterricht und Ausbildung (Art. 132 Abs. 1 i)|Exempt: education and training (Art. 132(1)(i))
    VATEX-EU-132-1J|Befreiung: Privatunterricht (Art. 132 Abs. 1 j)|Exempt: private tuition (Art. 132(1)(j))
    VATEX-EU-132-1K|Befreiung: Personal religiöser Einrichtungen (Art. 132 Abs. 1 k)|Exempt: staff of religious bodies (Art. 132(1)(k))
    VATEX-EU-132-1L|Befreiung: Vereinigungen für ihre Mitglieder (Art. 132 Abs. 1 l)|Exempt: associations serving their members (Art. 132(1)(l))
    VATEX-EU-132-1M|Befreiung: Sport (Art. 132 Abs. 1 m)|Exempt: sport (Art. 132(1)(m))
    VATEX-EU-132-1N|Befreiung: Kultur (Art. 132 Abs. 1 n)|Exempt: cultural services (Art. 132(1)(n))
    VATEX-EU-132-1O|Befreiung: Benefizveranstaltungen (Art. 132 Abs. 1 o)|Exempt: fund-raising events (Art. 132(1)(o))
    VATEX-EU-132-1P|Befreiung: Krankentransport (Art. 132 Abs. 1 p)|Exempt: transport of the sick (Art. 132(1)(p))
    VATEX-EU-132-1Q|Befreiung: öffentlicher Rundfunk (Art. 132 Abs. 1 q)|Exempt: public broadcasting (Art. 132(1)(q))
    VATEX-EU-135-1|Befreiung: Versicherung, Finanzen, Grundstücke (Art. 135 Abs. 1)|Exempt: insurance, finance, real estate (Art. 135(1))
    VATEX-EU-143-1A|Befreiung: Einfuhr befreiter Gegenstände (Art. 143 Abs. 1 a)|Exempt: importation of exempt goods (Art. 143(1)(a))
    VATEX-EU-143-1B|Befreiung: Einfuhr nach eigenen Richtlinien (Art. 143 Abs. 1 b)|Exempt: importation under other directives (Art. 143(1)(b))
    VATEX-EU-143-1C|Befreiung: Einfuhr aus dem freien Verkehr (Art. 143 Abs. 1 c)|Exempt: importation from free circulation (Art. 143(1)(c))
    VATEX-EU-143-1D|Befreiung: Einfuhr mit anschließender Lieferung in der EU (Art. 143 Abs. 1 d)|Exempt: importation followed by intra-Community supply (Art. 143(1)(d))
    VATEX-EU-143-1E|Befreiung: Wiedereinfuhr (Art. 143 Abs. 1 e)|Exempt: reimportation (Art. 143(1)(e))
    VATEX-EU-143-1F|Befreiung: Einfuhr durch Diplomaten (Art. 143 Abs. 1 f)|Exempt: importation by diplomats (Art. 143(1)(f))
    VATEX-EU-143-1FA|Befreiung: Einfuhr durch Einrichtungen der EU (Art. 143 Abs. 1 fa)|Exempt: importation by EU bodies (Art. 143(1)(fa))
    VATEX-EU-143-1G|Befreiung: Einfuhr durch internationale Einrichtungen (Art. 143 Abs. 1 g)|Exempt: importation by international bodies (Art. 143(1)(g))
    VATEX-EU-143-1H|Befreiung: Einfuhr durch Streitkräfte der NATO (Art. 143 Abs. 1 h)|Exempt: importation by NATO forces (Art. 143(1)(h))
    VATEX-EU-143-1I|Befreiung: Einfuhr durch britische Streitkräfte auf Zypern (Art. 143 Abs. 1 i)|Exempt: importation by UK forces in Cyprus (Art. 143(1)(i))
    VATEX-EU-143-1J|Befreiung: Einfuhr von Fischfang (Art. 143 Abs. 1 j)|Exempt: importation of catches (Art. 143(1)(j))
    VATEX-EU-143-1K|Befreiung: Einfuhr von Gold durch Zentralbanken (Art. 143 Abs. 1 k)|Exempt: importation of gold by central banks (Art. 143(1)(k))
    VATEX-EU-143-1L|Befreiung: Einfuhr von Gas, Strom, Wärme, Kälte (Art. 143 Abs. 1 l)|Exempt: importation of gas, electricity, heat (Art. 143(1)(l))
    VATEX-EU-144|Befreiung: Leistungen zu eingeführten Gegenständen (Art. 144)|Exempt: services for imported goods (Art. 144)
    VATEX-EU-146-1E|Befreiung: Leistungen zur Ausfuhr (Art. 146 Abs. 1 e)|Exempt: services for exports (Art. 146(1)(e))
    VATEX-EU-148-A|Befreiung: Versorgung von Schiffen (Art. 148 a)|Exempt: provisioning of vessels (Art. 148(a))
    VATEX-EU-148-B|Befreiung: Versorgung von Kriegsschiffen (Art. 148 b)|Exempt: provisioning of warships (Art. 148(b))
    VATEX-EU-148-C|Befreiung: Lieferung und Instandhaltung von Schiffen (Art. 148 c)|Exempt: supply and upkeep of vessels (Art. 148(c))
    VATEX-EU-148-D|Befreiung: sonstige Leistungen für Schiffe (Art. 148 d)|Exempt: other services for vessels (Art. 148(d))
    VATEX-EU-148-E|Befreiung: Versorgung von Flugzeugen (Art. 148 e)|Exempt: provisioning of aircraft (Art. 148(e))
    VATEX-EU-148-F|Befreiung: Lieferung und Instandhaltung von Flugzeugen (Art. 148 f)|Exempt: supply and upkeep of aircraft (Art. 148(f))
    VATEX-EU-148-G|Befreiung: sonstige Leistungen für Flugzeuge (Art. 148 g)|Exempt: other services for aircraft (Art. 148(g))
    VATEX-EU-151-1A|Befreiung: Diplomaten und Konsulate (Art. 151 Abs. 1 a)|Exempt: diplomats and consulates (Art. 151(1)(a))
    VATEX-EU-151-1AA|Befreiung: Einrichtungen der EU (Art. 151 Abs. 1 aa)|Exempt: EU bodies (Art. 151(1)(aa))
    VATEX-EU-151-1B|Befreiung: internationale Einrichtungen (Art. 151 Abs. 1 b)|Exempt: international bodies (Art. 151(1)(b))
    VATEX-EU-151-1C|Befreiung: NATO im Inland (Art. 151 Abs. 1 c)|Exempt: NATO within the member state (Art. 151(1)(c))
    VATEX-EU-151-1D|Befreiung: NATO in einem anderen Staat (Art. 151 Abs. 1 d)|Exempt: NATO in another member state (Art. 151(1)(d))
    VATEX-EU-151-1E|Befreiung: britische Streitkräfte auf Zypern (Art. 151 Abs. 1 e)|Exempt: UK forces in Cyprus (Art. 151(1)(e))
    VATEX-EU-153|Befreiung: Vermittlung befreiter Umsätze (Art. 153)|Exempt: intermediaries (Art. 153)
    VATEX-EU-159|Befreiung: Leistungen in Lagern und Zollverfahren (Art. 159)|Exempt: services in warehouses (Art. 159)
    VATEX-FR-FRANCHISE|Frankreich: Kleinunternehmer|France: small business scheme
    VATEX-FR-CNWVAT|Frankreich: Gutschrift ohne Umsatzsteuer|France: credit note without VAT
    VATEX-FR-AE|Frankreich: Steuerschuldnerschaft des Leistungsempfängers|France: reverse charge
  `,

  // UNTDID 1001
  'untdid-1001-cii': `
    211|Antrag auf Abschlagszahlung|Interim application for payment
    295|Rechnung über eine Preisänderung|Price variation invoice
    325|Proforma-Rechnung|Proforma invoice
    331|Rechnung mit Packliste|Invoice with packing list
    382|Provisionsabrechnung|Commission note
    385|Sammelrechnung|Consolidated invoice
    387|Mietrechnung|Hire invoice
    388|Steuerrechnung|Tax invoice
    390|Delkredere-Rechnung|Delcredere invoice
    393|Factoring-Rechnung|Factored invoice
    394|Leasing-Rechnung|Lease invoice
    395|Konsignationsrechnung|Consignment invoice
    396|Factoring-Gutschrift|Factored credit note
    456|Belastungsanzeige|Debit advice
    457|Storno einer Belastung|Reversal of debit
    458|Storno einer Gutschrift|Reversal of credit
    527|Belastung in Selbstabrechnung|Self-billed debit note
    532|Gutschrift des Spediteurs|Forwarder's credit note
    575|Rechnung des Versicherers|Insurer's invoice
    623|Rechnung des Spediteurs|Forwarder's invoice
    633|Rechnung über Hafenkosten|Port charges
    751|Rechnungsdaten für die Buchhaltung|Invoice information for accounting
    780|Frachtrechnung|Freight invoice
    870|Konsulatsrechnung|Consular invoice
    935|Zollrechnung|Customs invoice
  `,

  // electronic address schemes
  'cef-eas': `
    0002|SIREN (Frankreich)|SIREN (France)
    0007|Organisationsnummer (Schweden)|Organisation number (Sweden)
    0009|SIRET (Frankreich)|SIRET (France)
    0106|Kammernummer KvK (Niederlande)|Chamber of commerce number (Netherlands)
    0184|CVR-Nummer (Dänemark)|CVR number (Denmark)
    0190|OIN (Niederlande)|OIN (Netherlands)
    0191|Registernummer (Estland)|Register number (Estonia)
    0192|Organisationsnummer (Norwegen)|Organisation number (Norway)
    0196|Kennitala (Island)|Kennitala (Iceland)
    0199|LEI (Legal Entity Identifier)|LEI (Legal Entity Identifier)
    0208|Unternehmensnummer (Belgien)|Enterprise number (Belgium)
    0216|OVT-Kennung (Finnland)|OVT code (Finland)
    9910|Umsatzsteuer-ID Ungarn|Hungarian VAT number
    9915|Verwaltungskennzeichen (Österreich)|Administrative code (Austria)
    9920|Umsatzsteuer-ID Spanien|Spanish VAT number
    9925|Umsatzsteuer-ID Belgien|Belgian VAT number
    9926|Umsatzsteuer-ID Bulgarien|Bulgarian VAT number
    9927|Umsatzsteuer-ID Schweiz|Swiss VAT number
    9928|Umsatzsteuer-ID Zypern|Cypriot VAT number
    9929|Umsatzsteuer-ID Tschechien|Czech VAT number
    9931|Umsatzsteuer-ID Estland|Estonian VAT number
    9932|Umsatzsteuer-ID Vereinigtes Königreich|United Kingdom VAT number
    9933|Umsatzsteuer-ID Griechenland|Greek VAT number
    9934|Umsatzsteuer-ID Kroatien|Croatian VAT number
    9935|Umsatzsteuer-ID Irland|Irish VAT number
    9936|Umsatzsteuer-ID Liechtenstein|Liechtenstein VAT number
    9937|Umsatzsteuer-ID Litauen|Lithuanian VAT number
    9938|Umsatzsteuer-ID Luxemburg|Luxembourg VAT number
    9939|Umsatzsteuer-ID Lettland|Latvian VAT number
    9943|Umsatzsteuer-ID Malta|Maltese VAT number
    9944|Umsatzsteuer-ID Niederlande|Dutch VAT number
    9945|Umsatzsteuer-ID Polen|Polish VAT number
    9946|Umsatzsteuer-ID Portugal|Portuguese VAT number
    9947|Umsatzsteuer-ID Rumänien|Romanian VAT number
    9949|Umsatzsteuer-ID Slowenien|Slovenian VAT number
    9950|Umsatzsteuer-ID Slowakei|Slovak VAT number
    9957|Umsatzsteuer-ID Frankreich|French VAT number
  `,
};

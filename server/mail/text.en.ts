import type { MailText } from './mailText.ts';

export const en: MailText = {
  greeting: 'Hello,',
  closing: 'Kind regards\nRechnungsweg',
  automatic: 'This message was created automatically. Please do not reply to it.',
  fields: {
    number: 'Invoice number',
    issueDate: 'Invoice date',
    seller: 'Seller',
    buyer: 'Buyer',
    amountDue: 'Amount due',
    leitwegId: 'Leitweg-ID',
    receivedAt: 'Received on',
    check: 'Check',
    fileName: 'File',
    sha256: 'Checksum (SHA-256)',
    id: 'Case',
    authority: 'Recipient',
  },
  invoice: {
    subject: 'E-invoice {number} from {seller}',
    copy: 'Duplicate: ',
    intro: 'an electronic invoice has arrived for you. It is attached to this message unchanged, as it was delivered.',
    copyIntro: 'this message is a duplicate: the same invoice was sent to you before. It is attached unchanged.',
    checked: 'Checked without errors ({bundle}). Not a tax audit.',
    formal:
      'Only the form of the invoice was checked. Who issued it was not: before paying, compare the bank details with those you know from the supplier.',
    receipt: 'Confirm the receipt, or refuse the invoice with a reason, without an account:',
    stranger:
      'The invoice came by e-mail, and the address of its sender belongs to no account of the platform or is not authenticated.',
    enclosed: 'Enclosed:',
    files: {
      invoice: 'the invoice, unchanged; this is what counts',
      original: 'the PDF in which it was delivered, unchanged',
      copy: 'readable copy of the invoice (in German)',
      report: 'check report (in German)',
    },
    noCopy: 'A readable copy could not be made.',
    warnings: 'Notes from the check:',
    unknown: 'not stated',
  },
  answers: {
    quarantined: {
      subject: 'Your invoice was held back',
      text: 'Malware was found in your invoice. It was not forwarded. Check your computers and submit a clean invoice. If you think this is a mistake, contact the operator.',
    },
    rejected: {
      subject: 'Rejected: invoice {number}',
      text: 'Your invoice did not pass the check and was not forwarded. Please correct the errors named below and submit the invoice again.',
    },
    unroutable: {
      subject: 'Recipient being clarified: invoice {number}',
      text: 'Your invoice is valid, but its recipient is not certain yet. We are clarifying which authority it should go to. You need not do anything; if you see the mistake yourself, withdraw the invoice and submit a corrected one.',
    },
    exported: {
      subject: 'Delivered: invoice {number}',
      text: 'Your invoice was delivered to the authority: its e-mail server has accepted it. You need not do anything else.',
    },
    alreadyDelivered: {
      subject: 'Already delivered: invoice {number}',
      text: 'Exactly this invoice has already been delivered to the authority. It was not sent again, so that it is not paid or booked twice.',
    },
    undeliverable: {
      subject: 'Not delivered: invoice {number}',
      text: "Your invoice is valid, but the authority's e-mail server does not accept it. We are clarifying this with the authority. You need not do anything.",
    },
    confirmed: {
      subject: 'Confirmed: invoice {number}',
      text: 'The authority has confirmed the receipt of your invoice.',
    },
    refused: {
      subject: 'Refused: invoice {number}',
      text: 'The authority has refused your invoice. Please clarify the reason with it and submit a new invoice if needed.',
    },
    withdrawn: {
      subject: 'Withdrawn: invoice {number}',
      text: 'Your invoice was withdrawn and will not be processed further.',
    },
    troubled: {
      subject: 'Delayed: invoice {number}',
      text: 'A technical trouble holds up your invoice, we are taking care of it. It is stored safely, and its arrival counts. You need not do anything: please do not submit the invoice again. You will hear from us as soon as it goes on.',
    },
  },
  mailAnswer: {
    subject: 'Your message: {count} invoices',
    subjectOne: 'Your invoice {number}: {state}',
    subjectNone: 'Your message: no invoice accepted',
    intro: 'about your message "{subject}" of {at}:',
    nothing: 'No invoice was accepted, and none is on its way.',
    invoice: 'Invoice {index} of {count}: {state}',
    pending:
      'Your invoice has arrived and is stored safely. It is still being processed; when its state changes, you will get another message.',
    view: 'View it without signing in, for {days} days: {url}',
    note: '{file}: {title}. {way}',
    message: 'About the message',
    signature: {
      valid: 'The signature of your message matches its content.',
      invalid: 'The signature of your message does not match its content.',
      unreadable: 'The signature of your message could not be read.',
    },
    later: 'When the state of an invoice changes, you will get another message.',
  },
  toInvoice: 'To the invoice (with sign-in):',
  contact: '{operator} answers questions: {email}',
  reasonLabel: 'Reason:',
  findingsLabel: 'This was found:',
  moreFindings: '… and {count} more. The whole report is shown with the invoice.',
  enclosedReport: 'The whole check report is enclosed as PDF.',
  alert: {
    subject: 'Rechnungsweg: trouble with a case ({code})',
    text: 'The processing of a case rests until somebody starts it again or withdraws the case. Who submitted the invoice has been told, as far as there is an address.',
    detail: 'Last message:',
    link: 'To the work list:',
  },
  openMails: {
    subject: 'Rechnungsweg: {count} mails wait for you',
    text: 'These messages must not be answered automatically. Invoices in them are stored and go their way. Please tell the senders where it is needed.',
    line: '{at}, from {from}: "{subject}". Reason: {reason}',
    none: 'not stated',
    reasons: {
      unproven: 'The sender is not authenticated (neither DKIM nor SPF).',
      limit: 'The sender has got as many answers today as one gets.',
      bounce: 'The message names no sender.',
      automatic: 'The message was written by a program.',
      list: 'The message came by a list.',
      noReply: 'Nobody reads the address of the sender.',
      own: 'The message comes from ourselves.',
      loop: 'The message goes in circles.',
      bounceUnknown: 'A report of a failed delivery belongs to no known message.',
    },
  },
  feedback: {
    subject: 'Rechnungsweg: report of a barrier',
    intro: 'This report came from the page on accessibility:',
    page: 'Page',
    email: 'Answer to',
    none: 'not given',
  },
  account: {
    valid: 'The link is valid until {until}.',
    unwanted: 'If this means nothing to you, delete this message. Nothing will happen then.',
    invitation: {
      subject: 'Rechnungsweg: invitation to {organisation}',
      text: '{organisation} invites you to deliver invoices to public authorities together, and to follow them.',
      link: 'Create an account:',
    },
    password: {
      subject: 'Rechnungsweg: set a new password',
      text: 'A new password was asked for your account. Your present password stays valid until you set a new one.',
      link: 'Set a new password:',
    },
  },
  checkpoint: {
    subject: 'Rechnungsweg: checkpoint of the journal {seq}',
    text: 'Attached is the checkpoint of the journal. Keep it outside the platform: it can show later that the journal was neither changed nor cut up to that point.',
  },
};

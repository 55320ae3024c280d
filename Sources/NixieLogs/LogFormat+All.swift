extension LogFormat {
  /// All formats, in the order in which they are tried: the more specific first, plain lines last.
  package static let all: [LogFormat] = [
    bounce, postfix, sendmail, exim, qmail, ciscoESA, momentum, powermta, exchange, journal, ses,
    kumomta,
    sparkpost, mailgun, postmark, socketlabs, mailjet, mandrill, sendgrid, brevo, jsonl,
    hurricane, lines,
  ]
}

/// A ruleset with every stanza and every field, formatted as the formatter does it.
let sampleRuleset = #"""
  # Yahoo, AOL and whoever else answers in their words.

  ruleset yahoo
    title   "Yahoo, AOL"
    format  1
    owner   "Postmaster team"
    source  "https://senders.yahooinc.com/smtp-error-codes/"
    note    "Says ""dd"" where it means a mailbox."

  include "more/yahoo-asia.nixie"

  category mailbox-unknown
    title       "The mailbox does not exist"
    group       mailbox
    permanence  permanent
    party       recipient
    action      suppress
    advice      "Remove the address."
    maps        sparkpost "Invalid Recipient"
    maps        kumomta invalid-recipient
    note        "The commonest of all."
    source      "RFC 3463, 3.2"

  category rate-limited
    title       "Too many mails"
    group       policy
    permanence  by code
    party       sender
    action      slow-down

  esp yahoo
    title      "Yahoo Mail"  # and AOL
    mx         *.yahoodns.net
    domains    yahoo.com, ymail.com, aol.com
    signature  "mail.*.yahoo.com", "delivery error: dd", "[TSS{number}]"
    source     "https://senders.yahooinc.com/"
    seen       2026-02-15
    note       "One system for all brands."

  esp aol
    title    "AOL"
    domains
      - aol.com
      - aim.com
    like     yahoo

  placeholder ticket
    title    "A ticket number"
    text     any of "TSS{number}", "TS{number}"
    example  | TSS04

  placeholder session
    regex    | [a-z0-9]{8,12}#
    example  | abcdef0123

  phrases too-fast
    - "[TSS{number}] Messages from {client:ip} temporarily deferred"
    - "User is receiving mail too quickly"  # seen in 2024
    source  "https://senders.yahooinc.com/"
    note    "Both are lifted after some hours."

  # The commonest rule of all.
  rule no-account
    for          yahoo
    code         554
    enhanced     none, 5.1.1, 5.7.606-649, x.1.x
    stage        rcpt, end-of-data
    text         "delivery error: dd This user doesn't have a* account"
    except       text starts with "421"
    except       code 55x
    is           mailbox-unknown, permanent
    advice       "This address does not exist at Yahoo. Remove it from your list."
    note         "Verified."
    source       "https://senders.yahooinc.com/smtp-error-codes/"
    seen         2026-02-15
    owner        "Postmaster team"
    status       stable
    expires      2027-01-01
    overrides    deferred, smtp/general
    priority     -5
    retry after  2 hours
    example                     | 554 delivery error: dd This user doesn't have a yahoo.com account
    example for yahoo at rcpt   | 554 delivery error: dd "quoted" # not a comment
    not-example for any at data | 554 delivery error: dd This account has been disabled [#102].
    allow        W520 "Yahoo says it in two ways."

  rule deferred
    for       yahoo, aol
    code      42x, 45x, 4xx, none
    text      any of phrases too-fast, is "try later", ends with "later"
    except    text "unresolvable"
    is        rate-limited, by code
    advice    "Yahoo is slowing down {client}."
    example     | 421 4.7.0 [TSS04] Messages from 192.0.2.25 temporarily deferred
    not-example | 421 too many connections

  rule in-order
    text      in order "one", "two"
    regex     | ^one .* two$
    is        rate-limited, temporary
    example     | one and two

  rule all-of
    text      all of
      - starts with "one"
      # between items
      - "two"
    is        rate-limited, none
    example     | one and two

  fallback over-quota
    enhanced  x.2.2
    is        rate-limited

  document yahoo-smtp-error-codes
    title   "SMTP error codes"
    source  "https://senders.yahooinc.com/smtp-error-codes/"
    seen    2026-02-15
    note    "In full."
    expect  mailbox-unknown, permanent  for yahoo at rcpt | 554 delivery error: dd
    expect  rate-limited | 421 4.7.0 [TSS04]
    expect  nothing | 250 2.0.0 OK

  """#

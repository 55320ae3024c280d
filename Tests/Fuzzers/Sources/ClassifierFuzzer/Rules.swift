/// A ruleset that has something of everything that an image can hold, and is small.
let rules = """
  ruleset sound
    title "Something of everything"
    format 1

  category full
    title "Mailbox full"
    group mailbox
    permanence by code
    party recipient
    action retry
    advice "The mailbox of {who} is full."

  category slow
    title "Too fast"
    group rate
    permanence temporary
    party sender
    action slow-down
    advice "Wait."

  esp yahoo
    title "Yahoo"
    mx *.yahoodns.net, mx.yahoo.com
    domains yahoo.com, *.yahoo.com
    signature "[TSS{number}]", "delivery error: dd"

  esp aol
    title "AOL"
    like yahoo
    mx *.aol.com
    domains aol.com
    signature "aol*postmaster"

  placeholder ticket
    title "A ticket"
    regex | [a-f0-9]{2,4}-[a-f0-9]+
    example | ab-1

  phrases busy
    - "too many {what:word} connections"
    - "try again later"

  rule quota
    code 5xx, 4xx
    enhanced x.2.2, none
    text any of "mailbox*full", "over quota", is "quota"
    except text "not full"
    is full
    advice "It is full."
    example | 552 5.2.2 mailbox full

  rule who
    text "user {who:email} has {n:number} messages*limit"
    is full
    advice "{who} has {n} of them."
    example | user a@b.example has 12 messages, the limit

  rule tss
    for yahoo
    code 42x, 45x
    text all of "[TSS{number}]", phrases busy
    is slow, temporary
    retry after 2 hours
    example | 421 [TSS04] try again later too many smtp connections

  rule later
    stage connect, rcpt
    text any of phrases busy
    is slow
    priority -1
    example at rcpt | try again later

  rule ordered
    text in order "from {client:ip}", "ticket {ticket}", "at {when:date}"
    is slow
    overrides later
    example | from 192.0.2.1 ticket ab-12 at 2024-01-02

  rule expression
    regex | (?<a>x+)y?z{2,3}|\\bfoo[^ ]*bar$
    except regex | xyzzy
    is slow
    example | xxyzz

  fallback full
    enhanced x.2.2
    is full

  fallback gone
    for yahoo
    code 5xx
    enhanced 5.7.606-649
    is slow

  """

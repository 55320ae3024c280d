extension Production {
  /// Lines that say something about a stanza, and the words they take.
  static let lines: [String: Production] = [
    "title": file(
      "ruleset a\n  title \"The \"\"first\"\" one\"\n", "ruleset a\n  title \"first\n", "E121"),
    "format": file(
      "ruleset a\n  title \"A\"\n  format 1\n", "ruleset a\n  title \"A\"\n  format 7\n", "E136"),
    "owner": rule("  owner \"me\"\n", "  owner me\n", "E122"),
    "source": rule("  source \"a\"\n  source \"b\"\n", "  source \"a\" \"b\"\n", "E130"),
    "note": rule("  note \"n\" # and a comment\n", "  note “n”\n", "E123"),
    "group": category(["group network"], ["group The_Net"], "E111"),
    "permanence": category(["permanence none"], ["permanence"], "E120"),
    "permanence-word": category(["permanence by code"], ["permanence by cide"], "E131"),
    "party": category(["party local"], ["party \"local\""], "E125"),
    "party-word": category(["party network"], ["party everybody"], "E131"),
    "action": category(["action slow-down"], ["action"], "E120"),
    "action-word": category(["action fix-dns"], ["action fix-the-dns-soon"], "E131"),
    "advice": rule("  advice \"Wait.\"\n", "  advice | Wait.\n", "E129"),
    "maps": category(["maps other Some/Name"], ["maps other"], "E120"),
    "mx": esp("  mx example.com\n", "  mx\n", "E120"),
    "domains": esp("  domains *.example.com\n", "  domains joe@example.com\n", "E138"),
    "hosts": esp(
      "  mx a.example, b.example\n    - c.example\n", "  mx a.example b.example\n", "E126"),
    "signature": esp("  signature \"[EXM{number}]\"\n", "  signature EXM\n", "E122"),
    "strings": esp("  signature\n    - \"a\"\n    - \"b\"\n", "  signature \"a\",\n", "E127"),
    "like": esp("  like other-mail\n", "  like Other\n", "E111"),
    "seen": esp("  seen 2024-02-29\n", "  seen 2023-02-29\n", "E134"),
    "phrase": stanzas(
      "phrases few\n  - \"one\"\n", "phrases few\n  - \"one\", \"two\"\n", "E130"),
    "for": rule("  for\n    - any\n", "  for any\n    - other\n", "E141"),
    "names": rule("  for one, two\n    - three\n", "  for one\n    -\n", "E120"),
    "is": stanzas(
      "fallback full\n  code 552\n  is mailbox-full, temporary\n",
      "fallback full\n  code 552\n  is mailbox-full temporary\n", "E126"),
    "status": rule("  status deprecated\n", "  status shaky\n", "E131"),
    "expires": rule("  expires 2027-12-31\n", "  expires 31.12.2027\n", "E134"),
    "overrides": rule("  overrides other\n", "  overrides\n", "E120"),
    "rule-names": rule(
      "  overrides one, yahoo/two\n    - three\n", "  overrides yahoo/two/three\n", "E111"),
    "priority": rule("  priority -10\n", "  priority high\n", "E135"),
    "retry-after": rule("  retry after 30 minutes\n", "  retry 30 minutes\n", "E137"),
    "unit": rule("  retry after 1 day\n", "  retry after 1 fortnight\n", "E131"),
    "example": rule("  example | 552 # full\n", "  example 552 full\n", "E128"),
    "not-example": rule("  not-example | 250 ok\n", "  not-example at noon | 250 ok\n", "E131"),
    "hints": rule(
      "  example at data for any | 552\n", "  example for yahoo twice | 552\n", "E130"),
    "expect": stanzas(
      "document list\n  title \"L\"\n  expect full, by code for any at data | 552\n",
      "document list\n  title \"L\"\n  expect | 552\n", "E120"),
    "allow": rule("  allow E405 \"both are right\"\n", "  allow E405\n", "E159"),
  ]
}

extension Production {
  private static let head = "ruleset example\n  title \"Example\"\n"
  private static let rule = "rule full\n  code 552\n  is mailbox-full\n  example | 552 full\n"

  /// Files, stanzas and which lines they must have.
  static let stanzas: [String: Production] = [
    "file": file(
      "# Mine\n\n" + head + "\n" + rule, rule + head, "E114"),
    "stanza": stanzas("phrases few\n  - \"one\"\n", "phrasse few\n  - \"one\"\n", "E101"),
    "ruleset": file(head, "ruleset\n  title \"Example\"\n", "E110"),
    "ruleset-lines": file(
      "ruleset example\n  note \"a\"\n  source \"b\"\n  title \"c\"\n  source \"d\"\n  owner \"e\"\n"
        + "  format 1\n", "ruleset example\n  format 1\n", "E151"),
    "include": stanzas("include \"more.nixie\"\n", "include more.nixie\n", "E122"),
    "category": .category([], ["advice \"a\"", "advice \"b\""], "E105"),
    "category-lines": .category(
      ["advice \"a\"", "maps x y", "maps x \"z\"", "source \"s\"", "note \"n\""],
      ["mx example.com"], "E104"),
    "esp": stanzas(
      "esp example-mail\n  title \"Example Mail\"\n", "esp any\n  title \"Any\"\n", "E112"),
    "esp-lines": .esp(
      "  like other\n  seen 2026-02-15\n  source \"s\"\n  note \"n\"\n  mx example.com\n",
      "  is mailbox-full\n", "E104"),
    "placeholder": stanzas(
      "placeholder queue-id\n  regex | [0-9a-f]+\n", "placeholder queue-id\n  title \"Id\"\n",
      "E157"),
    "placeholder-lines": stanzas(
      "placeholder queue-id\n  example | 4F\n  text \"{number}\"\n  title \"Id\"\n  note \"n\"\n",
      "placeholder queue-id\n  text \"{number}\"\n  regex | [0-9]+\n", "E158"),
    "alternatives": stanzas(
      "placeholder queue-id\n  text any of \"{number}\", \"none\"\n",
      "placeholder queue-id\n  text all of \"{number}\", \"none\"\n", "E131"),
    "phrases": stanzas("phrases few\n  - \"one\"\n", "phrases\n  - \"one\"\n", "E110"),
    "phrases-lines": stanzas(
      "phrases few\n  - \"one\"\n  note \"n\"\n  - \"two\"\n  source \"s\"\n",
      "phrases few\n  note \"n\"\n", "E156"),
    "rule": stanzas(rule, "rule Full_Box\n  code 552\n  is full\n  example | 552\n", "E111"),
    "rule-lines": stanzas(rule, "rule full\n  code 552\n  is mailbox-full\n", "E154"),
    "fallback": stanzas(
      "fallback full\n  code 552\n  is mailbox-full\n", "fallback full\n  code 552\n", "E152"),
    "fallback-lines": stanzas(
      "fallback full\n  is mailbox-full\n  example | 552\n  enhanced x.2.2\n",
      "fallback full\n  is mailbox-full\n  is mailbox-full\n  code 552\n", "E105"),
    "document": stanzas(
      "document list\n  title \"List\"\n  expect nothing | 250 ok\n",
      "document list\n  expect nothing | 250 ok\n", "E151"),
    "document-lines": stanzas(
      "document list\n  expect full | 552\n  title \"List\"\n  seen 2026-02-15\n  source \"s\"\n"
        + "  note \"n\"\n  expect nothing | 250\n", "document list\n  title \"List\"\n", "E155"),
    "conditions": condition("  code 552\n  enhanced none\n", "  for any\n", "E153"),
    "conditions-2": condition("  stage data\n  enhanced 5.2.2\n", "  priority 1\n", "E153"),
    "conditions-3": condition("  text \"full\"\n  stage rcpt\n", "  seen 2026-02-15\n", "E153"),
    "conditions-4": condition("  regex | full\n  text \"f\"\n", "  owner \"me\"\n", "E153"),
    "conditions-5": condition(
      "  except code 4xx\n  except code 2xx\n", "  regex | a\n  regex | b\n", "E105"),
    "details": .rule(
      "  status draft\n  for any\n  not-example | 250\n  allow E405 \"fine\"\n  retry after 1 hour\n",
      "  status draft\n  status stable\n", "E105"),
  ]
}

extension Production {
  /// Conditions and patterns.
  static let conditions: [String: Production] = [
    "code": condition("  code 552\n", "  code\n", "E120"),
    "codes": condition("  code 552, 45x\n    - none\n", "  code 552,, 450\n", "E127"),
    "code-item": condition("  code 4xx, none\n", "  code 652\n", "E132"),
    "enhanced": condition("  enhanced 5.2.2\n", "  enhanced | 5.2.2\n", "E129"),
    "enhanced-codes": condition(
      "  enhanced\n    - 5.2.2\n    - x.2.2\n", "  enhanced 5.2.2 x.2.2\n", "E126"),
    "enhanced-item": condition(
      "  enhanced 5.7.606-649, none\n", "  enhanced 5.7.649-606\n", "E133"),
    "stage": condition("  stage data\n", "  stage \"data\"\n", "E125"),
    "stages": condition("  stage mail, rcpt\n", "  stage mail, rcpt,\n", "E127"),
    "stage-word": condition("  stage end-of-data\n", "  stage end-of-dta\n", "E131"),
    "text": condition("  text in order \"a\", \"b\"\n", "  text \"a\", \"b\"\n", "E139"),
    "anchor": condition("  text starts with \"a\"\n", "  text startz with \"a\"\n", "E131"),
    "patterns": condition(
      "  text any of is \"a\", phrases few\n    - ends with \"b\"\n", "  text all of \"a\" \"b\"\n",
      "E126"),
    "pattern": condition(
      "  text all of starts with \"a\", phrases few\n", "  text in order phrases few\n", "E140"),
    "regex": condition("  regex | a|b # c\n", "  regex |\n", "E120"),
    "except": condition(
      "  except text any of \"a\", \"b\"\n  except regex | c\n  except stage data\n",
      "  code 552\n  except is full\n", "E108"),
  ]
}

import NixieSyntax
import Testing

@Suite struct FormatterTests {
  private func format(_ text: String) -> String {
    String(decoding: Formatter.format(parse(text)), as: UTF8.self)
  }

  @Test func sampleIsFormatted() {
    #expect(format(sampleRuleset) == sampleRuleset)
  }

  @Test func blanksAreLaidOut() {
    let messy = """


      \t#  first
       ruleset   r   # the ruleset
      title "R"\t\t#why
      format    1



      # about a


      # more about a
      rule a

      code 55x  ,4xx
        # inside
      text any of
      -"a"
        # between
      - is   "b"
          is   b ,permanent


      example for x|5  b
      not-example at rcpt |   c  \t
        # the end of a
      # before b
      fallback b
      code 5xx
      is c
      # at the end
      """
    let tidy = """
      #  first
      ruleset r  # the ruleset
        title   "R"  #why
        format  1

      # about a

      # more about a
      rule a
        code      55x, 4xx
        # inside
        text      any of
          - "a"
          # between
          - is "b"
        is        b, permanent

        example for x       | 5  b
        not-example at rcpt | c
        # the end of a

      # before b
      fallback b
        code      5xx
        is        c

      # at the end

      """
    #expect(format(messy) == tidy)
    #expect(format(tidy) == tidy)
    #expect(parse(messy).meaning == parse(tidy).meaning)
  }

  @Test func linesWithErrorsKeepTheirWords() {
    let text = "ruleset r\n  title  \"R\"\n\nrule a\n      cod    5xx\n  is b\n"
    let tidy = "ruleset r\n  title  \"R\"\n\nrule a\n  cod    5xx\n  is        b\n"
    #expect(format(text) == tidy)
  }

  /// What the fuzzer found: whether a word is taken for a header must not depend on what the
  /// formatter changes.
  @Test(arguments: [
    "ruleset r\n title \"R\"\nd\n\ndected\n  eocument free-errors\n  title   \"Free\"\n",
    "ruleset s\n title \"R\"\ny cbl.abuseat.org\n\n rule a\n  for      any\n",
  ])
  func unknownWordsStayWhatTheyAre(_ text: String) {
    let once = format(text)
    #expect(format(once) == once)
    #expect(parse(once).meaning == parse(text).meaning)
  }

  @Test func emptyFiles() {
    #expect(format("") == "")
    #expect(format("\n\n  \n") == "")
    #expect(format("# a") == "# a\n")
  }
}

import NixieAnalysis
import NixieSyntax
import Testing

/// Defects that shipped with the rules of other systems, written as Nixie rules: each is caught,
/// and by the finding that says what is wrong.
@Suite struct FieldDefectTests {
  private func codes(_ rules: String) -> [String] {
    Linting.findings(rules).map(\.code.rawValue)
  }

  /// A rule that comes after a broader one of the same priority in a list never spoke there; here
  /// it does, since it is more specific. What never speaks is found.
  @Test func aClassThatCanNeverBeReached() {
    let found = codes(
      """
      rule any-blocked
        text      "is blocked"
        priority  10
        is        rate-limited
        example     | 550 sender is blocked
      rule blocked-for-good
        text      "is blocked for good"
        is        mailbox-unknown
        example     | 550 sender is blocked for good
      """)
    #expect(found == ["E406"])
  }

  @Test func parenthesesThatAreNotEscaped() {
    let found = codes(
      #"""
      rule listed
        regex   | (sender|host) listed (code S[0-9]+)
        is      rate-limited
        example | 550 sender listed (code S3150)
      """#)
    #expect(found.contains("W505") && found.contains("E401"), "\(found)")
  }

  @Test func aRuleAboutOneProviderThatHitsEverySender() {
    let found = codes(
      """
      esp microsoft
        title  "Microsoft"
        mx     *.outlook.example
      # Microsoft
      rule banned
        text    "banned sending address"
        is      rate-limited
        example | 550 banned sending address
      """)
    #expect(found == ["W519"])
  }

  /// `[\d\.]` for an address, so that "recipient unknown" answered a refused address.
  @Test func aSetThatMatchesOneCharacter() {
    let found = codes(
      #"""
      rule listed
        regex   | (mail|connection) from [\d\.] refused
        is      rate-limited
        example | 550 mail from 192.0.2.7 refused
      rule unknown
        text    "refused"
        code    550
        is      mailbox-unknown
        example | 550 recipient refused
      """#)
    #expect(found.contains("W506") && found.contains("E401"), "\(found)")
  }

  @Test func anExampleThatAnotherRuleWins() {
    let found = codes(
      """
      rule quota
        text     "quota exceeded"
        priority 1
        is       mailbox-full
        example  | 552 quota exceeded
      rule rate
        text     "exceeded the hourly rate"
        is       rate-limited
        example  | 450 exceeded the hourly rate, quota exceeded
      """)
    #expect(found == ["E401"])
  }

  @Test func anExampleThatItsRuleDoesNotMatch() {
    let found = codes(
      """
      rule quota
        text     "mailbox quota was exceeded"
        is       mailbox-full
        example  | 552 mailbox quota exceeded
      """)
    #expect(found == ["E401"])
  }

  @Test func aMisspeltCategory() throws {
    let found = Linting.findings(
      """
      rule quota
        text     "over quota now"
        is       mailbox-fulll
        example  | 552 over quota now
      """)
    #expect(found.map(\.code) == ["E201"])
    #expect(found.first?.fixes.first?.edits.first?.replacement == "mailbox-full")
  }

  /// Nearly half of one shipped list is reply codes without a word.
  @Test func codesWithoutAWord() {
    let found = codes(
      """
      rule refused
        code     550
        is       mailbox-unknown
        example  | 550 no
      """)
    #expect(found == ["W520"])
  }

  /// Patterns that were written with case in mind match whatever the case is: nothing to find.
  @Test func caseMakesNoDifference() {
    let found = codes(
      """
      rule quota
        text     "Over Quota Now"
        is       mailbox-full
        example  | 552 OVER QUOTA NOW
      """)
    #expect(found.isEmpty)
  }

  /// A line that could not be read was skipped, with a note in a log that nobody reads.
  @Test func aLineThatCannotBeRead() {
    let found = codes(
      """
      rule quota
        regex    | over quota (now
        is       mailbox-full
        example  | 552 over quota (now
      """)
    #expect(found == ["E306"])
  }
}

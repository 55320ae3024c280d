import NixieAutomata
import Testing

@Suite struct RegexParserTests {
  private func print(_ pattern: String) -> String { parsed(pattern).description }

  private func error(_ pattern: String) -> RegexSyntaxError? {
    do {
      _ = try RegexParser.parse(Array(pattern.utf8))
      return nil
    } catch {
      return error
    }
  }

  @Test func notation() {
    #expect(print("User Unknown") == "user unknown")
    #expect(print("a|b*?|c+") == "a|b*?|c+")
    #expect(print("(?:ab){2,3}x{4}y{5,}") == "(ab){2,3}x{4}y{5,}")
    #expect(print("[A-C_x]") == "[_a-cx]")
    #expect(print("[^A]").hasPrefix("[^"))
    #expect(print("\\d\\w\\s\\.") == "[0-9][0-9_a-z] \\.")
    #expect(print("^.\\b\\B$") == "^.\\b\\B$")
    #expect(print("a\\tb\tc") == "a b c")
    #expect(print("()") == "()")
    #expect(print("a||b") == "a|()|b")
    #expect(print("x]y}") == "x\\]y\\}")
  }

  @Test func lettersBeyondASCII() {
    #expect(print("\u{e9}+") == "(\\xc3\\xa9)+")
    #expect(print("[a\u{e9}]") == "a|\\xc3\\xa9")
    #expect(error("[\u{e0}-\u{e9}]")?.cure.contains("one by one") == true)
    #expect(error("[^\u{e9}]") != nil)
    #expect(error("[a-\u{e9}]") != nil)
  }

  @Test func negatedClassesAreFoldedFirst() throws {
    guard case .bytes(let set) = parsed("[^A-F]") else { return }
    #expect(!set.contains(0x61) && !set.contains(0x41) && set.contains(0x67))
    #expect(!set.contains(Frame.start) && !set.contains(Frame.end))
    guard case .bytes(let notWord) = parsed("\\W") else { return }
    #expect(notWord.isDisjoint(with: .wordClass) && !notWord.contains(0x41))
  }

  @Test func captures() throws {
    let result = try RegexParser.parse(Array("(?<user>[^ ]+)@(a)(?<host>.*)".utf8))
    #expect(result.captureNames == ["user", "host"])
    let program = try TaggedProgram(result.regex)
    #expect(program.captureCount == 3)
    let match = program.run(on: framed("to x@abc"))
    #expect(match == [4..<9, 4..<5, 7..<9])
  }

  @Test(arguments: [
    ("", 0), ("a(b", 1), ("a)b", 1), ("[a", 0), ("[]", 0), ("[z-a]", 1), ("[a-\\d]", 1),
    ("*a", 0), ("a**", 2), ("a*+", 1), ("a{2}+", 1), ("a{3,2}", 1), ("a{x}", 1), ("a{,3}", 1),
    ("^*", 1), ("\\1", 0), ("\\p", 0), ("\\A", 0), ("\\z", 0), ("\\q", 0), ("a\\", 1),
    ("(?=a)", 0), ("(?<!a)", 0), ("(?>a)", 0), ("(?i)a", 0), ("(?P<x>a)", 0), ("(?#x)", 0),
    ("(?<A>a)", 3), ("(?<>a)", 3), ("(?<a>x)(?<a>y)", 10), ("(?<a", 3), ("[[:alpha:]]", 1),
    ("[\\b]", 1), ("a\u{1}", 1), ("\\x41", 0), ("[\\]", 0), ("(?", 0), ("a{1", 1),
  ])
  func mistakes(pattern: String, offset: Int) {
    let found = error(pattern)
    #expect(found?.offset == offset, "\(pattern): \(found?.description ?? "no error")")
    #expect(found?.cure.isEmpty == false)
    if let found { #expect(found.offset + found.length <= pattern.utf8.count) }
  }

  @Test func limits() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "a" + String(repeating: ")", count: depth)
    }
    #expect(error(nested(RegexParser.nestingLimit)) == nil)
    #expect(error(nested(RegexParser.nestingLimit + 1))?.offset == RegexParser.nestingLimit)
    #expect(error(String(repeating: "(", count: 4_000)) != nil)
    #expect(error(String(repeating: "a", count: RegexParser.lengthLimit)) == nil)
    #expect(error(String(repeating: "a", count: RegexParser.lengthLimit + 1)) != nil)
    #expect(error("a{1000}") == nil)
    #expect(error("a{1001}") != nil && error("a{0,99999999999999999999}") != nil)
    #expect(error("(a{100}){190}") == nil)
    #expect(error("(((a{1000}){1000}){1000}){1000}") != nil)
    let names = (1...RegexParser.captureLimit).map { "(?<n\($0)>a)" }.joined()
    #expect(error(names) == nil && error(names + "(?<last>a)") != nil)
  }

  @Test func deeplyNestedExpressionsCompile() throws {
    let open = String(repeating: "(x|", count: 249)
    let regex = parsed(open + "a" + String(repeating: ")*", count: 249))
    let dfa = try DFA(searching: regex, budget: 10_000)
    #expect(dfa.accepts(framed("")))
    var deep = Regex.literal("a")
    for _ in 0..<Regex.nestingLimit { deep = .capture(1, deep) }
    #expect(throws: StateBudgetExceeded.self) { try TaggedProgram(deep) }
    #expect(deep.requiredFragments() == [] && deep.chain() == nil)
  }

  @Test func anyBytesGiveATreeOrAnError() {
    var generator = SeededGenerator(seed: 1)
    let signs = Array("ab[](){}|*+?^$\\.-,<>:=!P0129 \u{e9}\u{1}".utf8)
    for _ in 0..<4_000 {
      let length = Int.random(in: 0...12, using: &generator)
      let pattern = (0..<length).map { _ in signs.randomElement(using: &generator) ?? 0 }
      guard let regex = try? RegexParser.parse(pattern).regex else { continue }
      guard let program = try? TaggedProgram(regex, budget: 3_000) else { continue }
      _ = program.run(on: framed("ab 01"))
      _ = regex.chain()
      _ = regex.requiredFragments()
    }
  }
}

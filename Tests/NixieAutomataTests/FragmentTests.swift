import NixieAutomata
import Testing

@Suite struct FragmentTests {
  private func required(_ pattern: String) -> String {
    parsed(pattern).requiredFragments().map { clause in
      clause.map(\.description).joined(separator: "|")
    }.joined(separator: " & ")
  }

  private func chain(_ pattern: String) -> String? {
    parsed(pattern).chain().map { $0.map(\.description).joined(separator: " .. ") }
  }

  @Test func requiredFragmentsOfUsualPatterns() {
    #expect(required("user unknown") == "user unknown")
    #expect(required("user.*unknown") == "user & unknown")
    #expect(required("^550 ") == "^550 ")
    #expect(required("full$") == "full$")
    #expect(required("^$") == "^$")
    #expect(required("mail(box)? full") == "mail full|mailbox full")
    #expect(required("quota (exceeded|full)") == "quota exceeded|quota full")
    #expect(required("a\\d{2,3}b") == "a[0-9][0-9]b|a[0-9][0-9][0-9]b")
    #expect(required("id=\\w+ rejected") == "id=[0-9_a-z] & [0-9_a-z] rejected")
    #expect(required("(spam.*x|virus)") == "spam|virus")
    #expect(required("\\bfoo\\b") == "\\efoo\\e")
    #expect(required(".*") == "")
    #expect(required("a|.*") == "")
    #expect(Regex.never.requiredFragments() == [[]])
    #expect(required("x{100}").hasPrefix(String(repeating: "x", count: 64)))
  }

  @Test func chainsOfUsualPatterns() {
    #expect(chain("user.*unknown") == "user .. unknown")
    #expect(chain("\\buser\\b.*?(?<rest>.*)unknown") == "\\euser\\e .. unknown")
    #expect(chain("^550 .{2,}x$") == "^550 .. .. x$")
    #expect(chain("[ab]{3}(?:c|d)") == "[ab][ab][ab][cd]")
    #expect(chain(".*") == "")
    #expect(chain("^") == "")
    #expect(chain("^$") == "^$")
    for pattern in ["a+", "a?", "a(b|cd)", "a\\w*b", "a\\B.*c", "a.*\\b.*c", "a$b"] {
      #expect(chain(pattern) == nil, "\(pattern)")
    }
  }

  /// Searches for the fragments of a chain one behind the other, each as early as possible.
  private func isFound(_ chain: [Fragment], _ text: [UInt8]) -> Bool {
    var from = 0
    for fragment in chain {
      let ends = from + fragment.bytes.count...max(text.count, from + fragment.bytes.count)
      guard let end = ends.first(where: { fragment.occurs(in: text, endingAt: $0) }) else {
        return false
      }
      from = end
    }
    return true
  }

  @Test func fragmentsAreNecessaryAndChainsExact() throws {
    let texts = allTexts(over: "a- ", upTo: 4)
    var generator = SeededGenerator(seed: 77)
    let random = (0..<300).map { SampleRegexes.random(4 + $0 % 7, &generator) }
    var chainCount = 0
    for regex in SampleRegexes.small + random {
      let dfa = try DFA(searching: regex, budget: 10_000)
      let clauses = regex.requiredFragments()
      let chain = regex.chain()
      chainCount += chain == nil ? 0 : 1
      for text in texts {
        let isMatch = dfa.accepts(text)
        if let chain, isFound(chain, text) != isMatch {
          Issue.record("\(regex) on \(text): chain \(chain)")
          return
        }
        guard isMatch else { continue }
        for clause in clauses {
          let occurs = clause.contains { fragment in
            (0...text.count).contains { fragment.occurs(in: text, endingAt: $0) }
          }
          if !occurs {
            Issue.record("\(regex) on \(text): \(clause)")
            return
          }
        }
      }
    }
    #expect(chainCount > 80)
  }
}

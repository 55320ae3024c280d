import Testing

/// What can be said of the style of every file, so that nobody has to.
@Suite struct StyleTests {
  private static let sources =
    (Repository.files("Sources", ".swift") + Repository.files("Tests", ".swift"))

  @Test func filesAreShort() {
    let counts = Self.sources.map(\.lineCount).sorted()
    #expect(!counts.isEmpty)
    #expect(counts[counts.count / 2] <= 120, "the median file")
    #expect(counts[counts.count * 9 / 10] <= 300, "nine of ten files")
    for file in Self.sources { #expect(file.lineCount <= 500, "\(file.path)") }
  }

  /// Comments and texts of some lines are the formatter's to leave alone.
  @Test func linesFit() {
    for file in Self.sources where !file.text.contains(#""""#) {
      for (number, line) in file.lines.enumerated() where !line.isComment {
        #expect(line.utf8.count <= 110, "\(file.path):\(number + 1)")
      }
    }
  }

  /// Neither a trap nor a cast that traps: users' mistakes are diagnostics, callers' are errors.
  @Test(arguments: ["fatalError(", "try!", "as!"])
  func nothingTraps(_ word: String) {
    for file in Repository.files("Sources", ".swift") {
      for (number, line) in file.lines.enumerated() where !line.isComment {
        #expect(!line.contains(word), "\(file.path):\(number + 1)")
      }
    }
  }

  /// Bits are seen as another type between vectors of sixteen bytes only, which have one size.
  @Test func bitsAreCastBetweenVectors() {
    for file in Repository.files("Sources", ".swift") {
      for (number, line) in file.lines.enumerated() where line.contains("unsafeBitCast(") {
        #expect(
          line.contains("to: SIMD") || line.contains("to: Bytes."), "\(file.path):\(number + 1)")
      }
    }
  }

  /// What is left to do stands in the tracker. The words are put together, not to find this file.
  @Test(arguments: ["TO" + "DO", "FIX" + "ME", "XX" + "X:"])
  func nothingIsLeftToDo(_ word: String) {
    for file in Self.sources + Repository.files("Rulesets") {
      for (number, line) in file.lines.enumerated() {
        #expect(!line.contains(word), "\(file.path):\(number + 1)")
      }
    }
  }

  @Test func namesSayWhatThingsAre() {
    for file in Self.sources {
      for vague in ["Manager", "Helper", "Util"] { #expect(!file.path.contains(vague)) }
    }
  }

  /// No path of the machine that something was written on; what mail systems say may have theirs.
  @Test(arguments: ["/ho" + "me/", "/Us" + "ers/", "/wo" + "rk/", "/ro" + "ot/", "sha" + "red/"])
  func noMachinePaths(_ path: String) {
    for file in Repository.files("") where !file.path.hasSuffix(".nixie") {
      for (number, line) in file.lines.enumerated() where line.contains(path) {
        // A web address may have such a folder.
        let before = line.components(before: path)
        #expect(before.contains("://"), "\(file.path):\(number + 1)")
      }
    }
  }
}

extension Substring {
  fileprivate var isComment: Bool { drop { $0 == " " }.hasPrefix("//") }

  /// The word that `part` stands in, up to it.
  fileprivate func components(before part: String) -> Substring {
    guard let range = firstRange(of: part) else { return "" }
    return self[..<range.lowerBound].split(separator: " ").last ?? ""
  }
}

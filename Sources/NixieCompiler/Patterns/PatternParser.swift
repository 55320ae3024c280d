package import NixieAutomata
package import NixieSyntax

/// Reads text patterns: `[TSS{number}] Messages from {client:ip} temporarily deferred`.
///
/// `*` is a gap, `{name}` a placeholder, `{capture:name}` a named one, `{{`, `}}` and `{*}` stand
/// for `{`, `}` and `*`; a run of blanks is one blank; everything else is itself, case aside.
/// Where an end of the pattern is neither a gap nor anchored, it must not cut a word in two.
package struct PatternParser {
  /// Declared and built-in placeholders by name.
  package var placeholders: [String: Placeholder]

  package init(placeholders: [String: Placeholder]) { self.placeholders = placeholders }

  /// What a placeholder stands for.
  package struct Placeholder: Sendable {
    package var regex: Regex
    /// What advice says where the reply has no such part.
    package var absent: String
    /// It is any text at all, so that it asserts no edge.
    package var isGap: Bool
    package var title: String

    package init(regex: Regex, absent: String, isGap: Bool = false, title: String) {
      self.regex = regex
      self.absent = absent
      self.isGap = isGap
      self.title = title
    }
  }

  /// A pattern read. Captures are numbered from 1 in the order of their first appearance.
  package struct Parsed {
    package var regex: Regex
    package var literals: Int
    package var captures: [(name: String, absent: String)]
  }

  /// Reads `pattern`, appending what is wrong with it to `diagnostics`; nil if anything is.
  package func parse(
    _ pattern: Spelled, anchor: PatternItem.Anchor?, diagnostics: inout [Diagnostic]
  ) -> Parsed? {
    var reader = Reader(pattern: pattern, placeholders: placeholders)
    reader.read()
    diagnostics += reader.diagnostics
    guard reader.diagnostics.isEmpty else { return nil }
    guard reader.literals > 0 || reader.pieces.contains(where: { !$0.isGap }) else {
      diagnostics.append(
        Diagnostic(
          code: "E301", message: "this pattern matches every text", span: pattern.span,
          notes: [
            "a pattern needs at least one word or placeholder; a rule without `text` "
              + "matches by its codes alone"
          ]))
      return nil
    }
    return Parsed(
      regex: .concatenation(Self.framed(reader.pieces, anchor)), literals: reader.literals,
      captures: reader.captures)
  }

  /// The pieces between the assertions of their ends.
  static func framed(_ pieces: [Piece], _ anchor: PatternItem.Anchor?) -> [Regex] {
    var parts = pieces.map(\.regex)
    if anchor == .is || anchor == .startsWith {
      parts.insert(.assertion(.textStart), at: 0)
    } else if let first = pieces.first, !first.isGap {
      parts.insert(.assertion(.edge), at: 0)
    }
    if anchor == .is || anchor == .endsWith {
      parts.append(.assertion(.textEnd))
    } else if let last = pieces.last, !last.isGap {
      parts.append(.assertion(.edge))
    }
    return parts
  }

  struct Piece {
    var regex: Regex
    var isGap: Bool
  }
}

extension PatternParser {
  /// One pass over one pattern.
  fileprivate struct Reader {
    let pattern: Spelled
    let placeholders: [String: Placeholder]
    var pieces: [Piece] = []
    var captures: [(name: String, absent: String)] = []
    var literals = 0
    var diagnostics: [Diagnostic] = []

    init(pattern: Spelled, placeholders: [String: Placeholder]) {
      self.pattern = pattern
      self.placeholders = placeholders
    }

    mutating func read() {
      let bytes = Self.trimmed(pattern.bytes)
      var at = bytes.startIndex
      while at < bytes.endIndex {
        let byte = bytes[at]
        switch byte {
        case 0x2a:
          pieces.append(Piece(regex: .gap, isGap: true))
          at += 1
        case 0x7b where at + 1 < bytes.endIndex && bytes[at + 1] == 0x7b,
          0x7d where at + 1 < bytes.endIndex && bytes[at + 1] == 0x7d:
          literal(byte)
          at += 2
        case 0x7b: at = placeholder(bytes, at)
        case 0x7d:
          report(
            "E303", "a lone `}`", at..<at + 1,
            fix: ("write `}}` for a brace", "}}"))
          at += 1
        case 0x20, 0x09:
          while at < bytes.endIndex, bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
          literal(0x20)
        default:
          literal(byte)
          at += 1
        }
      }
    }

    private static func trimmed(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
      var slice = bytes[...]
      while let first = slice.first, first == 0x20 || first == 0x09 { slice = slice.dropFirst() }
      while let last = slice.last, last == 0x20 || last == 0x09 { slice = slice.dropLast() }
      return slice
    }

    private mutating func literal(_ byte: UInt8) {
      let folded = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte
      pieces.append(Piece(regex: .bytes(ByteSet(folded)), isGap: false))
      literals += 1
    }

    /// `{name}`, `{capture:name}` or `{*}` at `start`; the position after it.
    private mutating func placeholder(_ bytes: ArraySlice<UInt8>, _ start: Int) -> Int {
      guard let end = bytes[start...].firstIndex(of: 0x7d) else {
        report(
          "E302", "this `{` has no `}`", start..<bytes.endIndex,
          fix: ("write `{{` for a brace", "{{"), fixRange: start..<start + 1)
        return bytes.endIndex
      }
      let inside = bytes[start + 1..<end]
      if inside.elementsEqual([0x2a]) {
        literal(0x2a)
        return end + 1
      }
      let parts = inside.split(separator: 0x3a, maxSplits: 1, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      let name = parts.last ?? ""
      guard let found = placeholders[name] else {
        unknown(name, inside.endIndex - (parts.last?.utf8.count ?? 0)..<end)
        return end + 1
      }
      guard parts.count == 2 else {
        pieces.append(Piece(regex: found.regex, isGap: found.isGap))
        return end + 1
      }
      if let number = capture(parts[0], found, start + 1..<start + 1 + parts[0].utf8.count) {
        pieces.append(Piece(regex: .capture(number, found.regex), isGap: found.isGap))
      }
      return end + 1
    }

    private mutating func unknown(_ name: String, _ range: Range<Int>) {
      let suggestion = Spelling.suggestion(for: name, among: placeholders.keys.sorted())
      var diagnostic = Diagnostic(
        code: "E204",
        message: name.isEmpty
          ? "a placeholder needs a name" : "I don't know the placeholder \"\(name)\"",
        span: pattern.rawSpan(of: range))
      if let suggestion {
        diagnostic.fixes = [
          Fix(
            title: "did you mean `\(suggestion)`?",
            edits: [TextEdit(span: pattern.rawSpan(of: range), replacement: suggestion)])
        ]
      } else {
        diagnostic.notes = [
          "placeholders: " + placeholders.keys.sorted().joined(separator: ", "),
          "for a brace that stands for itself write `{{` and `}}`",
        ]
      }
      diagnostics.append(diagnostic)
    }

    private mutating func capture(
      _ name: String, _ placeholder: Placeholder, _ range: Range<Int>
    ) -> Int? {
      let isName =
        !name.isEmpty
        && name.utf8.allSatisfy {
          $0 == 0x2d || ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x7a)
        }
      guard isName else {
        report("E304", "a capture's name has small letters, digits and hyphens only", range)
        return nil
      }
      if captures.contains(where: { $0.name == name }) {
        report("E305", "this pattern captures \"\(name)\" twice", range)
        return nil
      }
      captures.append((name, placeholder.absent))
      return captures.count
    }

    private mutating func report(
      _ code: DiagnosticCode, _ message: String, _ range: Range<Int>,
      fix: (title: String, replacement: String)? = nil, fixRange: Range<Int>? = nil
    ) {
      var diagnostic = Diagnostic(code: code, message: message, span: pattern.rawSpan(of: range))
      if let fix {
        diagnostic.fixes = [
          Fix(
            title: fix.title,
            edits: [
              TextEdit(
                span: pattern.rawSpan(of: fixRange ?? range), replacement: fix.replacement)
            ])
        ]
      }
      diagnostics.append(diagnostic)
    }
  }
}

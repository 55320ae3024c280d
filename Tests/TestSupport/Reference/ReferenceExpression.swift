internal import NixieAutomata
internal import NixieSyntax

/// A text pattern or regex in pieces, and the naive ways to find it.
///
/// Yes or no is told by sets of positions, captures by trying everything in order of preference.
struct ReferenceExpression: Sendable {
  /// A piece of a pattern.
  indirect enum Piece: Sendable {
    case literal(UInt8)
    /// Any text, as short as can be.
    case gap
    /// A placeholder: as long as can be.
    case placeholder(Regex)
    /// A part written as `regex`, with its own preferences.
    case regex(Regex)
    /// Not inside of a word.
    case edge
    case start, end
    case capture(String, Piece)
  }

  var pieces: [Piece]

  /// Names of captures of a `regex`, by number from 1.
  var regexNames: [String] = []

  // MARK: Yes or no

  /// Whether it is found anywhere in the framed text.
  func isFound(in text: [UInt8]) -> Bool {
    let folded = text.map(\.lowered)
    return (1..<folded.count).contains { start in !Self.ends(pieces, [start], folded).isEmpty }
  }

  private static func ends(_ pieces: [Piece], _ starts: Set<Int>, _ text: [UInt8]) -> Set<Int> {
    var positions = starts
    for piece in pieces {
      if positions.isEmpty { return [] }
      if positions.count == 1, let at = positions.first {
        positions = ends(piece, at, text)
        continue
      }
      positions = positions.reduce(into: []) { $0.formUnion(ends(piece, $1, text)) }
    }
    return positions
  }

  private static func ends(_ piece: Piece, _ at: Int, _ text: [UInt8]) -> Set<Int> {
    switch piece {
    case .literal(let byte): return at < text.count - 1 && text[at] == byte ? [at + 1] : []
    case .gap: return Set(at..<text.count)
    case .placeholder(let regex), .regex(let regex): return RegexReading.ends(regex, at, text)
    case .edge: return text[at - 1].isWordByte && text[at].isWordByte ? [] : [at]
    case .start: return at == 1 ? [at] : []
    case .end: return at == text.count - 1 ? [at] : []
    case .capture(_, let inner): return ends(inner, at, text)
    }
  }

  // MARK: Captures

  /// What each capture stands for in the first match: leftmost, gaps as short, placeholders as long
  /// as can be. Nil where it is not found.
  func captures(in text: [UInt8]) -> [String: Range<Int>]? {
    let folded = text.map(\.lowered)
    for start in 1..<folded.count where !Self.ends(pieces, [start], folded).isEmpty {
      var found: [String: Range<Int>] = [:]
      if match(
        pieces[...], start, folded, [:],
        {
          found = $0
          return true
        })
      {
        return found
      }
    }
    return nil
  }

  private func match(
    _ pieces: ArraySlice<Piece>, _ at: Int, _ text: [UInt8], _ found: [String: Range<Int>],
    _ then: ([String: Range<Int>]) -> Bool
  ) -> Bool {
    guard let piece = pieces.first else { return then(found) }
    if Self.ends(Array(pieces), [at], text).isEmpty { return false }
    let rest = pieces.dropFirst()
    switch piece {
    case .capture(let name, let inner):
      return candidates(inner, at, text).contains { end in
        var more = found
        more[name] = at..<end
        return match(rest, end, text, more, then)
      }
    case .regex(let regex):
      return RegexReading.match(regex, at, text, [:]) { end, groups in
        var more = found
        for (number, range) in groups where number <= regexNames.count {
          more[regexNames[number - 1]] = range
        }
        return match(rest, end, text, more, then)
      }
    default:
      return candidates(piece, at, text).contains { match(rest, $0, text, found, then) }
    }
  }

  private func candidates(_ piece: Piece, _ at: Int, _ text: [UInt8]) -> [Int] {
    let ends = Self.ends(piece, at, text)
    if case .placeholder = piece { return ends.sorted(by: >) }
    return ends.sorted()
  }
}

/// Naive readings of a regex over a framed, folded text.
enum RegexReading {
  /// Every position where a match that begins at `at` can end.
  static func ends(_ regex: Regex, _ at: Int, _ text: [UInt8]) -> Set<Int> {
    switch regex {
    case .never: return []
    case .epsilon: return [at]
    case .bytes(let set): return at < text.count - 1 && set.contains(text[at]) ? [at + 1] : []
    case .concatenation(let parts):
      return parts.reduce([at]) { starts, part in
        starts.reduce(into: []) { $0.formUnion(ends(part, $1, text)) }
      }
    case .alternation(let parts): return parts.reduce(into: []) { $0.formUnion(ends($1, at, text)) }
    case .assertion(let assertion): return holds(assertion, at, text) ? [at] : []
    case .capture(_, let inner): return ends(inner, at, text)
    case .repetition(let inner, let min, let max, _):
      var found: Set<Int> = min == 0 ? [at] : []
      var layer: Set<Int> = [at]
      var round = 0
      while !layer.isEmpty, round < max ?? .max {
        round += 1
        layer = layer.reduce(into: []) { $0.formUnion(ends(inner, $1, text)) }
        if round > min, layer.isSubset(of: found) { break }
        if round >= min { found.formUnion(layer) }
      }
      return found
    }
  }

  /// Tries the ways to match in the order in which a regex prefers them.
  static func match(
    _ regex: Regex, _ at: Int, _ text: [UInt8], _ groups: [Int: Range<Int>],
    _ then: (Int, [Int: Range<Int>]) -> Bool
  ) -> Bool {
    switch regex {
    case .never: return false
    case .epsilon: return then(at, groups)
    case .bytes: return !ends(regex, at, text).isEmpty && then(at + 1, groups)
    case .assertion(let assertion): return holds(assertion, at, text) && then(at, groups)
    case .concatenation(let parts): return sequence(parts[...], at, text, groups, then)
    case .alternation(let parts): return parts.contains { match($0, at, text, groups, then) }
    case .capture(let number, let inner):
      return match(inner, at, text, groups) { end, groups in
        var more = groups
        more[number] = at..<end
        return then(end, more)
      }
    case .repetition(let inner, let min, let max, let lazy):
      func again() -> Bool {
        guard max != 0 else { return false }
        return match(inner, at, text, groups) { end, groups in
          if end == at, min <= 0 { return false }
          let rest = Regex.repetition(
            inner, min: Swift.max(0, min - 1), max: max.map { $0 - 1 }, lazy: lazy)
          return match(rest, end, text, groups, then)
        }
      }
      if min > 0 { return again() }
      return lazy ? then(at, groups) || again() : again() || then(at, groups)
    }
  }

  private static func sequence(
    _ parts: ArraySlice<Regex>, _ at: Int, _ text: [UInt8], _ groups: [Int: Range<Int>],
    _ then: (Int, [Int: Range<Int>]) -> Bool
  ) -> Bool {
    guard let first = parts.first else { return then(at, groups) }
    return match(first, at, text, groups) { end, groups in
      sequence(parts.dropFirst(), end, text, groups, then)
    }
  }

  private static func holds(_ assertion: Assertion, _ at: Int, _ text: [UInt8]) -> Bool {
    let before = text[at - 1].isWordByte
    let after = text[at].isWordByte
    return switch assertion {
    case .textStart: at == 1
    case .textEnd: at == text.count - 1
    case .wordBoundary: before != after
    case .notWordBoundary: before == after
    case .edge: !(before && after)
    }
  }
}

package import Nixie
package import NixieLogs

/// Writes answers as records, in the form that was asked for.
///
/// PERF: a log has millions of lines and a few thousand different answers. What follows from an
/// answer alone is written once and copied for every other reply with the same answer, so that a
/// record is a few copies and no `String`. Only rules with captures pay for words of their own.
package struct RecordWriter: ~Copyable {
  private let classifier: Classifier
  private let form: RecordForm
  private let text: TextRecord?
  private let end: [UInt8]
  /// The parts of a record, and those of one whose rule has captures.
  private let pieces: [RecordPiece]
  private let capturePieces: [RecordPiece]
  /// Answers met, each at the place that its numbers give; another one there is forgotten.
  private var known: [KnownAnswer?] = Array(repeating: nil, count: Self.knownAnswers)
  private var number = LineNumber()

  /// How many answers are remembered: some hundred rules meet some dozen codes and ESPs each. A
  /// power of two; with 300 bytes each it is a megabyte for each thread.
  private static let knownAnswers = 4_096

  package init(_ layout: RecordLayout, _ classifier: Classifier) {
    self.classifier = classifier
    form = layout.form
    text = layout.text
    end = layout.text == nil ? layout.form.end : [0x0a]
    pieces = RecordPiece.all(layout, withCaptures: false)
    capturePieces = RecordPiece.all(layout, withCaptures: true)
  }

  /// Appends the record of `answer` to `out`. `scratch` is that of the call that gave it, `event`
  /// what the log says around the reply.
  package mutating func write(
    _ answer: Answer, line: Int, reply: Span<UInt8>, _ event: borrowing DeliveryEvent,
    _ scratch: inout Scratch, to out: inout [UInt8]
  ) {
    let known = known(answer)
    let captures =
      known.advice == nil ? [] : classifier.captures(of: answer, using: &scratch)
    var start = 0
    var part = 0
    for piece in known.advice == nil ? pieces : capturePieces {
      out += piece.prefix
      switch piece.kind {
      case .line:
        number.advance(to: line)
        out += number.digits
      case .answer:
        let end = known.ends[part]
        out += known.bytes[start..<end]
        start = end
        part += 1
      case .captures: form.append(captures, to: &out)
      case .advice:
        let advice = known.advice?.filled(captures) ?? []
        form.append(advice.span, to: &out)
      case .context(.reply):
        if text == nil { form.append(reply, to: &out) } else { out.appendShown(reply) }
      case .context(let field):
        let bytes = event.bytes(of: field)
        if let text {
          text.append(column: bytes.span, to: &out)
        } else {
          form.append(context: bytes.span, to: &out)
        }
      }
    }
    out += end
  }

  /// What is known of `answer`, made if it is the first of its kind.
  @inline(__always)
  private mutating func known(_ answer: Answer) -> KnownAnswer {
    let place = Self.place(answer)
    if let found = known[place], found.answer == answer { return found }
    return farther(answer, from: place)
  }

  /// Looks at the places after `place`, too; the last of them is given up where all are taken.
  private mutating func farther(_ answer: Answer, from place: Int) -> KnownAnswer {
    var free = place
    for step in 0..<Self.places {
      free = (place + step) & (Self.knownAnswers - 1)
      guard let found = known[free] else { break }
      if found.answer == answer { return found }
    }
    let made = make(answer)
    known[free] = made
    return made
  }

  /// How many places one answer may stand at.
  private static let places = 8

  @inline(__always)
  private static func place(_ answer: Answer) -> Int {
    // Fibonacci hashing (Knuth, 6.4) of all that tells answers apart.
    var mixed = UInt64(truncatingIfNeeded: answer.rank &* 1_048_583 &+ answer.esp &* 8_209)
    let code = UInt64(answer.code?.value ?? 0)
    let enhanced = answer.enhanced.map { $0.statusClass << 20 + $0.subject << 10 + $0.detail } ?? 0
    mixed ^= code &* 0x1_0000_0001 &+ UInt64(truncatingIfNeeded: enhanced) << 24
    mixed ^= UInt64(answer.permanence.rawValue) << 60
    return Int((mixed &* 0x9e37_79b9_7f4a_7c15) >> 52)
  }

  /// Writes what follows from `answer`.
  private func make(_ answer: Answer) -> KnownAnswer {
    let isCaptured = hasCaptures(answer) && capturePieces.contains { $0.kind.isOfCaptures }
    let advice = isCaptured ? template(answer) : nil
    var bytes: [UInt8] = []
    var ends: [Int] = []
    for case .answer(let run) in (advice == nil ? pieces : capturePieces).map(\.kind) {
      if let text {
        bytes += text.head(answer, classifier)
      } else {
        for (field, prefix) in run {
          // Only rules that say so have this one, unless it was asked for.
          if field == .retryAfter, form == .json, classifier.retryAfter(of: answer) == nil {
            continue
          }
          bytes += prefix
          if field == .advice {
            form.append(template(answer).filled([]).span, to: &bytes)
          } else {
            form.append(field, of: answer, classifier, to: &bytes)
          }
        }
      }
      ends.append(bytes.count)
    }
    return KnownAnswer(answer: answer, bytes: bytes, ends: ends, advice: advice)
  }

  private func hasCaptures(_ answer: Answer) -> Bool {
    let names = classifier.catalogue
    return answer.rank >= 0 && !names.captures(ofRule: names.rule(ofRank: answer.rank)).isEmpty
  }

  /// How the advice of `answer` is made.
  private func template(_ answer: Answer) -> AdviceTemplate {
    let names = classifier.catalogue
    guard answer.rank >= 0 else {
      return AdviceTemplate(plain: names.categoryAdvice(answer.category))
    }
    let rule = names.rule(ofRank: answer.rank)
    let own = names.ruleAdvice(rule)
    return own.isEmpty
      ? AdviceTemplate(plain: names.categoryAdvice(answer.category))
      : AdviceTemplate(own, names.captures(ofRule: rule))
  }
}

/// What stands in a record for one answer, to be copied for other replies with the same.
private final class KnownAnswer {
  let answer: Answer
  let bytes: [UInt8]
  /// Where each run of fields ends in `bytes`.
  let ends: [Int]
  /// Set where the rule has captures: they are each reply's own.
  let advice: AdviceTemplate?

  init(answer: Answer, bytes: [UInt8], ends: [Int], advice: AdviceTemplate?) {
    self.answer = answer
    self.bytes = bytes
    self.ends = ends
    self.advice = advice
  }
}

/// Tells what delivery errors mean: the rules of one image, ready to run.
///
/// ```swift
/// let classifier = Classifier(image)
/// let answer = classifier.classify("550 5.1.1 User unknown")
/// print(answer.category, answer.permanence, answer.rule ?? "-")
/// ```
///
/// For many replies keep a ``Scratch`` for each thread and call
/// ``classify(_:hints:using:)``, which allocates nothing.
///
/// A classifier never fails: any bytes get one answer, and the same bytes always the same.
/// It does not promise that the bytes are a reply.
public struct Classifier: Sendable {
  /// The rules that it runs.
  public let image: Image

  let rules: Rules
  let senders: Senders
  let filter: GramFilter
  let fragments: Fragments
  let patterns: Patterns
  package let catalogue: Catalogue

  /// A classifier on `image`. O(1).
  public init(_ image: Image) {
    self.image = image
    filter = GramFilter(image)
    fragments = Fragments(image)
    patterns = Patterns(image, fragments: fragments)
    rules = Rules(image, patterns: patterns)
    senders = Senders(image, patterns: patterns)
    catalogue = Catalogue(image)
  }

  /// Classifies one reply.
  ///
  /// - Parameters:
  ///   - reply: the bytes of one reply, one line or several; what lies beyond
  ///     ``Limits/replyBytes`` is ignored.
  ///   - hints: what else is known of it.
  ///   - scratch: working memory, kept between calls.
  /// - Returns: the answer; there always is one.
  /// - Complexity: O(length) for the scan, and some work for each fragment found.
  public func classify(
    _ reply: Span<UInt8>, hints: borrowing Hints = Hints(), using scratch: inout Scratch
  ) -> Answer {
    let situation = read(reply, hints: hints, using: &scratch)
    let rank = rules.best(situation, &scratch)
    return answer(rank, situation)
  }

  /// Classifies one reply with hints that lie somewhere as bytes, in a log line for instance, so
  /// that nobody has to make strings of them. An empty hint is none.
  ///
  /// - Complexity: as ``classify(_:hints:using:)``.
  package func classify(
    _ reply: Span<UInt8>, mxHost: Span<UInt8>, esp: Span<UInt8>, domain: Span<UInt8>,
    stage: Stage?, using scratch: inout Scratch
  ) -> Answer {
    let situation = read(
      reply, mxHost: mxHost, esp: esp, domain: domain, stage: stage, using: &scratch)
    let rank = rules.best(situation, &scratch)
    return answer(rank, situation)
  }

  /// Classifies one reply, and gives the answer in words.
  ///
  /// - Parameters:
  ///   - reply: the text of one reply, one line or several.
  ///   - hints: what else is known of it.
  /// - Complexity: as ``classify(_:hints:using:)``, and allocations for the words.
  public func classify(_ reply: String, hints: Hints = Hints()) -> Classification {
    classify(Array(reply.utf8), hints: hints)
  }

  /// Classifies one reply given as bytes, and gives the answer in words.
  public func classify(_ reply: [UInt8], hints: Hints = Hints()) -> Classification {
    var scratch = Scratch()
    let answer = classify(reply.span, hints: hints, using: &scratch)
    return classification(answer, using: &scratch)
  }

  /// Ranks of all rules that match, the winner first.
  package func matches(
    _ reply: Span<UInt8>, hints: borrowing Hints, using scratch: inout Scratch
  ) -> [Int] {
    let situation = read(reply, hints: hints, using: &scratch)
    return rules.all(situation, &scratch)
  }

  /// Reads a reply: its head, its text, the fragments in it, and who says it.
  func read(
    _ reply: Span<UInt8>, hints: borrowing Hints, using scratch: inout Scratch
  ) -> Situation {
    // PERF: mostly there is none, and views of empty strings take a fifth of a short call.
    if hints.mxHost == nil, hints.esp == nil, hints.domain == nil {
      let none = Span<UInt8>()
      return read(
        reply, mxHost: none, esp: none, domain: none, stage: hints.stage, using: &scratch)
    }
    let host = hints.mxHost ?? ""
    let esp = hints.esp ?? ""
    let domain = hints.domain ?? ""
    return read(
      reply, mxHost: host.utf8.span, esp: esp.utf8.span, domain: domain.utf8.span,
      stage: hints.stage, using: &scratch)
  }

  private func read(
    _ reply: Span<UInt8>, mxHost: Span<UInt8>, esp: Span<UInt8>, domain: Span<UInt8>,
    stage: Stage?, using scratch: inout Scratch
  ) -> Situation {
    let head = ReplyHead(reply)
    scratch.prepare(bytes: head.text.count, fragments: fragments.count)
    Normaliser.write(reply, head, into: &scratch)
    filter.scan(&scratch)
    fragments.find(&scratch)
    let sender = senders.esp(
      mxHost: mxHost, name: esp, domain: domain, head: head, reply: reply, &scratch)
    return Situation(
      code: head.code, enhanced: head.enhanced ?? scratch.trailingEnhancedCode(),
      stage: stage ?? head.stage, esp: sender.esp, isESPInferred: sender.isInferred,
      isDeferral: head.isDeferral)
  }

  @inline(__always)
  private func answer(_ rank: Int, _ situation: Situation) -> Answer {
    let verdict = catalogue.verdict(ofRank: rank)
    return Answer(
      rank: rank, category: verdict.category, esp: situation.esp ?? -1,
      decision: verdict.decision, isESPInferred: situation.isESPInferred,
      permanence: situation.isDeferral
        ? verdict.permanence.deferred
        : verdict.permanence.resolved(code: situation.code, enhanced: situation.enhanced),
      code: situation.code, enhanced: situation.enhanced, stage: situation.stage)
  }
}

/// What a rule looks at besides the text.
package struct Situation: Sendable {
  package var code: ReplyCode?
  package var enhanced: EnhancedCode?
  package var stage: Stage?
  package var esp: Int?
  package var isESPInferred: Bool
  /// See ``ReplyHead/isDeferral``.
  package var isDeferral = false
}

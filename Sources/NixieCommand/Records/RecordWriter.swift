package import Nixie
package import NixieLogs

/// Writes answers as records, in the form that was asked for.
///
/// PERF: what follows from an answer alone is written once (``KnownAnswers``) and copied for every
/// other reply with the same answer, so that a record is a few copies and no `String`. Only rules
/// with captures pay for words of their own.
@safe package struct RecordWriter: ~Copyable {
  private let classifier: Classifier
  private let form: RecordForm
  private let text: TextRecord?
  private let omitsRetry: Bool
  /// How a record is made up, and one whose rule has captures.
  private let plan: RecordPlan
  private let capturePlan: RecordPlan
  /// What is the reply's own in `plan`. PERF: an array would be retained for each record.
  private let own: UnsafeMutableBufferPointer<RecordPlan.Own>
  /// A rule's captures show in these records.
  private let showsCaptures: Bool
  private var known = KnownAnswers()
  private var number = LineNumber()

  package init(_ layout: RecordLayout, _ classifier: Classifier) {
    self.classifier = classifier
    form = layout.form
    text = layout.text
    omitsRetry = layout.omitsRetry
    plan = RecordPlan(layout, withCaptures: false)
    capturePlan = RecordPlan(layout, withCaptures: true)
    showsCaptures = capturePlan.own.contains { $0.isOfCaptures }
    unsafe own = .allocate(capacity: plan.own.count)
    _ = unsafe own.initialize(fromContentsOf: plan.own)
  }

  deinit { unsafe own.deallocate() }

  /// Appends the record of `answer` to `out`. `scratch` is that of the call that gave it, `event`
  /// what the log says around the reply.
  @inline(__always)
  package mutating func write(
    _ answer: Answer, line: Int, reply: Span<UInt8>, _ event: borrowing DeliveryEvent,
    _ scratch: inout Scratch, to out: inout RecordBuffer
  ) {
    let key = KnownAnswers.Key(answer)
    let found = known.find(key) ?? make(answer, key)
    if found.template < 0 {
      var lengths = unsafe known.text(found)
      var run = unsafe lengths + (own.count &+ 1) &* 4
      for index in unsafe 0..<own.count {
        unsafe Self.append(&run, &lengths, to: &out)
        switch unsafe own[index] {
        case .line:
          number.advance(to: line)
          number.append(to: &out)
        case .reply:
          if text == nil { out.append(reply, as: form) } else { out.appendShown(reply) }
        case .context(let field): append(field, event, to: &out)
        case .captures, .advice: break
        }
      }
      unsafe Self.append(&run, &lengths, to: &out)
    } else {
      writeCaptured(answer, found, line: line, reply: reply, event, &scratch, to: &out)
    }
  }

  /// Appends the next run.
  @inline(__always)
  private static func append(
    _ run: inout UnsafeRawPointer, _ lengths: inout UnsafeRawPointer, to out: inout RecordBuffer
  ) {
    let length = unsafe Int(UInt32(littleEndian: lengths.loadUnaligned(as: UInt32.self)))
    out.reserve(length)
    unsafe out.store(run.assumingMemoryBound(to: UInt8.self), length)
    unsafe run += length
    unsafe lengths += 4
  }

  /// A record of a rule with captures.
  @inline(never)
  private mutating func writeCaptured(
    _ answer: Answer, _ found: KnownAnswers.Known, line: Int, reply: Span<UInt8>,
    _ event: borrowing DeliveryEvent, _ scratch: inout Scratch, to out: inout RecordBuffer
  ) {
    let captures = classifier.captures(of: answer, using: &scratch)
    var lengths = unsafe known.text(found)
    var run = unsafe lengths + capturePlan.runs.count * 4
    for own in capturePlan.own {
      unsafe Self.append(&run, &lengths, to: &out)
      switch own {
      case .line:
        number.advance(to: line)
        number.append(to: &out)
      case .captures:
        var words: [UInt8] = []
        form.append(captures, to: &words)
        out.append(words)
      case .advice: out.append(known.template(found).filled(captures).span, as: form)
      case .reply:
        if text == nil { out.append(reply, as: form) } else { out.appendShown(reply) }
      case .context(let field): append(field, event, to: &out)
      }
    }
    unsafe Self.append(&run, &lengths, to: &out)
  }

  /// What the log says of `field`.
  @inline(__always)
  private func append(
    _ field: RecordField, _ event: borrowing DeliveryEvent, to out: inout RecordBuffer
  ) {
    switch field {
    case .time: append(context: event.time.span, to: &out)
    case .queueID: append(context: event.queueID.span, to: &out)
    case .sender: append(context: event.sender.span, to: &out)
    case .recipient: append(context: event.recipient.span, to: &out)
    case .mx: append(context: event.mxHost.span, to: &out)
    case .status: append(context: event.status.span, to: &out)
    default:
      let bytes = event.bytes(of: field)
      append(context: bytes.span, to: &out)
    }
  }

  @inline(__always)
  private func append(context bytes: Span<UInt8>, to out: inout RecordBuffer) {
    if text != nil {
      out.append(column: bytes)
    } else if !bytes.isEmpty {
      out.append(bytes, as: form)
    } else if form == .json {
      out.append(Array("null".utf8))
    }
  }

  /// Writes what follows from `answer`.
  @inline(never)
  private mutating func make(_ answer: Answer, _ key: KnownAnswers.Key) -> KnownAnswers.Known {
    let isCaptured = showsCaptures && hasCaptures(answer)
    let runs = (isCaptured ? capturePlan : plan).runs.map { written($0, answer) }
    return known.insert(key, runs: runs, isCaptured ? template(answer) : nil)
  }

  /// A run of `answer`.
  private func written(_ parts: [RecordPlan.Part], _ answer: Answer) -> [UInt8] {
    var bytes: [UInt8] = []
    for part in parts {
      switch part {
      case .literal(let literal): bytes += literal
      case .field(let field, let prefix):
        if let text {
          bytes += text.head(answer, classifier)
          continue
        }
        if field == .retryAfter, omitsRetry, classifier.retryAfter(of: answer) == nil { continue }
        bytes += prefix
        if field == .advice {
          form.append(template(answer).filled([]).span, to: &bytes)
        } else {
          form.append(field, of: answer, classifier, to: &bytes)
        }
      }
    }
    return bytes
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

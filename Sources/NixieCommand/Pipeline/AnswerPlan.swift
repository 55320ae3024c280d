package import Nixie
package import NixieLogs

/// How the records of a run are answered and written: the same for all its threads.
package final class AnswerPlan: Sendable {
  let classifier: Classifier
  let layout: RecordLayout
  let filter: Filter?
  /// What holds for all replies, where an event says nothing else.
  let hints: ByteHints
  let options: Options

  package struct Options: Sendable {
    /// Lines that cannot be read are shown.
    package var showsSkipped = false
    /// What the readers of logs are told.
    package var log = LogOptions()
    /// The time of each stage is asked for.
    package var measures = false
    /// Rules, categories and ESPs are counted.
    package var tallies = false
    /// Results and answers are kept rather than written: somebody counts them.
    package var collects = false

    package init() {}
  }

  package init(
    _ classifier: Classifier, _ layout: RecordLayout, filter: Filter?, hints: Hints,
    options: Options
  ) {
    self.classifier = classifier
    self.layout = layout
    self.filter = filter
    self.hints = ByteHints(hints)
    self.options = options
  }
}

/// Hints as bytes, empty where there is none.
struct ByteHints: Sendable {
  let mxHost: [UInt8]
  let esp: [UInt8]
  let domain: [UInt8]
  let stage: Stage?

  /// The same in memory of its own, so that threads do not wait for one another's counts of it.
  var copied: ByteHints {
    ByteHints(
      mxHost: mxHost.map { $0 }, esp: esp.map { $0 }, domain: domain.map { $0 }, stage: stage)
  }

  private init(mxHost: [UInt8], esp: [UInt8], domain: [UInt8], stage: Stage?) {
    self.mxHost = mxHost
    self.esp = esp
    self.domain = domain
    self.stage = stage
  }

  init(_ hints: Hints) {
    mxHost = Array((hints.mxHost ?? "").utf8)
    esp = Array((hints.esp ?? "").utf8)
    domain = Array((hints.domain ?? "").utf8)
    stage = hints.stage
  }
}

extension Classifier {
  /// Answers the reply of `event`: what it says of the reply counts, and `shared` where it is silent.
  @inline(__always)
  func classify(
    _ event: borrowing DeliveryEvent, _ shared: ByteHints, using scratch: inout Scratch
  ) -> Answer {
    classify(
      event.reply.span, mxHost: (event.mxHost.isEmpty ? shared.mxHost : event.mxHost).span,
      esp: (event.esp.isEmpty ? shared.esp : event.esp).span,
      domain: (event.recipient.isEmpty ? shared.domain : event.recipient).span,
      stage: event.stage ?? shared.stage, using: &scratch)
  }
}

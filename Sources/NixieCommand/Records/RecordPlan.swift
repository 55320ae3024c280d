/// How a record is made up: runs of what follows from an answer, and between them what is the
/// reply's own.
///
/// ```
/// {"line":  7  ,"category":"mailbox-full",…,"reply":  "452 over quota"  }
/// ────────  ─  ───────────────────────────────────    ────────────────  ─
///   run    own                 run                          own        run
/// ```
struct RecordPlan: Sendable {
  /// Something of the reply's own. Trivial to copy: it is looked at for every record.
  enum Own: Sendable {
    case line, captures, advice, reply
    case context(RecordField)
  }

  /// A part of a run.
  enum Part: Sendable {
    case literal([UInt8])
    /// A field that follows from the answer, and what stands before it.
    case field(RecordField, prefix: [UInt8])
  }

  /// What stands between the runs.
  private(set) var own: [Own] = []
  /// One more than `own`.
  private(set) var runs: [[Part]] = [[]]

  /// - Parameter withCaptures: for rules with captures, where captures and advice do not follow from
  ///   the answer.
  init(_ layout: RecordLayout, withCaptures: Bool) {
    for (index, field) in layout.fields.enumerated() {
      let prefix = layout.text == nil ? layout.form.prefix(field, index) : []
      if let own = Self.own(field, withCaptures) {
        runs[runs.count - 1].append(.literal(prefix))
        self.own.append(own)
        runs.append([])
      } else {
        runs[runs.count - 1].append(.field(field, prefix: prefix))
      }
    }
    runs[runs.count - 1].append(.literal(layout.text == nil ? layout.form.end : [0x0a]))
  }

  /// What `field` is where it does not follow from the answer.
  private static func own(_ field: RecordField, _ withCaptures: Bool) -> Own? {
    switch field {
    case .line: .line
    case .captures where withCaptures: .captures
    case .advice where withCaptures: .advice
    case .reply: .reply
    default: field.isOfAnswer ? nil : .context(field)
    }
  }
}

extension RecordPlan.Own {
  var isOfCaptures: Bool {
    switch self {
    case .captures, .advice: true
    default: false
    }
  }
}

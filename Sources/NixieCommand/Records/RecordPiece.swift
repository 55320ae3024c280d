/// A part of a record: something of the reply's own, or a run of fields that follow from the answer.
struct RecordPiece {
  enum Kind {
    case line
    /// Fields that follow from the answer, and what stands before each.
    case answer([(field: RecordField, prefix: [UInt8])])
    case captures, advice
    case context(RecordField)

    var isOfCaptures: Bool {
      switch self {
      case .captures, .advice: true
      default: false
      }
    }
  }

  /// What stands before it; empty for a run, whose fields have their own.
  let prefix: [UInt8]
  let kind: Kind

  /// The parts of records.
  ///
  /// - Parameter withCaptures: for rules with captures, where captures and advice do not follow from
  ///   the answer.
  static func all(_ layout: RecordLayout, withCaptures: Bool) -> [RecordPiece] {
    var pieces: [RecordPiece] = []
    for (index, field) in layout.fields.enumerated() {
      let prefix = layout.text == nil ? layout.form.prefix(field, index) : []
      if let kind = own(field, withCaptures) {
        pieces.append(RecordPiece(prefix: prefix, kind: kind))
      } else if case .answer(let run)? = pieces.last?.kind {
        pieces.removeLast()
        pieces.append(RecordPiece(prefix: [], kind: .answer(run + [(field, prefix)])))
      } else {
        pieces.append(RecordPiece(prefix: [], kind: .answer([(field, prefix)])))
      }
    }
    return pieces
  }

  /// What `field` is where it does not follow from the answer.
  private static func own(_ field: RecordField, _ withCaptures: Bool) -> Kind? {
    switch field {
    case .line: .line
    case .captures where withCaptures: .captures
    case .advice where withCaptures: .advice
    default: field.isOfAnswer ? nil : .context(field)
    }
  }
}

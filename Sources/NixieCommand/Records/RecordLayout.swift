internal import Nixie

/// What records look like: their form and their fields.
package struct RecordLayout: Sendable {
  /// The words of `--format`.
  package enum Format: String, CaseIterable, Sendable {
    case text, json, tsv, csv
  }

  let form: RecordForm
  let fields: [RecordField]
  /// Set where records are text for a person.
  let text: TextRecord?
  /// Objects have `retry_after` only where the rule says so: nobody asked for it.
  let omitsRetry: Bool

  /// - Parameters:
  ///   - fields: those asked for, or nil for what `isLog` makes sensible.
  ///   - isLog: the input says what stands around replies.
  package init(_ format: Format, fields: [RecordField]?, isLog: Bool, isColoured: Bool) {
    omitsRetry = format == .json && fields == nil
    text = format == .text ? TextRecord(isColoured: isColoured) : nil
    switch format {
    case .text: form = .tsv
    case .tsv: form = .tsv
    case .csv: form = .csv
    case .json: form = .json
    }
    if format == .text {
      self.fields = isLog ? [.category, .recipient, .reply] : [.category, .reply]
    } else if let fields {
      self.fields = fields
    } else if format == .json {
      let retry = RecordField.plain + [.retryAfter]
      self.fields = isLog ? retry + RecordField.log.dropFirst(RecordField.plain.count) : retry
    } else {
      self.fields = isLog ? RecordField.log : RecordField.plain
    }
  }

  /// The line that stands before all records, if the form has one.
  package var header: String? { text == nil ? form.header(fields) : nil }
}

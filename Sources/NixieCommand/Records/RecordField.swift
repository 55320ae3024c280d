internal import Nixie

/// A field of a record, by the word that `--fields`, `--where` and headers have for it.
package enum RecordField: String, CaseIterable, Sendable {
  case line, category, permanence, party, action, rule, ruleset
  case decision = "decided_by"
  case esp
  case isESPInferred = "esp_inferred"
  case code, enhanced, stage, captures, advice
  case retryAfter = "retry_after"
  // What stands around the reply in a log.
  case time
  case queueID = "queue_id"
  case sender, recipient, domain, mx, status, reply

  /// The columns of plain replies.
  package static let plain: [RecordField] = [
    .line, .category, .permanence, .party, .action, .rule, .decision, .esp, .isESPInferred, .code,
    .enhanced, .captures, .advice,
  ]

  /// The columns of a log: those of plain replies, and what stands around them.
  package static let log: [RecordField] =
    plain + [.time, .queueID, .sender, .recipient, .mx, .status, .reply]

  /// What a record says of it follows from the answer, captures aside.
  var isOfAnswer: Bool {
    switch self {
    case .line, .time, .queueID, .sender, .recipient, .domain, .mx, .status, .reply: false
    default: true
    }
  }

  /// The fields that `list`, words with commas between them, names.
  package static func list(_ list: String) throws(Failure) -> [RecordField] {
    var fields: [RecordField] = []
    for word in list.split(separator: ",") {
      let name = word.filter { $0 != " " }
      guard let field = RecordField(rawValue: name) else {
        throw .usage("--fields: I don't know the field \"\(name)\"", cure: cure(name))
      }
      if !fields.contains(field) { fields.append(field) }
    }
    guard !fields.isEmpty else { throw .usage("--fields names no field", cure: cure("")) }
    return fields
  }

  /// The word that `name` was probably meant to be, or all of them.
  static func cure(_ name: String) -> String {
    let names = allCases.map(\.rawValue)
    let suggestion = NearWord.suggestion(
      name.lowercased().map { $0 == "-" ? "_" : String($0) }.joined(), names)
    return suggestion.map { "did you mean \($0)?" }
      ?? "there are: \(names.joined(separator: ", "))"
  }
}

internal import Nixie

extension RecordForm {
  /// What `answer` says of `field`, one that follows from it; its rule has no captures.
  func append(
    _ field: RecordField, of answer: Answer, _ classifier: Classifier, to out: inout [UInt8]
  ) {
    switch field {
    case .category: append(word: classifier.category(of: answer), to: &out)
    case .permanence: append(word: answer.permanence.name, to: &out)
    case .party: append(word: classifier.party(of: answer).name, to: &out)
    case .action: append(word: classifier.action(of: answer).name, to: &out)
    case .rule: append(word: classifier.rule(of: answer), to: &out)
    case .ruleset: append(word: classifier.ruleset(of: answer), to: &out)
    case .decision: append(word: answer.decision.name, to: &out)
    case .esp: append(word: classifier.esp(of: answer), to: &out)
    case .isESPInferred: out.append(answer.isESPInferred ? "true" : "false")
    case .code: append(number: answer.code.map { Int($0.value) }, to: &out)
    case .enhanced: append(word: answer.enhanced?.description, to: &out)
    case .stage: append(word: answer.stage?.name, to: &out)
    case .captures: append([], to: &out)
    case .retryAfter: append(number: classifier.retryAfter(of: answer), to: &out)
    case .advice, .line, .time, .queueID, .sender, .recipient, .domain, .mx, .status, .reply: break
    }
  }
}

extension Classifier {
  /// The ruleset of the rule that gave `answer`.
  func ruleset(of answer: Answer) -> String? {
    rule(of: answer).map { String($0.prefix { $0 != "/" }) }
  }
}

package import Nixie

/// Writes one answer as one record, in the form that was asked for.
///
/// PERF: a log has a few hundred rules and millions of lines. What all answers of one rule share
/// is made once, at its first answer, so that a record is a few copies and no `String`. Only rules
/// with captures pay for words of their own.
package struct RecordWriter: ~Copyable {
  package enum Format: String, CaseIterable {
    case text, json, tsv
  }

  private let classifier: Classifier
  private let form: any RecordForm.Type
  private let text: TextRecord?
  /// The written rule behind each rank.
  private let ruleOfRank: [Int]
  /// By written rule, the last for "no rule".
  private var rules: [RecordParts?]
  /// By written rule: its last record after the line's number. Replies that one rule decides
  /// mostly have one code and come from one ESP, too.
  private var lasts: [LastRecord?]
  private let beginning: [UInt8]
  private var number = LineNumber()
  private let permanences: [[UInt8]]
  /// By ESP, the last for "unknown".
  private let esps: [[UInt8]]
  private let inferred: [[UInt8]]

  package init(_ format: Format, _ classifier: Classifier, _ console: Console) {
    self.classifier = classifier
    form = format == .json ? JSONRecord.self : TSVRecord.self
    text = format == .text ? TextRecord(classifier, console) : nil
    let names = classifier.catalogue
    let count = names.ruleCount
    ruleOfRank = (0..<names.rankCount).map { min(names.rule(ofRank: $0), count) }
    rules = Array(repeating: nil, count: count + 1)
    lasts = Array(repeating: nil, count: count + 1)
    beginning = Array(form.beginning.utf8)
    permanences = Permanence.allCases.map { Array($0.name.utf8) }
    esps = ((0..<names.espCount).map { names.espName($0) } + [nil]).map { [form] in form.value($0) }
    inferred = [form.inferred(false), form.inferred(true)]
  }

  /// The line that stands before all records, if the format has one.
  package var header: String? { text == nil ? form.header : nil }

  /// Appends the record of `answer` to `out`. `scratch` is that of the call that gave it.
  package mutating func write(
    _ answer: Answer, line: Int, reply: Span<UInt8>, _ scratch: inout Scratch,
    to out: inout [UInt8]
  ) {
    if let text {
      text.write(answer, reply, &out)
      return
    }
    let rule =
      ruleOfRank.indices.contains(answer.rank) ? ruleOfRank[answer.rank] : rules.count - 1
    out += beginning
    number.advance(to: line)
    out += number.digits
    if let last = lasts[rule], last.answer == answer {
      out += last.bytes
      return
    }
    let parts = rules[rule] ?? RecordParts(answer, classifier, form)
    rules[rule] = parts
    let start = out.count
    append(answer, parts, &scratch, to: &out)
    if !parts.hasCaptures { lasts[rule] = LastRecord(answer: answer, bytes: Array(out[start...])) }
  }

  /// What stands after the line's number.
  private func append(
    _ answer: Answer, _ parts: RecordParts, _ scratch: inout Scratch, to out: inout [UInt8]
  ) {
    out += parts.category
    out += permanences[Int(answer.permanence.rawValue)]
    out += parts.verdict
    out += esps.indices.contains(answer.esp) ? esps[answer.esp] : esps[esps.count - 1]
    out += inferred[answer.isESPInferred ? 1 : 0]
    form.append(code: answer.code, enhanced: answer.enhanced, to: &out)
    if parts.hasCaptures {
      let captures = classifier.captures(of: answer, using: &scratch)
      out += form.end(
        captures, classifier.advice(of: answer, captures: captures),
        retryAfter: classifier.retryAfter(of: answer))
    } else {
      out += parts.end
    }
  }
}

/// A record without captures, to be copied for the next reply with the same answer.
struct LastRecord {
  let answer: Answer
  let bytes: [UInt8]
}

/// What all records of one rule share.
final class RecordParts {
  /// Between the line and the permanence.
  let category: [UInt8]
  /// Between the permanence and the ESP.
  let verdict: [UInt8]
  /// After the enhanced status code; unused if there are captures.
  let end: [UInt8]
  let hasCaptures: Bool

  init(_ answer: Answer, _ classifier: Classifier, _ form: any RecordForm.Type) {
    category = form.category(classifier.category(of: answer))
    verdict = form.verdict(
      party: classifier.party(of: answer).name, action: classifier.action(of: answer).name,
      rule: classifier.rule(of: answer), decision: answer.decision.name)
    hasCaptures =
      answer.rank >= 0
      && !classifier.catalogue.captures(
        ofRule: classifier.catalogue.rule(ofRank: answer.rank)
      ).isEmpty
    end = form.end(
      [], classifier.advice(of: answer, captures: []),
      retryAfter: classifier.retryAfter(of: answer))
  }
}

/// The spelling of records in one format.
protocol RecordForm {
  static var header: String? { get }
  static var beginning: String { get }
  static func category(_ name: String) -> [UInt8]
  static func verdict(party: String, action: String, rule: String?, decision: String) -> [UInt8]
  /// A name, or what stands for none.
  static func value(_ name: String?) -> [UInt8]
  static func inferred(_ isInferred: Bool) -> [UInt8]
  static func append(code: ReplyCode?, enhanced: EnhancedCode?, to out: inout [UInt8])
  static func end(
    _ captures: [Classification.Capture], _ advice: String, retryAfter: Int?
  ) -> [UInt8]
}

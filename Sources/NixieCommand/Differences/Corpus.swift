internal import Nixie
package import NixieAnalysis
internal import NixieLogs

/// Real replies for `--corpus FILE`: a line each, plain, or a JSON object with `text` and perhaps
/// `esp`, `mx`, `domain` and `stage`. Empty lines are left out.
package enum Corpus {
  /// The replies of `path`, `-` being standard input; of no path none.
  package static func read(_ path: String?) throws(Failure) -> [WrittenReply] {
    guard let path else { return [] }
    var replies: [WrittenReply] = []
    var number = 0
    var reader = try LineReader(path)
    try reader.forEachLine { line in
      number += 1
      if line.isEmpty { return true }
      let place = "\(path):\(number)"
      if line[0] == 0x7b, let object = JSONLine(line) {
        replies.append(
          WrittenReply(
            text: object.event.reply, hints: Hints(object.event, Hints()), place: place))
      } else {
        replies.append(WrittenReply(text: line.copied(), place: place))
      }
      return true
    }
    return replies
  }
}

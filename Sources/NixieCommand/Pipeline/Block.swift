internal import Nixie
internal import NixieLogs

/// A piece of the input on its way: filled, answered, written.
///
/// Never used by two threads at once: a ``BlockRelay`` hands it on.
final class Block: @unchecked Sendable {
  // What the intake says.
  var bytes: [UInt8] = []
  /// How many of `bytes` count.
  var count = 0
  /// Its place among the blocks of a relay.
  var number = 0
  var name = ""
  var format = InputFormat.lines
  /// Reads the records, where blocks are of whole lines that are not plain.
  var parser: RecordParser?
  /// The records, where one parser has to find all of an input's.
  var records = RecordBatch()
  /// The results, where one parser has to read all of an input, or where they are kept.
  var events = EventBatch()
  /// The records before it.
  var line = 0
  var plan: AnswerPlan?

  // What came of it.
  var out = RecordBuffer()
  /// Of `events`, where they are kept.
  var answers: [Answer] = []
  /// The parser as it was when the block's bytes were read: it has learned from them.
  var learned: RecordParser?
  var counts = LogCounts()
  var tally = Tally()
  /// Lines that could not be read, as far as they are to be shown.
  var notes: [Note] = []
  var times = StageTimes()
}

extension Block {
  /// A line that could not be read.
  struct Note {
    let line: Int
    let text: String
  }

  /// Notes a line that could not be read.
  func note(_ bytes: Span<UInt8>, line: Int) {
    // Each is said or counted by the writer; a block of nothing else must not fill memory.
    if notes.count < 100 { notes.append(Note(line: line, text: bytes.shown(limit: 120))) }
  }
}

/// Where the time of the processors goes, in nanoseconds.
package struct StageTimes: Sendable {
  /// Copying input, and finding where blocks end.
  var reading = 0
  /// Finding lines, parsing records.
  var splitting = 0
  /// Normalising, scanning, resolving.
  var answering = 0
  /// Writing records into memory.
  var formatting = 0
  /// Writing to the output.
  var writing = 0

  static func += (total: inout StageTimes, part: StageTimes) {
    total.reading += part.reading
    total.splitting += part.splitting
    total.answering += part.answering
    total.formatting += part.formatting
    total.writing += part.writing
  }
}

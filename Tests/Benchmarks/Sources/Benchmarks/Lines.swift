import Foundation
import Peers

/// Many replies in one block of bytes, as a file has them, without the ends of lines.
struct Lines {
  private(set) var bytes: [UInt8] = []
  /// Line i is `bytes[offsets[i]..<offsets[i + 1]]`.
  private(set) var offsets: [UInt64] = [0]

  var count: Int { offsets.count - 1 }

  func range(_ index: Int) -> Range<Int> { Int(offsets[index])..<Int(offsets[index + 1]) }

  func text(_ index: Int) -> String { String(decoding: bytes[range(index)], as: UTF8.self) }

  mutating func append(_ line: some Sequence<UInt8>) {
    bytes.append(contentsOf: line)
    offsets.append(UInt64(bytes.count))
  }

  /// The first `limit` lines.
  func prefix(_ limit: Int) -> Lines {
    guard limit < count else { return self }
    var part = self
    part.offsets.removeSubrange((limit + 1)...)
    part.bytes.removeSubrange(Int(offsets[limit])...)
    return part
  }

  /// All lines as a file.
  var file: Data {
    var data = Data(capacity: bytes.count + count)
    for index in 0..<count {
      data.append(contentsOf: bytes[range(index)])
      data.append(0x0a)
    }
    return data
  }

  /// Calls `body` with what the peers read.
  func withPeerLines<R>(_ body: (peer_lines) -> R) -> R {
    bytes.withUnsafeBufferPointer { bytes in
      offsets.withUnsafeBufferPointer { offsets in
        body(
          peer_lines(bytes: bytes.baseAddress, offsets: offsets.baseAddress, count: count))
      }
    }
  }
}

extension Lines {
  /// The lines of a file; nil if it cannot be read.
  init?(file path: String, limit: Int = .max) {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    let all = [UInt8](data)
    self.init()
    bytes.reserveCapacity(all.count)
    for line in all.split(separator: 0x0a, omittingEmptySubsequences: false).prefix(limit)
    where !line.isEmpty {
      append(line)
    }
  }
}

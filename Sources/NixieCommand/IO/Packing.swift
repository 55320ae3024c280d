/// A way of packing files that a program of the machine undoes.
struct Packing {
  /// The bytes that such a file begins with.
  let magic: [UInt8]
  /// The program that unpacks standard input to standard output with `-dc`.
  let program: String

  static let all = [
    Packing(magic: [0x1f, 0x8b], program: "gzip"),
    Packing(magic: [0x28, 0xb5, 0x2f, 0xfd], program: "zstd"),
    Packing(magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], program: "xz"),
  ]

  /// What a file that begins with `head` was packed with, if it was.
  init?(_ head: ArraySlice<UInt8>) {
    guard let found = Self.all.first(where: { head.starts(with: $0.magic) }) else { return nil }
    self = found
  }

  private init(magic: [UInt8], program: String) {
    self.magic = magic
    self.program = program
  }

  /// Whether `head` is too short to tell.
  static func couldBegin(_ head: ArraySlice<UInt8>) -> Bool {
    all.contains { head.count < $0.magic.count && $0.magic.starts(with: head) }
  }
}

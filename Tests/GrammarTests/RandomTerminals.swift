/// What may stand for the terminals of the grammar.
struct RandomTerminals {
  private var dice: Dice

  init(seed: UInt64) { dice = Dice(seed: seed) }

  /// Bytes for the terminal `name`; none for one that is not known, which the parser then rejects.
  mutating func make(_ name: String) -> [UInt8] {
    switch name {
    case "NAME": Array(self.name().utf8)
    case "RULE-NAME":
      Array((dice.once(in: 2) ? self.name() : self.name() + "/" + self.name()).utf8)
    case "WORD": [0x77] + bytes(upTo: 8, without: Array(" \t\r\n,|\"".utf8) + Array(0x80...0xFF))
    case "STRING": string()
    case "HOST": Array(host().utf8)
    case "CODE": Array(code().utf8)
    case "ENHANCED": Array(enhanced().utf8)
    case "DATE":
      Array("\(1970 + dice.below(130))-\(two(1 + dice.below(12)))-\(two(1 + dice.below(28)))".utf8)
    case "INTEGER": Array("\(dice.below(2_000_001) - 1_000_000)".utf8)
    case "NUMBER": Array("\(1 + dice.below(365))".utf8)
    case "REGEX": [0x72] + verbatim()
    case "REPLY": dice.once(in: 12) ? [] : [0x35] + verbatim()
    default: []
    }
  }

  mutating func comment() -> [UInt8] {
    [0x23] + bytes(upTo: 20, without: [0x0A])
  }

  private mutating func name() -> String {
    let parts = (0...dice.below(3)).map { _ in letters("abcdefghijklmnopqrstuvwxyz0123456789") }
    return "q" + parts.joined(separator: "-")
  }

  private mutating func letters(_ alphabet: String) -> String {
    let letters = alphabet.map(String.init)
    return (0...dice.below(7)).map { _ in dice.pick(letters) }.joined()
  }

  private mutating func host() -> String {
    let labels = (0...dice.below(3)).map { _ in letters("abcxyz019-_ABC") }
    return (dice.once(in: 3) ? "*." : "") + labels.joined(separator: ".")
  }

  private mutating func code() -> String {
    dice.pick(["2", "3", "4", "5", "x"]) + digitOrAny() + digitOrAny()
  }

  private mutating func digitOrAny() -> String {
    dice.once(in: 4) ? "x" : "\(dice.below(10))"
  }

  private mutating func enhanced() -> String {
    let subject = dice.once(in: 4) ? "x" : "\(dice.below(1_000))"
    let low = dice.below(1_000)
    let detail = dice.pick(["x", "\(low)", "\(low)-\(low + dice.below(1_000 - low))"])
    return dice.pick(["2", "4", "5", "x"]) + "." + subject + "." + detail
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private mutating func string() -> [UInt8] {
    let inside = bytes(upTo: 30, without: [0x0A]).flatMap { $0 == 0x22 ? [$0, $0] : [$0] }
    return [0x22] + inside + [0x22]
  }

  private mutating func verbatim() -> [UInt8] { bytes(upTo: 40, without: [0x0A]) }

  /// Mostly printable, sometimes anything: NUL, carriage returns, bytes that are not UTF-8.
  private mutating func bytes(upTo length: Int, without banned: [UInt8]) -> [UInt8] {
    (0..<dice.below(length)).map { _ in
      let byte = UInt8(dice.once(in: 10) ? dice.below(256) : 0x20 + dice.below(95))
      return banned.contains(byte) ? 0x61 : byte
    }
  }
}

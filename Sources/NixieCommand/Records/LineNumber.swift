/// The number of a line as decimal digits, counted on as a car's odometer is: without a division.
struct LineNumber {
  private(set) var digits: [UInt8] = [0x30]
  private var value = 0

  /// Goes on to `line`. O(1) for the next one.
  mutating func advance(to line: Int) {
    guard line == value + 1 else {
      value = line
      digits = []
      digits.append(decimal: line)
      return
    }
    value = line
    var place = digits.count - 1
    while place >= 0 {
      guard digits[place] == 0x39 else {
        digits[place] += 1
        return
      }
      digits[place] = 0x30
      place -= 1
    }
    digits.insert(0x31, at: 0)
  }
}

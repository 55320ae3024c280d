import NixieAutomata
import Testing

@Suite struct ByteSetTests {
  @Test func algebra() {
    let letters = ByteSet.letters
    #expect(letters.count == 26)
    #expect(letters.first == 0x61)
    #expect(letters.complement.count == 230)
    #expect(letters.union(.digits).bytes.count == 36)
    #expect(letters.isSubset(of: .wordBytes))
    #expect(letters.isDisjoint(with: .digits))
    #expect(ByteSet().first == nil)
    #expect(ByteSet(0...255).count == 256)
    #expect(!ByteSet.any.contains(Frame.start) && !ByteSet.any.contains(Frame.end))
  }

  @Test func everyByteIsFound() {
    for byte in UInt8.min...UInt8.max {
      let set = ByteSet(byte)
      #expect(set.bytes == [byte] && set.first == byte && set.count == 1)
      #expect(!set.complement.contains(byte) && set.complement.count == 255)
    }
  }
}

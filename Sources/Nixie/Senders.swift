/// Tells who says a reply: by hint, else by the words that only they use.
final class Senders: Sendable {
  private let hosts: HostTrie
  private let domains: HostTrie
  private let esps: Words
  private let strings: Octets
  private let signatures: Words
  private let dominators: Words
  private let signatureOffsets: Words
  private let signatureEntries: Words
  private let patterns: Patterns

  private typealias ESP = ImageLayout.Record.ESP
  private typealias Signature = ImageLayout.Record.Signature

  init(_ image: Image, patterns: Patterns) {
    hosts = HostTrie(image.words(.hosts))
    domains = HostTrie(image.words(.domains))
    esps = image.words(.esps)
    strings = image.octets(.strings)
    signatures = image.words(.signatures)
    dominators = image.words(.dominators)
    signatureOffsets = image.words(.signatureOffsets)
    signatureEntries = image.words(.signatureEntries)
    self.patterns = patterns
  }

  /// The ESP of a reply: MX host, then name, then recipient domain, then the host that the reply's
  /// wrapper names, then signatures.
  func esp(
    mxHost: Span<UInt8>, name: Span<UInt8>, domain: Span<UInt8>, head: borrowing ReplyHead,
    reply: Span<UInt8>, _ scratch: inout Scratch
  ) -> (esp: Int?, isInferred: Bool) {
    if !mxHost.isEmpty {
      scratch.foldHost(mxHost)
      if let esp = hosts.esp(of: scratch.host) { return (esp, false) }
    }
    if !name.isEmpty, let esp = index(ofName: name) { return (esp, false) }
    if !domain.isEmpty {
      scratch.foldHost(domain)
      if let esp = domains.esp(of: scratch.host) { return (esp, false) }
    }
    if let host = head.host {
      scratch.foldHost(reply, host)
      if let esp = hosts.esp(of: scratch.host) { return (esp, false) }
    }
    let esp = signedBy(&scratch)
    return (esp, esp != nil)
  }

  /// The ESP named `name`, by binary search. O(length × log ESPs).
  func index(ofName name: Span<UInt8>) -> Int? {
    var low = 0
    var high = esps.count / ESP.size
    while low < high {
      let middle = (low + high) / 2
      let offset = esps.int(middle * ESP.size + ESP.name)
      let length = esps.int(middle * ESP.size + ESP.name + 1)
      switch strings.compare(offset, length, with: name) {
      case 0: return middle
      case 1: high = middle
      default: low = middle + 1
      }
    }
    return nil
  }

  /// The one ESP whose signatures hold and are not outdone by a more specific one of another.
  private func signedBy(_ scratch: inout Scratch) -> Int? {
    if signatures.count == 0 { return nil }
    scratch.signatures.removeAll(keepingCapacity: true)
    let always = signatureOffsets.count - 1
    collect(always - 1, &scratch)
    for index in 0..<scratch.notes.count {
      let fragment = scratch.notes[index]
      // Few fragments are part of a signature.
      if signatureOffsets[fragment] != signatureOffsets[fragment &+ 1] {
        collect(fragment, &scratch)
      }
    }
    if scratch.signatures.isEmpty { return nil }
    guard scratch.signatures.count <= Limits.signatures else { return nil }
    var found: Int?
    for index in 0..<scratch.signatures.count {
      let signature = scratch.signatures[index]
      if isDominated(signature, scratch.signatures) { continue }
      let esp = signatures.int(Int(signature) * Signature.size + Signature.esp)
      if let found, found != esp { return nil }
      found = esp
    }
    return found
  }

  /// Signatures announced by `fragment` that hold. The list after the last fragment's is of those
  /// that no fragment announces.
  private func collect(_ fragment: Int, _ scratch: inout Scratch) {
    let low = signatureOffsets.int(fragment)
    let high = min(signatureOffsets.int(fragment + 1), signatureEntries.count)
    guard low < high else { return }
    for index in low..<high {
      let signature = signatureEntries[index]
      guard scratch.signatures.count <= Limits.signatures,
        patterns.holds(
          signatures.int(Int(signature) * Signature.size + Signature.pattern), &scratch),
        !Self.holds(scratch.signatures, signature)
      else { continue }
      scratch.signatures.append(signature)
    }
  }

  private func isDominated(_ signature: UInt32, _ others: [UInt32]) -> Bool {
    let record = Int(signature) * Signature.size
    let first = signatures.int(record + Signature.dominators)
    let count = min(signatures.int(record + Signature.dominatorCount), dominators.count)
    for index in first..<first + count where Self.holds(others, dominators[index]) { return true }
    return false
  }

  /// Whether `signature` is among `some`, which are few. A plain loop, since the library's takes
  /// memory where nothing is optimised, and tests could not hold that nothing is taken.
  private static func holds(_ some: [UInt32], _ signature: UInt32) -> Bool {
    for index in 0..<some.count where some[index] == signature { return true }
    return false
  }
}

extension Scratch {
  /// Keeps a host name, folded, without what stands before an `@` and without a final dot.
  fileprivate mutating func foldHost(_ name: Span<UInt8>) {
    host.removeAll(keepingCapacity: true)
    for at in 0..<name.count {
      let byte = name[at]
      if byte == 0x40 {
        host.removeAll(keepingCapacity: true)
      } else if host.count <= Limits.hostBytes {
        host.append(Byte.folded(byte))
      }
    }
    while host.count > 0 {
      let last = host[host.count - 1]
      guard last == 0x2e || last == 0x3e || Byte.isBlank(last) else { break }
      host.removeLast()
    }
  }

  fileprivate mutating func foldHost(_ reply: Span<UInt8>, _ range: Range<Int>) {
    host.removeAll(keepingCapacity: true)
    for at in range where host.count <= Limits.hostBytes { host.append(Byte.folded(reply[at])) }
    while host.count > 0, host[host.count - 1] == 0x2e { host.removeLast() }
  }
}

extension Octets {
  /// -1, 0 or 1 as the bytes at `offset` come before `other`, are it, or come after it.
  fileprivate func compare(_ offset: Int, _ length: Int, with other: Span<UInt8>) -> Int {
    for at in 0..<other.count {
      if at >= length { return -1 }
      let own = self[offset + at]
      if own != other[at] { return own < other[at] ? -1 : 1 }
    }
    return other.count < length ? 1 : 0
  }
}

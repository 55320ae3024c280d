internal import Nixie
internal import NixieCompiler

/// Who may say a reply: nobody known, each ESP, and whoever is recognised otherwise than before.
struct DiffContexts {
  struct Context {
    /// Who it is for each side, by the space's numbers.
    var old: Int?
    var new: Int?
    /// What has to be known of the reply.
    var hints: Hints
    /// A rule without a verdict, in the space, whose text is what the ESP is recognised by.
    var signature: Int?

    var isSame: Bool { old == new && signature == nil }
  }

  private(set) var all: [Context] = []
  /// ESPs are recognised by other words than before.
  private(set) var hasOtherSignatures = false

  init(_ joint: JointRules, _ old: Ruleset, _ new: Ruleset) {
    // Whoever has fewer rules comes first: what has no answer there has none for the others.
    all = [Context(old: nil, new: nil, hints: Hints())]
    let esps = joint.old.esps.indices.sorted {
      let depths = [$0, $1].map { joint.old.chain($0).count + joint.new.chain($0).count }
      return (depths[0], $0) < (depths[1], $1)
    }
    for esp in esps {
      all.append(
        Context(
          old: joint.isKnown.old[esp] ? esp : nil, new: joint.isKnown.new[esp] ? esp : nil,
          hints: Hints(esp: joint.old.esps[esp])))
    }
    addHosts(joint, old, new)
    addSignatures(joint)
  }

  /// Hosts and domains that are somebody else's than before.
  private mutating func addHosts(_ joint: JointRules, _ old: Ruleset, _ new: Ruleset) {
    let numbers = Dictionary(uniqueKeysWithValues: zip(joint.old.esps, joint.old.esps.indices))
    var seen: Set<[Int]> = []
    for esp in old.esps + new.esps {
      let hosts = esp.hosts.map { ($0, false) } + esp.domains.map { ($0, true) }
      for (host, isDomain) in hosts {
        let name = (host.isSuffix ? "mx." : "") + host.name
        let hints = isDomain ? Hints(domain: name) : Hints(mxHost: name)
        let sides = [joint.old, joint.new].map { side in
          side.classifier.classify("x", hints: hints).esp.flatMap { numbers[$0] }
        }
        guard sides[0] != sides[1], seen.insert(sides.map { $0 ?? -1 }).inserted else { continue }
        all.append(Context(old: sides[0], new: sides[1], hints: hints))
      }
    }
  }

  private mutating func addSignatures(_ joint: JointRules) {
    for signature in joint.changedSignatures {
      hasOtherSignatures = true
      all.append(
        Context(
          old: signature.isNew ? nil : signature.esp, new: signature.isNew ? signature.esp : nil,
          hints: Hints(), signature: signature.rule))
    }
  }
}

import Foundation
import NixieCommand
import Testing

/// What `nixie check` writes for other programs.
@Suite struct CheckReportTests {
  private static let sample = Samples.path("findings.nixie")

  @Test(arguments: Report.Format.allCases.map(\.rawValue)) func golden(_ format: String) throws {
    let ran = nixie("check", "--format", format, Self.sample)
    #expect(ran.code == .errors)
    // Fingerprints are made of the path as well, which is not the same everywhere.
    let text = ran.text.replacing(Samples.tests + "/Samples/", with: "@")
      .replacing(/"[0-9a-f]{16}"/, with: "\"FINGERPRINT\"")
    if let difference = try Recorded.difference(text, "report-\(format).txt") {
      Issue.record("\(difference)")
    }
  }

  @Test(arguments: Report.Format.allCases.map(\.rawValue)) func nothingFound(_ format: String) {
    let ran = nixie("check", "--format", format, Samples.rules)
    #expect(ran.code == .success)
    if format == "gitlab" || format == "json" { #expect(ran.text == "[]\n") }
    if format == "github" || format == "text" { #expect(ran.text.isEmpty) }
  }

  // MARK: SARIF

  /// The properties that the schema of SARIF 2.1.0 requires, and those it allows, of every object
  /// that is written.
  private static let shapes: [String: (required: Set<String>, allowed: Set<String>)] = [
    "log": (["version", "runs"], ["$schema", "version", "runs"]),
    "run": (["tool"], ["tool", "results", "columnKind", "artifacts"]),
    "tool": (["driver"], ["driver"]),
    "driver": (["name"], ["name", "version", "rules", "informationUri"]),
    "rule": (
      ["id"], ["id", "name", "shortDescription", "fullDescription", "help", "defaultConfiguration"]
    ),
    "text": (["text"], ["text", "markdown"]),
    "configuration": ([], ["level"]),
    "result": (
      ["message"],
      [
        "ruleId", "ruleIndex", "level", "message", "locations", "relatedLocations",
        "partialFingerprints", "fixes",
      ]
    ),
    "location": ([], ["physicalLocation", "message"]),
    "physicalLocation": (["artifactLocation"], ["artifactLocation", "region"]),
    "artifactLocation": (["uri"], ["uri"]),
    "region": ([], ["startLine", "startColumn", "endLine", "endColumn"]),
    "fix": (["artifactChanges"], ["description", "artifactChanges"]),
    "change": (["artifactLocation", "replacements"], ["artifactLocation", "replacements"]),
    "replacement": (["deletedRegion"], ["deletedRegion", "insertedContent"]),
  ]

  /// An object of the log, held against its shape.
  private func object(_ value: Any?, _ shape: String) throws -> [String: Any] {
    let object = try #require(value as? [String: Any], "\(shape)")
    let (required, allowed) = try #require(Self.shapes[shape])
    #expect(required.isSubset(of: Set(object.keys)), "\(shape) \(object.keys)")
    #expect(Set(object.keys).isSubset(of: allowed), "\(shape) \(object.keys)")
    return object
  }

  private func objects(_ value: Any?, _ shape: String) throws -> [[String: Any]] {
    try #require(value as? [Any], "\(shape)").map { try object($0, shape) }
  }

  @Test func sarifHasTheShapeOfItsSchema() throws {
    let ran = nixie("check", "--format", "sarif", Samples.path("faults.nixie"))
    let log = try object(JSONSerialization.jsonObject(with: Data(ran.out)), "log")
    #expect(log["version"] as? String == "2.1.0")
    for run in try objects(log["runs"], "run") {
      #expect(run["columnKind"] as? String == "unicodeCodePoints")
      let driver = try object(object(run["tool"], "tool")["driver"], "driver")
      let rules = try objects(driver["rules"], "rule")
      for rule in rules {
        for text in ["shortDescription", "fullDescription", "help"] {
          _ = try object(rule[text], "text")
        }
        _ = try object(rule["defaultConfiguration"], "configuration")
      }
      let results = try objects(run["results"], "result")
      #expect(results.count == 17)
      for result in results { try check(result, rules.compactMap { $0["id"] as? String }) }
      let fingerprints = results.compactMap { $0["partialFingerprints"] as? [String: String] }
      #expect(Set(fingerprints).count == results.count)
    }
  }

  private func check(_ result: [String: Any], _ rules: [String]) throws {
    _ = try object(result["message"], "text")
    #expect(["error", "warning", "note"].contains(result["level"] as? String))
    let index = try #require(result["ruleIndex"] as? Int)
    #expect(rules[index] == result["ruleId"] as? String)
    let related = result["relatedLocations"] as? [Any] ?? []
    for location in try objects(result["locations"], "location")
      + related.map({ try object($0, "location") })
    {
      let place = try object(location["physicalLocation"], "physicalLocation")
      let artifact = try object(place["artifactLocation"], "artifactLocation")
      #expect(URL(string: artifact["uri"] as? String ?? "") != nil)
      let region = try object(place["region"], "region")
      for key in ["startLine", "startColumn", "endLine", "endColumn"] {
        #expect(try #require(region[key] as? Int) >= 1)
      }
    }
    for fix in result["fixes"] as? [Any] ?? [] {
      for change in try objects(object(fix, "fix")["artifactChanges"], "change") {
        for replacement in try objects(change["replacements"], "replacement") {
          _ = try object(replacement["deletedRegion"], "region")
          _ = try object(replacement["insertedContent"], "text")
        }
      }
    }
  }

  // MARK: XML

  @Test(arguments: ["junit", "checkstyle"]) func isXML(_ format: String) {
    let ran = nixie("check", "--format", format, Self.sample, Samples.path("faults.nixie"))
    #expect(ran.text.isBalancedXML)
  }

  /// Every reply has a name of its own, passed or not.
  @Test func junitOfATestNamesEveryReply() throws {
    let folder = Folder()
    let path = folder.path("results.xml")
    let ran = nixie("test", Samples.path("failing.nixie"), "--junit", path)
    #expect(ran.code == .findings)
    let xml = String(decoding: bytes(path), as: UTF8.self)
    #expect(xml.isBalancedXML)
    let cases = xml.matches(of: /<testcase classname="([^"]+)" name="([^"]+)"/)
    #expect(cases.count == 8)
    #expect(Set(cases.map { String($0.2) }).count == 8)
    #expect(cases.allSatisfy { $0.1.hasPrefix("failing/") })
    #expect(xml.contains("expected rate-limited, got mailbox-full"))
  }
}

extension String {
  /// Whether its tags are closed in order, and no sign of markup stands outside of them.
  fileprivate var isBalancedXML: Bool {
    var open: [Substring] = []
    for tag in matches(of: /<([\/?]?)([a-z]+)((?:\s+[a-z]+="[^"<]*")*)\s*([\/?]?)>/) {
      if tag.1 == "/" {
        guard open.popLast() == tag.2 else { return false }
      } else if tag.1.isEmpty, tag.4.isEmpty {
        open.append(tag.2)
      }
    }
    let rest = replacing(/<([\/?]?)([a-z]+)((?:\s+[a-z]+="[^"<]*")*)\s*([\/?]?)>/, with: "")
    return open.isEmpty && !rest.contains("<") && !rest.contains(">")
      && rest.matches(of: /&(?!(amp|lt|gt|quot|#[0-9]+);)/).isEmpty
  }
}

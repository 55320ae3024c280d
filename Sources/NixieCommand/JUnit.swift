internal import NixieAnalysis
internal import NixieSyntax

/// Results of a trial in the XML that CI systems read. (The format is a convention of Ant's JUnit
/// task; only `testsuite`, `testcase` and `failure` are used.)
enum JUnit {
  static func document(_ trial: Trial, _ sources: [SourceFile]) -> String {
    var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    xml += "<testsuite name=\"nixie\" tests=\"\(trial.count)\""
    xml += " failures=\"\(trial.failures.count)\">\n"
    let passed = trial.count - trial.failures.count
    for index in 0..<max(0, passed) {
      xml += "  <testcase classname=\"passed\" name=\"reply \(index + 1)\"/>\n"
    }
    for failure in trial.failures {
      let source = sources[failure.span.file]
      let place = "\(source.path):\(source.line(of: failure.span.start))"
      xml += "  <testcase classname=\"\(escaped(failure.owner))\" name=\"\(escaped(place))\">\n"
      xml += "    <failure message=\"\(escaped(failure.message))\">"
      xml += escaped("expected \(failure.expected), got \(failure.got)")
      xml += "</failure>\n  </testcase>\n"
    }
    return xml + "</testsuite>\n"
  }

  /// XML text: markup escaped, control characters that XML 1.0 forbids left out.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default:
        if scalar.value >= 0x20 || scalar == "\n" || scalar == "\t" {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }
}

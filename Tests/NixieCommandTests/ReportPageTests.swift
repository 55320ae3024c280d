import Foundation
import NixieCommand
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The page, as far as that can be told without a browser.
@Suite struct ReportPageTests {
  private func page(_ log: String) -> String {
    let folder = Folder()
    let path = folder.path("page.html")
    _ = nixie("report", "--rules", ReportTests.rules, "--html", path, "--", log)
    return String(decoding: bytes(path), as: UTF8.self)
  }

  /// It is XML as well as HTML, so that a forgotten end or escape shows.
  private func isWellFormed(_ page: String) -> Bool {
    let body = page.replacing("<!DOCTYPE html>\n", with: "")
    let parser = XMLParser(data: Data(body.utf8))
    return parser.parse()
  }

  @Test func itIsWellFormedAndAccessible() {
    let page = page(ReportTests.log)
    #expect(isWellFormed(page))
    #expect(page.contains("<html lang=\"en\">"))
    for part in ["<header", "<main id=\"main\"", "<nav aria-label", "<footer", "class=\"skip\""] {
      #expect(page.contains(part), "\(part)")
    }
    let tables = page.components(separatedBy: "<table").count - 1
    #expect(tables >= 5 && page.components(separatedBy: "<caption>").count - 1 == tables)
    #expect(page.components(separatedBy: "<h1>").count == 2)
    // Each drawing has words for it, or a number beside it.
    for drawing in page.components(separatedBy: "<svg").dropFirst() {
      let tag = drawing.prefix { $0 != ">" }
      #expect(tag.contains("aria-label=") || tag.contains("aria-hidden=\"true\""), "\(tag)")
    }
    // Links within the page lead somewhere.
    for match in page.matches(of: /href="#([^"]+)"/) {
      #expect(page.contains("id=\"\(match.1)\""), "\(match.1)")
    }
    var ids: Set<String> = []
    for match in page.matches(of: /\sid="([^"]+)"/) {
      #expect(ids.insert(String(match.1)).inserted, "\(match.1) stands twice")
    }
  }

  /// Nothing is loaded: no address outside of text, no file, no font.
  @Test func itLoadsNothing() {
    let page = page(ReportTests.log)
    for word in ["src=", "<link", "@import", "url(", "<iframe", "<img", "fetch(", "srcset"] {
      #expect(!page.contains(word), "\(word)")
    }
    #expect(page.contains("default-src &#39;none&#39;"))
    for match in page.matches(of: /(?:href|action)="([^#"][^"]*)"/) {
      Issue.record("a link leads away: \(match.1)")
    }
  }

  /// Whoever answers may write what they like into their reply.
  @Test func hostileRepliesStayText() throws {
    let folder = Folder()
    let reply = "550 5.1.1 <script>alert(1)</script> \" onmouseover='x' ]]> & \u{202e}gnp \u{fffe}"
    let lines = [
      reply, "550 <script>alert(1)</script> mailbox not found", "550 &lt;b&gt; user unknown <b>",
    ]
    let log = folder.file("<script>log", lines.joined(separator: "\n"))
    let page = page(log)
    #expect(isWellFormed(page))
    #expect(page.components(separatedBy: "<script>").count == 2)
    #expect(page.contains("&lt;script&gt;alert(1)"))
    #expect(page.contains("&amp;lt;b&amp;gt;"))
    #expect(!page.contains("\u{202e}") && !page.contains("onmouseover='"))
  }

  /// Text has the contrast that WCAG 2.1 AA asks for, in both schemes.
  @Test func contrastSuffices() {
    let texts = ["text", "soft", "link", "permanent", "temporary", "none"]
    for scheme in [true, false] {
      func luminance(_ name: String) -> Double {
        let color = PageStyle.colors.first { $0.name == name }
        let hex = (scheme ? color?.light : color?.dark) ?? "#000000"
        let value = Int(hex.dropFirst(), radix: 16) ?? 0
        let parts = [value >> 16 & 255, value >> 8 & 255, value & 255].map { byte in
          let share = Double(byte) / 255
          return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
      }
      func contrast(_ one: String, _ other: String) -> Double {
        let pair = [luminance(one), luminance(other)].sorted()
        return (pair[1] + 0.05) / (pair[0] + 0.05)
      }
      for text in texts {
        for ground in ["ground", "card", "chip"] {
          #expect(contrast(text, ground) >= 4.5, "\(text) on \(ground)")
        }
      }
      for series in 0...5 { #expect(contrast("s\(series)", "card") >= 3, "s\(series)") }
    }
  }
}

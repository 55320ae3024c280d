import Foundation
import NixieCommand
import Testing

/// The page in a real browser, where there is one: Chromium, without a window.
@Suite(.enabled(if: Browser.path != nil, "there is no Chromium here"))
struct ReportBrowserTests {
  /// What a script in the page saw.
  private struct Seen: Decodable {
    var errors: [String]
    var pageWidth: Int
    var frameWidth: Int
    /// By table: the keys of its second column as it comes, and after each of two clicks.
    var orders: [[[String]]]
    var sorted: [[String]]
    var opened: Bool
  }

  @Test(arguments: [390, 1_280], ["light", "dark"])
  func theTablesSortAndNothingOverflows(_ width: Int, _ scheme: String) throws {
    let folder = Folder()
    let path = folder.path("page.html")
    let ran = nixie(
      "report", "--rules", ReportTests.rules, "--html", path, "--", ReportTests.log)
    #expect(ran.code == .success)
    let page = String(decoding: bytes(path), as: UTF8.self)
    let wrapper = folder.file("test.html", Browser.wrapper(page, width: width))
    let dom = try #require(Browser.dump(wrapper, scheme: scheme, profile: folder.path("profile")))
    let result = try #require(dom.firstMatch(of: /<pre id="result">([^<]*)<\/pre>/))
    let json = String(result.1).replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&amp;", with: "&")
    let seen = try JSONDecoder().decode(Seen.self, from: Data(json.utf8))
    #expect(seen.errors == [])
    #expect(seen.pageWidth <= seen.frameWidth, "the page is wider than the screen")
    // But for a scroll bar.
    #expect((width - 20...width).contains(seen.frameWidth))
    #expect(seen.orders.count >= 5)
    for (table, orders) in seen.orders.enumerated() {
      let numbers = orders.map { $0.compactMap { Int($0) } }
      try #require(numbers.count == 3)
      #expect(numbers[0] == numbers[0].sorted(by: >), "table \(table) comes sorted")
      #expect(numbers[1] == numbers[1].sorted(), "one click turns it")
      #expect(numbers[2] == numbers[2].sorted(by: >), "a second one turns it back")
      #expect(seen.sorted[table] == ["ascending", "descending"])
    }
    #expect(seen.opened, "a link to a category opens its page")
  }
}

/// Chromium, if it is installed.
enum Browser {
  static let path: String? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    for name in ["chromium", "chromium-browser", "google-chrome"] {
      for folder in folders {
        let path = "\(folder)/\(name)"
        if FileManager.default.isExecutableFile(atPath: path) { return path }
      }
    }
    return nil
  }()

  /// A document that shows `page` in a frame of `width` and writes down what it sees there.
  static func wrapper(_ page: String, width: Int) -> String {
    let watched = page.replacing(
      "<title>",
      with: "<script>addEventListener('error', e => parent.errors.push(e.message));</script><title>"
    )
    let source = watched.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
    return """
      <!DOCTYPE html><meta charset="utf-8"><body style="margin:0">
      <script>var errors = [];</script>
      <iframe id="f" style="border:0;width:\(width)px;height:900px" srcdoc="\(source)"></iframe>
      <pre id="result"></pre>
      <script>
      const frame = document.getElementById("f");
      frame.onload = () => {
        const page = frame.contentDocument, root = page.documentElement;
        for (const part of page.querySelectorAll("details")) part.open = true;
        const tables = [...page.querySelectorAll("table.sortable")];
        const keys = table => [...table.tBodies[0].rows].map(row => row.cells[1].dataset.key);
        const seen = { errors, pageWidth: root.scrollWidth, frameWidth: root.clientWidth };
        seen.sorted = tables.map(() => []);
        seen.orders = tables.map((table, index) => {
          const orders = [keys(table)], head = table.tHead.rows[0].cells[1];
          for (let click = 0; click < 2; click++) {
            head.querySelector("button").click();
            orders.push(keys(table));
            seen.sorted[index].push(head.getAttribute("aria-sort"));
          }
          return orders;
        });
        const card = page.querySelector("details.card");
        card.open = false;
        page.querySelector(`a[href="#${card.id}"]`).click();
        setTimeout(() => {
          seen.opened = card.open;
          document.getElementById("result").textContent = JSON.stringify(seen);
        }, 100);
      };
      </script>
      """
  }

  /// The document after its scripts have run.
  static func dump(_ file: String, scheme: String, profile: String) -> String? {
    guard let path else { return nil }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
      "--user-data-dir=\(profile)", "--window-size=1400,1000",
      "--blink-settings=preferredColorScheme=\(scheme == "dark" ? 0 : 1)",
      "--virtual-time-budget=5000", "--dump-dom", "file://\(file)",
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: said, as: UTF8.self)
  }
}

internal import Glibc

/// How wide the output is.
enum TerminalWidth {
  /// Columns of text that goes into a pipe: those of the old terminals, and of most mails.
  static let usual = 80

  /// The columns of the terminal behind `output`; ``usual`` where there is none.
  static func columns(_ output: Output) -> Int {
    guard output.isTerminal else { return usual }
    var size = winsize()
    let asked = unsafe ioctl(1, UInt(TIOCGWINSZ), &size)
    return asked == 0 && size.ws_col > 0 ? Int(size.ws_col) : usual
  }
}

package import Nixie
package import NixieLogs

extension Hints {
  /// What `event` says of its reply, and `shared` where it is silent.
  package init(_ event: borrowing DeliveryEvent, _ shared: borrowing Hints) {
    self.init(
      mxHost: event.mxHost.isEmpty
        ? shared.mxHost : String(decoding: event.mxHost, as: UTF8.self),
      esp: event.esp.isEmpty ? shared.esp : String(decoding: event.esp, as: UTF8.self),
      domain: event.recipient.isEmpty
        ? shared.domain : String(decoding: event.recipient, as: UTF8.self),
      stage: event.stage ?? shared.stage)
  }
}

/// Words that stand in replies about everything.
///
/// Chosen by what they say without the words around them: which party, which limit, which list is
/// open with each of them.
enum CommonWords {
  static let all: Set<String> = [
    "abuse", "accept", "accepted", "access", "account", "action", "address", "allowed",
    "anti-spam", "antispam", "attachment", "authentication", "bad", "banned", "black", "blacklist",
    "blacklisted", "block", "blocked", "blocklist", "bounce", "bounced", "busy", "certificate",
    "client", "closed", "complete", "connect", "connection", "content", "data", "delayed",
    "delivered", "delivery", "denied", "deny", "disabled", "disallowed", "dns", "domain", "down",
    "dropped", "email", "error", "exceeded", "exist", "exists", "expired", "fail", "failed",
    "failure", "filter", "filtered", "forbidden", "found", "from", "full", "helo", "host",
    "illegal", "inactive", "internal", "invalid", "ip", "large", "later", "limit", "limited",
    "limits", "list", "listed", "local", "locked", "mail", "mailbox", "malformed", "many",
    "message", "messages", "missing", "network", "no", "not", "originator", "over", "permanent",
    "permission", "policy", "prohibited", "problem", "quota", "rate", "receive", "recipient",
    "recipients", "refused", "reject", "rejected", "relay", "relaying", "reputation", "resource",
    "restricted", "retry", "route", "rule", "rules", "secure", "security", "send", "sender",
    "server", "service", "session", "size", "smtp", "space", "spam", "spamming", "storage",
    "suspended", "suspicious", "system", "temporarily", "temporary", "throttled", "time",
    "timeout", "tls", "too", "traffic", "transaction", "try", "unable", "unavailable", "unknown",
    "unreachable", "unsolicited", "unverified", "user", "valid", "verify", "violation", "virus",
    "volume", "wrong",
  ]
}

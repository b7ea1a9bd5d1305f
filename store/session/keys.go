package session

// The names of all keys. The braces are a hash tag: what one script touches of
// a chat lives in one place should Redis ever be a cluster.
const prefix = "vneid:"

func keySession(chat string) string           { return prefix + "{" + chat + "}:s" }
func keyLock(chat string) string              { return prefix + "{" + chat + "}:l" }
func keyStrike(key string) string             { return prefix + "strike:" + key }
func keyGuess(of string) string               { return prefix + "{guess}:" + of }
func keyLease(name string) string             { return prefix + "lease:" + name }
func keyPaceAll(channel string) string        { return prefix + "pace:" + channel }
func keyPaceChat(channel, chat string) string { return prefix + "{" + channel + ":" + chat + "}:p" }

package bot

// Session is one chat's conversation as the session store hands it out: bytes
// whose meaning the engine knows, under a lock and a version. The version is
// the fence: a save under an older one is refused.
type Session struct {
	Key     string // Chat.Key
	Owner   string // of the turn, random for each
	Locked  bool   // for it: other copies may come to the chat
	Version int64  // 0 for a chat that has no session
	Data    []byte
	Anew    bool // what was stored could not be read: the conversation is lost, nothing that was recorded
}

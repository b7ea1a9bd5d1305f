package bot

import "time"

// EntryKind says what an entry of a transcript is.
type EntryKind string

// The kinds of entry.
const (
	EntrySaid   EntryKind = "said"   // a person's words: Text
	EntryPhoto  EntryKind = "photo"  // a person's picture or file: File, Text is its caption
	EntryAnswer EntryKind = "answer" // the bot's message
	EntryEdit   EntryKind = "edit"   // the bot's message that stands for the one of Of now
	EntryGone   EntryKind = "gone"   // the words of Of were taken away
)

// Entry is one line of a transcript: the log of a chat that nobody else keeps.
// A line is never changed, except that its words can be taken away.
type Entry struct {
	Seq     int64     `json:"-"` // place in the log over all chats, from 1
	After   int64     `json:"-"` // of one just appended: the Seq of the chat's entry before it, 0 for none
	Chat    string    `json:"-"` // Chat.ID
	Client  string    `json:"-"` // given by whoever wrote it, once in a chat; "" for the bot's
	At      time.Time `json:"-"`
	Kind    EntryKind `json:"kind"`
	From    AccountID `json:"from,omitempty"` // "" for the bot
	Name    string    `json:"name,omitempty"` // of From, for groups
	Of      int64     `json:"of,omitempty"`   // the entry that an edit or a removal concerns
	Text    string    `json:"text,omitempty"` // NFC, citizen numbers masked
	File    *File     `json:"file,omitempty"`
	Message *Message  `json:"message,omitempty"`
}

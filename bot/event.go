package bot

import "time"

// EventKind says what an event carries.
type EventKind string

// The kinds of event.
const (
	Said     EventKind = "said"     // a text, or a command
	Tapped   EventKind = "tapped"   // a button: Data
	Pictured EventKind = "pictured" // a photo or an image sent as a file: File, Text is its caption
	Edited   EventKind = "edited"   // a text message was edited: Text is the new text
	Voiced   EventKind = "voiced"   // a voice message, audio or video note
	Stuck    EventKind = "stuck"    // a sticker, an emoji, a reaction
	Filed    EventKind = "filed"    // a file that is not an image: File
	Unknown  EventKind = "unknown"  // anything else a person can send
	Blocked  EventKind = "blocked"  // the person blocked the bot, or it was removed from the group
	Joined   EventKind = "joined"   // the person unblocked it, or it was added to a group
	Moved    EventKind = "moved"    // the group became another chat: MovedTo
	Ended    EventKind = "ended"    // an officer ended what is under way, from inside
	Fetched  EventKind = "fetched"  // a picture's job ended badly, from inside: Picture
	Received EventKind = "received" // an officer's file was fetched, from inside: File, and the Command and Args it is for
)

// Event is one thing that happened in a chat, in the words of no platform.
// Channels make events: text is NFC, citizen numbers are masked already, and
// the id is the same each time the platform delivers the thing again.
// Its JSON form is what parking keeps.
type Event struct {
	ID      string         `json:"id"` // compared for equality only, "telegram:12345"
	Kind    EventKind      `json:"kind"`
	Chat    Chat           `json:"chat"`
	From    AccountID      `json:"from"`
	Name    string         `json:"name,omitempty"`     // as the platform shows the person
	Anon    bool           `json:"anon,omitempty"`     // an anonymous group admin: From is not a person
	Origin  string         `json:"origin,omitempty"`   // the same for all of one network address, which it does not show; the page alone knows it
	Lang    string         `json:"lang,omitempty"`     // the platform's language code of the person
	At      time.Time      `json:"at"`                 // the platform's date; for a tap the time of intake, UTC
	Message string         `json:"message,omitempty"`  // id of the message, for a tap of the tapped one
	ReplyTo bool           `json:"reply_to,omitempty"` // in reply to a message of the bot
	Called  bool           `json:"called,omitempty"`   // in a group: the bot's name and nothing else
	Text    string         `json:"text,omitempty"`     // of a tap: words that were typed for it, where the channel has fields
	Masked  bool           `json:"masked,omitempty"`   // a citizen number was in the text and is gone
	Command string         `json:"command,omitempty"`  // folded, without slash and bot name: "tonghop"
	Args    string         `json:"args,omitempty"`     // what followed the command, NFC
	Data    string         `json:"data,omitempty"`     // of a button
	Tap     string         `json:"tap,omitempty"`      // what the platform calls the tap, where its answer can show words
	File    *File          `json:"file,omitempty"`
	Card    *Card          `json:"card,omitempty"`  // a contact card that was sent: Kind is Said, without Text
	Album   string         `json:"album,omitempty"` // pictures sent together share it
	MovedTo string         `json:"moved_to,omitempty"`
	Picture *PictureResult `json:"picture,omitempty"`
	Quoted  *Quoted        `json:"quoted,omitempty"` // in private: the message that this one answers, where the platform tells
}

// Quoted is a message as far as an answer to it may mean what it holds.
type Quoted struct {
	Text string `json:"text,omitempty"` // or its caption, masked
	File *File  `json:"file,omitempty"` // a picture
}

// File names a file at the platform. Ref opens it there and is kept for the
// job that fetches it; Unique recognises the same file sent twice.
type File struct {
	Ref    string `json:"ref"`
	Unique string `json:"unique,omitempty"`
	Name   string `json:"name,omitempty"`
	Mime   string `json:"mime,omitempty"` // as its sender has it; of Received as its bytes have it
	Size   int64  `json:"size,omitempty"` // bytes, 0 for unknown

	SHA256 string       `json:"sha256,omitempty"` // of Received: its name on the shelf
	Fault  PictureFault `json:"fault,omitempty"`  // of Received: why it is not there, FaultBig, FaultFailed or FaultNoRoom
}

// FileMost is how many bytes a file may have that is fetched: bots are given no
// larger ones.
const FileMost = 20 << 20

// FetchFile is the kind of job that fetches an officer's file. Its arguments are
// the event that tells the desk of it.
const FetchFile = "file"

// Card is a contact card as a platform shows it.
type Card struct {
	Name  string `json:"name,omitempty"`
	Phone string `json:"phone"` // digits, as dialled here
}

// PictureFault is why a picture cannot be kept.
type PictureFault string

// The faults; each has a sentence ("photo.broken").
const (
	FaultNone     PictureFault = ""
	FaultNotImage PictureFault = "not_image"
	FaultBig      PictureFault = "big"
	FaultBroken   PictureFault = "broken"
	FaultTiny     PictureFault = "tiny"
	FaultFailed   PictureFault = "failed"  // it never came, after all tries
	FaultNoRoom   PictureFault = "no_room" // of a file that is no picture: the disk is full
)

// PictureResult tells the conversation what became of a picture it was given.
type PictureResult struct {
	Draft DraftID      `json:"draft"`
	Event string       `json:"event"` // the event that brought the picture
	Fault PictureFault `json:"fault"`
}

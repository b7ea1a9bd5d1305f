package zalo

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// reader turns updates into events. It knows what the bot is called, because
// groups mention it by name, and which commands there are.
type reader struct {
	bot   string // id
	name  string
	known map[string]bool
}

func (c *Channel) reader() reader { return reader{bot: c.ID, name: c.DisplayName(), known: c.known} }

// The names of events, between "message." and ".received".
const (
	wroteText    = "text"
	sentImage    = "image"
	sentSticker  = "sticker"
	sentVoice    = "voice"
	sentLink     = "link"
	sentFile     = "file"
	sentReaction = "reaction"
)

// event gives the update in the words of no platform; false for what is none:
// the platform's probe, other bots, and events that no message comes with. now
// is the time of intake.
func (r reader) event(u update, now time.Time) (bot.Event, bool) {
	what, spoken := strings.CutPrefix(u.Event, "message.")
	what = strings.TrimSuffix(what, ".received")
	m := u.Message
	if m == nil || bool(m.From.IsBot) || u.Event != "" && !spoken || what == sentReaction {
		return bot.Event{}, false
	}
	ev := bot.Event{At: m.Date.or(now), Message: string(m.ID)}
	if !r.origin(&ev, m) {
		return ev, false
	}
	ev.ID = r.eventID(u, ev)
	r.read(&ev, what, m)
	if ev.Kind == bot.Said {
		ev.Command, ev.Args = r.command(ev.Text, ev.Chat.Group)
	}
	return ev, true
}

// origin fills in where a message comes from and who wrote it.
func (r reader) origin(ev *bot.Event, m *message) bool {
	chat, from := string(m.Chat.ID), string(m.From.ID)
	group := strings.EqualFold(string(m.Chat.Kind), "GROUP") || strings.HasPrefix(chat, "zgr-")
	if !group && chat == "" {
		chat = from
	}
	if !group && from == "" {
		from = chat
	}
	if chat == "" || from == "" {
		return false
	}
	name := string(m.From.Name)
	if name == "" {
		name = string(m.From.Older)
	}
	ev.Chat = bot.Chat{Channel: Name, ID: chat, Group: group}
	ev.From = bot.AccountID(Name + ":" + from)
	ev.Name, _ = bot.MaskCitizen(vn.NFC(strings.TrimSpace(name)))
	// Of a group's messages only those that mention the bot or answer it arrive.
	ev.ReplyTo = group
	return true
}

// eventID is the same each time the platform delivers the message. Odd events
// come without an id: then chat, date and kind have to do.
func (r reader) eventID(u update, ev bot.Event) string {
	id := string(u.Message.ID)
	if id == "" {
		id = ev.Chat.ID + "-" + strconv.FormatInt(int64(u.Message.Date), 10) + "-" + u.Event
	}
	return Name + ":" + r.bot + ":" + id
}

// read says what the message carries.
func (r reader) read(ev *bot.Event, what string, m *message) {
	words, photo := m.Text, m.PhotoURL
	if words == "" {
		words = m.Caption
	}
	if photo == "" {
		photo = m.Photo
	}
	said := vn.NFC(strings.ToValidUTF8(string(words), ""))
	if ev.Chat.Group {
		said = r.strip(said)
	}
	ev.Text, ev.Masked = bot.MaskCitizen(said)
	ev.Kind = kindOf(what, ev.Text != "", photo != "")
	if ev.Called = ev.Chat.Group && ev.Text == "" && words != "" && kindOf(what, true, photo != "") == bot.Said; ev.Called {
		ev.Kind = bot.Said
	}
	if ev.Kind == bot.Pictured {
		ev.File = &bot.File{Ref: string(photo), Unique: unique(string(photo))}
	}
}

func kindOf(what string, words, photo bool) bot.EventKind {
	switch {
	case photo && (what == sentImage || what == ""):
		return bot.Pictured
	case words && (what == wroteText || what == sentLink || what == ""):
		return bot.Said
	case what == sentSticker:
		return bot.Stuck
	case what == sentVoice:
		return bot.Voiced
	case what == sentFile:
		return bot.Filed
	}
	return bot.Unknown
}

// unique recognises a picture by its path: what follows it may be a signature
// that changes.
func unique(address string) string {
	path, _, _ := strings.Cut(address, "?")
	sum := sha256.Sum256([]byte(path))
	return hex.EncodeToString(sum[:12])
}

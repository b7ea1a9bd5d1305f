package telegramtest

import (
	"slices"
	"time"
)

// Message is one message as the chat shows it now, or showed it when it was
// handed out: a copy that does not change any more.
type Message struct {
	ID       int
	Chat     int64
	From     int64 // BotID for the bot's own
	Topic    int
	Text     string // what is read: without markup, a caption too
	Entities []Entity
	Buttons  [][]Button
	Picture  []byte // of a photo or a file that the bot sent
	Edited   bool
	Deleted  bool
	Date     time.Time

	editDate time.Time
	sender   *user
	as       *chatInfo // sender_chat
	reply    int
	album    string
	photo    []fileInfo
	file     *fileInfo
	extra    map[string]any
	forward  bool
}

// Bot tells whether the bot wrote it.
func (m Message) Bot() bool { return m.From == BotID }

// File is the name of the file that the message is, "" for none.
func (m Message) File() string {
	if m.file == nil {
		return ""
	}
	return m.file.Name
}

// Labels lists the words on its buttons, row by row.
func (m Message) Labels() []string {
	var labels []string
	for _, row := range m.Buttons {
		for _, b := range row {
			labels = append(labels, b.Text)
		}
	}
	return labels
}

// Button finds a button by the words on it, or by its data.
func (m Message) Button(label string) (Button, bool) {
	for _, row := range m.Buttons {
		i := slices.IndexFunc(row, func(b Button) bool { return b.Text == label || b.Data != "" && b.Data == label })
		if i >= 0 {
			return row[i], true
		}
	}
	return Button{}, false
}

// Mono lists the parts in equal-width letters.
func (m Message) Mono() []string {
	var parts []string
	for _, e := range m.Entities {
		if e.Type == "pre" {
			parts = append(parts, cut16(m.Text, e.Offset, e.Length))
		}
	}
	return parts
}

// chat is a conversation at the platform. Server.mu guards it.
type chat struct {
	info     chatInfo
	standing string // of the bot: "member", "administrator", "left", "kicked"; "" before a private chat was started
	movedTo  int64
	topics   map[int]string
	messages []*Message // by id - 1; an edit puts a new copy in
	log      []entry
	changed  chan struct{}  // closed at the bot's next word; nil while nobody waits
	cursors  map[int64]*int // of the people in a group, see User.Wait
	sends    pace
}

// entry is one thing that happened in the chat, in order.
type entry struct {
	kind entryKind
	msg  *Message
	tap  string // the label
	by   string // who tapped
}

type entryKind uint8

const (
	wrote   entryKind = iota // a new message
	edited                   // a message became another
	deleted                  // a message is gone
	tapped                   // somebody tapped
)

func (c *chat) private() bool { return c.info.Type == "private" }

// add gives the message its id and shows it; s.mu is held.
func (s *Server) add(c *chat, m *Message) *Message {
	m.ID, m.Chat = len(c.messages)+1, c.info.ID
	if m.Date.IsZero() {
		m.Date = s.clock()
	}
	c.messages = append(c.messages, m)
	c.note(wrote, m)
	return m
}

func (c *chat) note(kind entryKind, m *Message) {
	c.log = append(c.log, entry{kind: kind, msg: m})
	if m.Bot() && c.changed != nil {
		close(c.changed)
		c.changed = nil
	}
}

// replace puts another version of a message in its place.
func (c *chat) replace(m *Message) {
	c.messages[m.ID-1] = m
	c.note(edited, m)
}

// find is the message with that id, nil when there is none any more.
func (c *chat) find(id int) *Message {
	if id < 1 || id > len(c.messages) || c.messages[id-1].Deleted {
		return nil
	}
	return c.messages[id-1]
}

// newest is the latest message that the bot wrote and that passes.
func (c *chat) newest(pass func(*Message) bool) *Message {
	for _, m := range slices.Backward(c.messages) {
		if m.Bot() && !m.Deleted && pass(m) {
			return m
		}
	}
	return nil
}

// reachable is the chat if the bot may write there now; s.mu is held.
func (s *Server) reachable(id int64) (*chat, *failure) {
	c := s.chats[id]
	switch {
	case c == nil:
		return nil, unlucky("chat not found")
	case c.movedTo != 0:
		f := unlucky("group chat was upgraded to a supergroup chat")
		f.Migrate = c.movedTo
		return nil, f
	case c.private() && c.standing == "kicked":
		return nil, forbidden("bot was blocked by the user")
	case c.private() && c.standing == "":
		return nil, forbidden("bot can't initiate conversation with a user")
	case c.standing == "kicked":
		return nil, forbidden("bot was kicked from the " + c.info.Type + " chat")
	case c.standing == "left":
		return nil, forbidden("bot is not a member of the " + c.info.Type + " chat")
	}
	return c, nil
}

// wire is the message as the Bot API tells it.
func (c *chat) wire(m *Message) *message {
	w := &message{
		ID: m.ID, From: m.sender, SenderChat: m.as, Date: m.Date.Unix(), Chat: c.info, Album: m.album,
		Photo: m.photo, Document: m.file, Forwarded: m.forward, Extra: m.extra,
	}
	if m.Topic != 0 {
		w.Thread, w.InTopic = m.Topic, true
	}
	if m.photo != nil || m.file != nil {
		w.Caption, w.CaptionEnts = m.Text, m.Entities
	} else {
		w.Text, w.Entities = m.Text, m.Entities
	}
	if m.Edited {
		w.EditDate = m.editDate.Unix()
	}
	if len(m.Buttons) > 0 {
		w.Markup = &markup{Keyboard: m.Buttons}
	}
	if to := c.find(m.reply); to != nil {
		w.ReplyTo = c.wire(to)
		w.ReplyTo.ReplyTo = nil
	}
	return w
}

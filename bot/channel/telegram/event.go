package telegram

import (
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/vn"

	"github.com/go-telegram/bot/models"
)

// Accounts that stand for no person: an admin who writes as the group, and
// Telegram itself, which forwards the posts of a linked channel.
const (
	anonymousAdmin = 1087968824
	telegramItself = 777000
)

// reader turns updates into events. It knows who the bot is, because commands
// and replies are addressed.
type reader struct {
	id   int64
	name string
}

// event gives the update in the words of no platform; false for what is none:
// channel posts, other bots, service messages, talk in a group that is not
// addressed to the bot. now is the time of intake.
func (r reader) event(u update, now time.Time) (bot.Event, bool) {
	ev := bot.Event{ID: eventID(u.ID), At: now.UTC()}
	switch {
	case u.New != nil:
		return r.written(ev, u.New)
	case u.Edited != nil:
		return r.edited(ev, u.Edited)
	case u.Tap != nil:
		return r.tapped(ev, u.Tap)
	case u.Member != nil:
		return r.moved(ev, u.Member)
	}
	return ev, false
}

// origin fills in where a message comes from and who wrote it; false for
// messages that no person wrote.
func (r reader) origin(ev *bot.Event, m *message) bool {
	if m.Chat.channel() || m.From == nil || m.Forwarded || m.From.ID == telegramItself {
		return false
	}
	if m.SenderChat != nil {
		if m.SenderChat.ID != m.Chat.ID {
			return false // in the name of a channel: nobody knows who
		}
		ev.Anon = true
	}
	if m.From.IsBot && m.From.ID != anonymousAdmin {
		return false
	}
	ev.Chat = m.chat()
	ev.Message = strconv.Itoa(m.ID)
	by(ev, m.From)
	return true
}

// chat is the chat of a message with its topic; a thread that is no topic is a
// chain of replies, which cannot be written to.
func (m *message) chat() bot.Chat {
	c := bot.Chat{Channel: Name, ID: strconv.FormatInt(m.Chat.ID, 10), Group: !m.Chat.private()}
	if m.InTopic && m.Thread != 0 {
		c.Topic = strconv.Itoa(m.Thread)
	}
	return c
}

func (r reader) written(ev bot.Event, m *message) (bot.Event, bool) {
	if m.MigrateTo != 0 || m.MigrateFrom != 0 {
		return r.migrated(ev, m), true
	}
	if !r.origin(&ev, m) || m.any() {
		return ev, false
	}
	ev.At = date(m.Date, ev.At)
	ev.ReplyTo = r.toBot(m)
	if !ev.Chat.Group {
		ev.Quoted = m.ReplyTo.quoted()
	}
	ev.Album = m.Album
	read(&ev, m)
	forOther := r.command(&ev)
	ev.Called = ev.Chat.Group && ev.Kind == bot.Said && r.name != "" && strings.EqualFold(strings.Trim(ev.Text, " \n,.:?!"), "@"+r.name)
	if forOther || ev.Chat.Group && ev.Command == "" && !ev.ReplyTo && !ev.Called {
		return ev, false
	}
	return ev, true
}

// quoted is what the message holds that was replied to, nil for nothing.
func (m *replied) quoted() *bot.Quoted {
	if m == nil {
		return nil
	}
	q := bot.Quoted{}
	if q.Text, _ = mask(m.Text); q.Text == "" {
		q.Text, _ = mask(m.Caption)
	}
	if len(m.Photo) > 0 {
		q.File = photo(m.Photo)
	} else if m.Document != nil {
		if f := document(m.Document); isImage(f) {
			q.File = f
		}
	}
	if q.Text == "" && q.File == nil {
		return nil
	}
	return &q
}

// command reads a command out of a text. Only texts hold one: a caption that
// begins with a slash is a caption.
func (r reader) command(ev *bot.Event) (forOther bool) {
	if ev.Kind != bot.Said {
		return false
	}
	command, args, forOther, ok := bot.ReadCommand(ev.Text, r.name)
	if ok && !forOther {
		ev.Command, ev.Args = command, args
	}
	return forOther
}

func (r reader) toBot(m *message) bool {
	return m.ReplyTo != nil && m.ReplyTo.From != nil && m.ReplyTo.From.ID == r.id && !bool(m.ReplyTo.Topic)
}

// read says what the message carries. The order matters: an animation has a
// document set as well, a photo may have a caption.
func read(ev *bot.Event, m *message) {
	text := m.Text
	if text == "" {
		text = m.Caption
	}
	ev.Text, ev.Masked = mask(text)
	switch {
	case m.Text != "":
		ev.Kind = bot.Said
	case len(m.Photo) > 0:
		ev.Kind, ev.File = bot.Pictured, photo(m.Photo)
	case bool(m.Animation):
		ev.Kind = bot.Unknown
	case m.Document != nil:
		ev.Kind, ev.File = bot.Filed, document(m.Document)
		if isImage(ev.File) {
			ev.Kind = bot.Pictured
		}
	case bool(m.Voice), bool(m.Audio), bool(m.VideoNote):
		ev.Kind = bot.Voiced
	case m.Contact != nil:
		readCard(ev, m.Contact)
	case bool(m.Sticker), bool(m.Dice):
		ev.Kind = bot.Stuck
	default:
		ev.Kind = bot.Unknown
	}
}

// readCard is what somebody says with a card instead of typing it.
func readCard(ev *bot.Event, c *contact) {
	ev.Kind = bot.Unknown
	if ev.Card, ev.Masked = c.card(); ev.Card != nil {
		ev.Kind = bot.Said
	}
}

// mask normalises what a person typed and takes citizen numbers out of it. The
// payload of a link is ours and is left whole; in a group it comes with our name.
func mask(text string) (string, bool) {
	text = vn.NFC(text)
	start, payload, _ := strings.Cut(text, " ")
	if start, _, _ = strings.Cut(start, "@"); start == "/start" && isPayload(payload) {
		return text, false
	}
	return bot.MaskCitizen(text)
}

// isPayload tells a deep link's payload, which has a letter in it, from a number.
func isPayload(text string) bool {
	letter := false
	for _, r := range text {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
			letter = true
		case r >= '0' && r <= '9', r == '-', r == '_':
		default:
			return false
		}
	}
	return letter && len(text) <= 64
}

// photo takes the largest of the sizes; Telegram puts it last.
func photo(sizes []models.PhotoSize) *bot.File {
	largest := sizes[0]
	for _, s := range sizes[1:] {
		if s.Width*s.Height >= largest.Width*largest.Height {
			largest = s
		}
	}
	return &bot.File{Ref: largest.FileID, Unique: largest.FileUniqueID, Mime: "image/jpeg", Size: int64(largest.FileSize)}
}

func document(d *models.Document) *bot.File {
	name, _ := mask(d.FileName)
	return &bot.File{Ref: d.FileID, Unique: d.FileUniqueID, Name: name, Mime: d.MimeType, Size: d.FileSize}
}

// Pictures of the kinds that are kept. What is none by its own account is told so
// at once, and not after it was fetched.
var (
	imageTypes    = []string{"image/jpeg", "image/jpg", "image/png", "image/webp", "image/heic", "image/heif"}
	imageSuffixes = []string{".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif"}
)

// isImage goes by the name as well: some phones send pictures without a type.
func isImage(f *bot.File) bool {
	mime, suffix := strings.ToLower(f.Mime), strings.ToLower(path.Ext(f.Name))
	return slices.Contains(imageTypes, mime) || !strings.HasPrefix(mime, "image/") && slices.Contains(imageSuffixes, suffix)
}

// edited is a changed text or caption; other edits (a live location that moves,
// a reaction shown) are no events.
func (r reader) edited(ev bot.Event, m *message) (bot.Event, bool) {
	if !r.origin(&ev, m) || m.any() || m.Text == "" && m.Caption == "" {
		return ev, false
	}
	ev.At = date(max(m.Date, m.EditDate), ev.At)
	ev.ReplyTo = r.toBot(m)
	read(&ev, m)
	ev.Kind, ev.File = bot.Edited, nil
	return ev, !ev.Chat.Group || ev.ReplyTo
}

// tapped keeps the time of intake: the message's date is that of the question.
func (r reader) tapped(ev bot.Event, t *tap) (bot.Event, bool) {
	if t.From == nil || t.Inline != "" || t.Data == "" {
		return ev, false
	}
	ev.Kind, ev.Data, ev.Tap = bot.Tapped, t.Data, t.ID
	ev.Chat = bot.Chat{Channel: Name, ID: strconv.FormatInt(t.From.ID, 10)}
	if t.Message != nil && t.Message.Chat.ID != 0 {
		if t.Message.Chat.channel() {
			return ev, false
		}
		ev.Chat = t.Message.chat()
		ev.Message = strconv.Itoa(t.Message.ID)
		if shown := date(t.Message.Date, ev.At); shown.After(ev.At) {
			ev.At = shown // our clock is behind the platform's: nobody taps what is not there yet
		}
	}
	by(&ev, t.From)
	return ev, true
}

// moved tells that the bot may or may not write to a chat any more. A change
// of its rights is neither.
func (r reader) moved(ev bot.Event, m *membership) (bot.Event, bool) {
	if m.From == nil || m.Chat.channel() || m.Old.in() == m.New.in() {
		return ev, false
	}
	ev.Kind = bot.Blocked
	if m.New.in() {
		ev.Kind = bot.Joined
	}
	ev.At = date(m.Date, ev.At)
	ev.Chat = (&message{Chat: m.Chat}).chat()
	by(&ev, m.From)
	return ev, true
}

// migrated is the service message in the old group or in the new one, whichever
// comes first: both name the same two chats.
func (r reader) migrated(ev bot.Event, m *message) bot.Event {
	from, to := m.Chat.ID, m.MigrateTo
	if m.MigrateFrom != 0 {
		from, to = m.MigrateFrom, m.Chat.ID
	}
	ev.Kind = bot.Moved
	ev.At = date(m.Date, ev.At)
	ev.Chat = bot.Chat{Channel: Name, ID: strconv.FormatInt(from, 10), Group: true}
	ev.MovedTo = strconv.FormatInt(to, 10)
	if m.From != nil {
		by(&ev, m.From)
	}
	return ev
}

func by(ev *bot.Event, u *models.User) {
	ev.From = bot.AccountID(Name + ":" + strconv.FormatInt(u.ID, 10))
	ev.Name, _ = mask(strings.TrimSpace(u.FirstName + " " + u.LastName))
	ev.Lang = u.LanguageCode
}

func date(unix int64, otherwise time.Time) time.Time {
	if unix <= 0 {
		return otherwise
	}
	return time.Unix(unix, 0).UTC()
}

package zalotest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// User is a person in one chat: the private one with the bot, or a group. What
// a method sends is under way when it returns.
type User struct {
	s      *Server
	id     string
	name   string
	chat   *chat
	cursor *int // messages that Wait has passed
}

// User is the person with that id, made at the first call.
func (s *Server) User(id, name string) *User {
	s.mu.Lock()
	defer s.mu.Unlock()
	if u := s.people[id]; u != nil {
		return u
	}
	u := &User{s: s, id: id, name: name, chat: &chat{id: id}, cursor: new(int)}
	s.people[id], s.chats[id] = u, u.chat
	return u
}

// Group is the same person in a group, made at the first call, of which the bot
// is a member.
func (u *User) Group(id string) *User {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	if u.s.chats[id] == nil {
		u.s.chats[id] = &chat{id: id, group: true}
	}
	return &User{s: u.s, id: u.id, name: u.name, chat: u.s.chats[id], cursor: new(int)}
}

// ID is the person's id.
func (u *User) ID() string { return u.id }

// ChatID is the id of the chat the person is in.
func (u *User) ChatID() string { return u.chat.id }

// Say writes a text. In a group the bot gets it when it has the bot's name in
// it, as the picker of the app puts it there.
func (u *User) Say(text string) {
	u.write("text", &Message{Text: text}, map[string]any{"text": text}, false)
}

// Reply answers a message of the bot; the platform does not tell which.
func (u *User) Reply(text string) {
	u.write("text", &Message{Text: text}, map[string]any{"text": text}, true)
}

// SendPhoto sends a picture. In a group it arrives when its own caption mentions
// the bot.
func (u *User) SendPhoto(data []byte, caption string) {
	sum := sha256.Sum256(data)
	name := photoPath + hex.EncodeToString(sum[:8]) + ".jpg"
	u.s.locked(func() { u.s.photos[name] = data })
	u.SendPhotoAt(u.s.url+name, caption)
}

// SendPhotoAt sends a picture that lies somewhere else.
func (u *User) SendPhotoAt(address, caption string) {
	field := "photo_url"
	u.s.locked(func() {
		if u.s.quirks.PhotoField != "" {
			field = u.s.quirks.PhotoField
		}
	})
	content := map[string]any{field: address, "message_type": "CHAT_PHOTO"}
	if caption != "" {
		content["caption"] = caption
	}
	u.write("image", &Message{Text: caption, Photo: true}, content, false)
}

// Sticker sends a sticker, Voice a voice message, Unsupported what the platform
// does not hand on (a document, a contact).
func (u *User) Sticker() {
	u.write("sticker", &Message{mark: "<sticker> "}, map[string]any{"sticker": "0e078a2fb66a5f34067b", "url": "https://stickers.zaloapp.com/x"}, true)
}

// Voice sends a voice message.
func (u *User) Voice() {
	u.write("voice", &Message{mark: "<voice> "}, map[string]any{"voice_url": "https://f2-voice-aac-dl.zdn.vn/x.aac", "message_type": "CHAT_VOICE"}, true)
}

// Unsupported sends what the platform tells nothing about.
func (u *User) Unsupported() {
	u.write("unsupported", &Message{mark: "<unsupported> "}, map[string]any{}, true)
}

// write shows the person's message and delivers it, as far as the bot may see it.
func (u *User) write(kind string, m *Message, content map[string]any, reply bool) {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	u.chat.met = true
	m.ID, m.By, m.At = u.s.newID(), u.name, u.s.clock()
	u.chat.add(m)
	if u.chat.group && !reply && !strings.Contains(m.Text, "@"+BotName) {
		return
	}
	u.s.push(u.chat.id, u.event(kind, m, content))
}

func (u *User) event(kind string, m *Message, content map[string]any) map[string]any {
	where := "PRIVATE"
	if u.chat.group {
		where = "GROUP"
	}
	content["message_id"] = any(m.ID)
	if u.s.quirks.Numbers {
		content["message_id"] = u.s.lastID
	}
	content["date"] = m.At.UnixMilli()
	if u.s.quirks.Seconds {
		content["date"] = m.At.Unix()
	}
	content["from"] = map[string]any{"id": u.id, "display_name": u.name, "is_bot": false}
	content["chat"] = map[string]any{"id": u.chat.id, "chat_type": where}
	return map[string]any{"event_name": "message." + kind + ".received", "message": content}
}

// photoPath is where people's pictures lie.
const photoPath = "/photo/"

// photo serves a person's picture, to nobody who says where he comes from.
func (s *Server) photo(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	data, ok := s.photos[r.URL.Path]
	if r.Header.Get("Referer") != "" {
		_ = s.refuse("photo", "Referer")
		ok = false
	}
	s.mu.Unlock()
	if !ok {
		http.Error(w, "no", http.StatusForbidden)
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// patience is how long Wait waits where its caller sets no end.
const patience = 2 * time.Minute

// Wait waits for a message of the bot that passes; it goes on where the last
// Wait ended, so that nothing is seen twice.
func (u *User) Wait(ctx context.Context, pass func(Message) bool) (Message, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		m, changed, ok := u.look(pass)
		if ok {
			return m, nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return Message{}, fmt.Errorf("zalotest: the bot did not say it: %w", ctx.Err())
		}
	}
}

func (u *User) look(pass func(Message) bool) (Message, <-chan struct{}, bool) {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	for ; *u.cursor < len(u.chat.messages); *u.cursor++ {
		if m := u.chat.messages[*u.cursor]; m.Bot && pass(*m) {
			*u.cursor++
			return *m, nil, true
		}
	}
	if u.chat.changed == nil {
		u.chat.changed = make(chan struct{})
	}
	return Message{}, u.chat.changed, false
}

// Next waits for the bot's next message.
func (u *User) Next(ctx context.Context) (Message, error) {
	return u.Wait(ctx, func(Message) bool { return true })
}

// Says waits for a message that holds all the words.
func (u *User) Says(ctx context.Context, words ...string) (Message, error) {
	return u.Wait(ctx, func(m Message) bool {
		return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(m.Text, w) })
	})
}

// Choose types the number of the choice with that label in the bot's latest
// message.
func (u *User) Choose(label string) error {
	screen := u.Screen()
	for _, m := range slices.Backward(screen) {
		if !m.Bot {
			continue
		}
		n := m.Number(label)
		if n == 0 {
			return fmt.Errorf("zalotest: no choice %q in the latest message", label)
		}
		if u.chat.group {
			u.Reply(strconv.Itoa(n))
		} else {
			u.Say(strconv.Itoa(n))
		}
		return nil
	}
	return fmt.Errorf("zalotest: the bot has said nothing")
}

package telegramtest

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
)

// person is somebody with an account at the platform.
type person struct {
	user user
	self *User
}

// User is a person in one chat: the private one with the bot, or a group. What
// a method sends is under way when it returns.
type User struct {
	s      *Server
	p      *person
	chat   *chat
	topic  int
	as     *chatInfo // writes in the name of the group or a channel
	cursor *int      // entries of the chat's log that Wait has passed
}

// User is the person with that id, made at the first call. The name's last word
// is the last name. The private chat is not open until the person writes.
func (s *Server) User(id int64, name string) *User {
	s.mu.Lock()
	defer s.mu.Unlock()
	if p := s.people[id]; p != nil {
		return p.self
	}
	first, last := name, ""
	if i := strings.LastIndexByte(name, ' '); i > 0 {
		first, last = name[:i], name[i+1:]
	}
	p := &person{user: user{ID: id, FirstName: first, LastName: last, Language: "vi"}}
	p.self = &User{s: s, p: p, cursor: new(int), chat: &chat{info: chatInfo{ID: id, Type: "private", FirstName: first}}}
	s.people[id], s.chats[id] = p, p.self.chat
	return p.self
}

// Speaks sets the language of the person's app.
func (u *User) Speaks(lang string) *User {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	u.p.user.Language = lang
	return u
}

// In is the same person in a topic of the group.
func (u *User) In(topic int) *User {
	return &User{s: u.s, p: u.p, cursor: u.cursor, chat: u.chat, topic: topic, as: u.as}
}

// ID is the person's user id.
func (u *User) ID() int64 { return u.p.user.ID }

// ChatID is the id of the chat the person is in.
func (u *User) ChatID() int64 { return u.chat.info.ID }

// Say writes a text and returns the message's id.
func (u *User) Say(text string) int { return u.write(&Message{Text: text, Entities: commands(text)}) }

// Reply writes a text in reply to a message.
func (u *User) Reply(to int, text string) int {
	return u.write(&Message{Text: text, Entities: commands(text), reply: to})
}

// Send writes a message whose content is given in the Bot API's own words:
// Send(map[string]any{"location": map[string]any{"latitude": 20.8, "longitude": 106.6}}).
func (u *User) Send(content map[string]any) int { return u.write(&Message{extra: content}) }

// Edit changes an own text, or an own caption.
func (u *User) Edit(id int, text string) {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	m := u.chat.find(id)
	if m == nil {
		panic(fmt.Sprintf("telegramtest: no message %d to edit", id))
	}
	next := *m
	next.Text, next.Entities, next.Edited, next.editDate = text, commands(text), true, u.s.clock()
	u.chat.replace(&next)
	if u.s.delivers(u.chat, &next) {
		u.s.push(update{Edited: u.chat.wire(&next)}, u.chat.info.ID)
	}
}

// write shows the person's message and delivers it, as far as the bot may see it.
func (u *User) write(m *Message) int {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	u.start()
	sender := u.p.user
	m.From, m.sender, m.Topic, m.as = sender.ID, &sender, u.topic, u.as
	if u.as != nil {
		u.disguise(m)
	}
	u.s.add(u.chat, m)
	if u.s.delivers(u.chat, m) {
		u.s.push(update{Message: u.chat.wire(m)}, u.chat.info.ID)
	}
	return m.ID
}

// start opens the private chat: whoever writes can be written to.
func (u *User) start() {
	if u.chat.private() && u.chat.standing == "" {
		u.chat.standing = "member"
	}
}

// Tap presses a button by its label, or data: the newest message that has it.
func (u *User) Tap(label string) (*Tap, error) {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	m := u.chat.newest(func(m *Message) bool { b, ok := m.Button(label); return ok && b.Data != "" })
	if m == nil {
		return nil, fmt.Errorf("telegramtest: no button %q in the chat", label)
	}
	return u.press(m, label)
}

// TapOn presses a button of a certain message, which may be an older one.
func (u *User) TapOn(id int, label string) (*Tap, error) {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	m := u.chat.find(id)
	if m == nil {
		return nil, fmt.Errorf("telegramtest: no message %d", id)
	}
	return u.press(m, label)
}

func (u *User) press(m *Message, label string) (*Tap, error) {
	b, ok := m.Button(label)
	if !ok {
		return nil, fmt.Errorf("telegramtest: no button %q on message %d", label, m.ID)
	}
	u.chat.log = append(u.chat.log, entry{kind: tapped, msg: m, tap: b.Text, by: u.p.user.FirstName})
	return u.s.tap(callback{From: u.p.user, Message: u.chat.wire(m), Instance: itoa(u.chat.info.ID), Data: b.Data}), nil
}

// TapData presses a button that is not on the screen any more: Telegram sends
// the message along as inaccessible.
func (u *User) TapData(id int, data string) *Tap {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	gone := &message{ID: id, Chat: u.chat.info}
	return u.s.tap(callback{From: u.p.user, Message: gone, Instance: itoa(u.chat.info.ID), Data: data})
}

// Block makes the person block the bot, Unblock undoes it.
func (u *User) Block() { u.setBlocked("kicked") }

// Unblock lets the bot write again.
func (u *User) Unblock() { u.setBlocked("member") }

func (u *User) setBlocked(standing string) {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	u.s.move(u.chat, u.p.user, standing)
}

var commandWord = regexp.MustCompile(`(?:^|\s)(/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]{3,32})?)`)

// commands finds the bot_command entities of a text.
func commands(text string) []Entity {
	if !strings.Contains(text, "/") {
		return nil
	}
	var found []Entity
	for _, at := range commandWord.FindAllStringSubmatchIndex(text, -1) {
		found = append(found, Entity{Type: "bot_command", Offset: units(text[:at[2]]), Length: units(text[at[2]:at[3]])})
	}
	return found
}

// patience is how long Wait waits where its caller sets no end.
const patience = 2 * time.Minute

// Wait waits for a message of the bot, new or edited, that passes; it goes on
// where the last Wait ended, so that nothing is seen twice.
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
			return Message{}, fmt.Errorf("telegramtest: the bot did not say it: %w", ctx.Err())
		}
	}
}

func (u *User) look(pass func(Message) bool) (Message, <-chan struct{}, bool) {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	for ; *u.cursor < len(u.chat.log); *u.cursor++ {
		e := u.chat.log[*u.cursor]
		if (e.kind == wrote || e.kind == edited) && e.msg.Bot() && pass(*e.msg) {
			*u.cursor++
			return *e.msg, nil, true
		}
	}
	if u.chat.changed == nil {
		u.chat.changed = make(chan struct{})
	}
	return Message{}, u.chat.changed, false
}

// Next waits for the bot's next message or edit.
func (u *User) Next(ctx context.Context) (Message, error) {
	return u.Wait(ctx, func(Message) bool { return true })
}

// Says waits for a message that holds all the words.
func (u *User) Says(ctx context.Context, words ...string) (Message, error) {
	return u.Wait(ctx, func(m Message) bool {
		return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(m.Text, w) })
	})
}

// Skip makes Wait pass over all there is so far.
func (u *User) Skip() {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	*u.cursor = len(u.chat.log)
}

// Screen is what the chat shows now, oldest first.
func (u *User) Screen() []Message { return u.s.screen(u.chat) }

func (s *Server) screen(c *chat) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	var shown []Message
	for _, m := range c.messages {
		if !m.Deleted {
			shown = append(shown, *m)
		}
	}
	return shown
}

// Last is the bot's latest message, as it is now.
func (u *User) Last() (Message, bool) {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	m := u.chat.newest(func(*Message) bool { return true })
	if m == nil {
		return Message{}, false
	}
	return *m, true
}

package telegramtest

import "strings"

// Accounts that Telegram uses for those who write without a name of their own.
const (
	anonymousAdmin = 1087968824
	channelBot     = 136817688
	telegramItself = 777000
)

// Group is a group or, with an id below -1000000000000, a supergroup.
type Group struct {
	s    *Server
	chat *chat
}

// Group is the group with that id, made at the first call; the bot is a plain
// member of it. In privacy mode, which is on until MakeAdmin, it gets commands,
// replies to its messages and service messages only.
func (s *Server) Group(id int64, title string) *Group {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.chats[id] == nil {
		kind := "group"
		if id <= -1_000_000_000_000 {
			kind = "supergroup"
		}
		s.chats[id] = &chat{info: chatInfo{ID: id, Type: kind, Title: title}, standing: "member", topics: map[int]string{}, cursors: map[int64]*int{}}
	}
	return &Group{s: s, chat: s.chats[id]}
}

// ID is the group's chat id.
func (g *Group) ID() int64 { return g.chat.info.ID }

// As is the person in this group.
func (g *Group) As(u *User) *User { return g.voice(u, nil) }

func (g *Group) voice(u *User, as *chatInfo) *User {
	g.s.mu.Lock()
	defer g.s.mu.Unlock()
	cursor := g.chat.cursors[u.ID()]
	if cursor == nil {
		cursor = new(int)
		g.chat.cursors[u.ID()] = cursor
	}
	return &User{s: g.s, p: u.p, chat: g.chat, cursor: cursor, as: as}
}

// Anonymous is the person as an admin who hides behind the group's name. The
// bot sees the group as the sender of texts, but taps carry the real account.
func (g *Group) Anonymous(u *User) *User { return g.voice(u, &g.chat.info) }

// AsChannel is the person writing in the name of a channel of theirs.
func (g *Group) AsChannel(u *User, channelID int64) *User {
	return g.voice(u, &chatInfo{ID: channelID, Type: "channel", Title: "Channel"})
}

// disguise replaces the sender of a message that is written in another name.
func (u *User) disguise(m *Message) {
	m.sender = &user{ID: channelBot, IsBot: true, FirstName: "Channel", Username: "Channel_Bot"}
	if u.as.ID == u.chat.info.ID {
		m.sender = &user{ID: anonymousAdmin, IsBot: true, FirstName: "Group", Username: "GroupAnonymousBot"}
	}
	m.From = m.sender.ID
}

// Forward posts what a linked channel published, which Telegram does by itself.
func (g *Group) Forward(text string) {
	g.s.mu.Lock()
	defer g.s.mu.Unlock()
	m := &Message{
		Text: text, Entities: commands(text), From: telegramItself, forward: true,
		sender: &user{ID: telegramItself, FirstName: "Telegram"}, as: &chatInfo{ID: -1009000000000, Type: "channel", Title: "Channel"},
	}
	g.s.add(g.chat, m)
	g.s.push(update{Message: g.chat.wire(m)}, g.chat.info.ID)
}

// Topic opens a topic with that id and makes the group a forum.
func (g *Group) Topic(id int, name string) {
	g.s.mu.Lock()
	defer g.s.mu.Unlock()
	g.chat.info.IsForum = true
	g.chat.topics[id] = name
}

// CloseTopic removes a topic.
func (g *Group) CloseTopic(id int) {
	g.s.mu.Lock()
	defer g.s.mu.Unlock()
	delete(g.chat.topics, id)
}

// MakeAdmin promotes the bot, which then sees every message.
func (g *Group) MakeAdmin(by *User) { g.set(by, "administrator") }

// Remove removes the bot from the group, Add brings it back.
func (g *Group) Remove(by *User) { g.set(by, "kicked") }

// Add adds the bot to the group.
func (g *Group) Add(by *User) { g.set(by, "member") }

func (g *Group) set(by *User, standing string) {
	g.s.mu.Lock()
	defer g.s.mu.Unlock()
	g.s.move(g.chat, by.p.user, standing)
}

// move changes the bot's standing in a chat and tells it; s.mu is held.
func (s *Server) move(c *chat, by user, standing string) {
	was := c.standing
	if was == "" {
		was = "left"
	}
	c.standing = standing
	of := func(status string) member { return member{Status: status, User: *botUser} }
	s.push(update{Member: &memberUpdate{Chat: c.info, From: by, Date: s.clock().Unix(), Old: of(was), New: of(standing)}}, c.info.ID)
}

// Migrate turns the group into a supergroup: the old id is dead from now on,
// and each of the two chats gets a service message.
func (g *Group) Migrate(newID int64, by *User) *Group {
	next := g.s.Group(newID, g.chat.info.Title)
	g.s.mu.Lock()
	g.chat.movedTo = newID
	g.s.mu.Unlock()
	g.As(by).service(func(w *message) { w.MigrateTo = newID })
	next.As(by).service(func(w *message) { w.MigrateFrom = g.chat.info.ID })
	return next
}

// service sends a message that the platform makes in the person's name.
func (u *User) service(fill func(*message)) {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	sender := u.p.user
	m := u.s.add(u.chat, &Message{From: sender.ID, sender: &sender})
	w := u.chat.wire(m)
	fill(w)
	u.s.push(update{Message: w}, u.chat.info.ID)
}

// delivers tells whether the bot gets to see a message; s.mu is held.
func (s *Server) delivers(c *chat, m *Message) bool {
	switch {
	case c.private():
		return c.standing != "kicked"
	case c.standing == "administrator":
		return true
	case c.standing != "member":
		return false
	}
	if to := c.find(m.reply); to != nil && to.Bot() {
		return true
	}
	return strings.HasPrefix(m.Text, "/") && len(m.Entities) > 0
}

// Screen is what the group shows now, oldest first.
func (g *Group) Screen() []Message { return g.s.screen(g.chat) }

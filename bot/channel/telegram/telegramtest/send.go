package telegramtest

import (
	"net/http"
	"slices"
	"unicode/utf8"
)

// The limits of a text and of a caption, in UTF-16 units after parsing.
const (
	maxText    = 4096
	maxCaption = 1024
)

var botUser = &user{ID: BotID, IsBot: true, FirstName: "VNeID", Username: BotName}

// styled reads a text parameter with its parse_mode and checks its length.
func styled(c *call, name string, most int) (string, []Entity, *failure) {
	source := c.text(name)
	if !utf8.ValidString(source) {
		return "", nil, bad("strings must be encoded in UTF-8")
	}
	text, ents := trim(source, nil)
	switch c.text("parse_mode") {
	case "":
	case "HTML":
		var err error
		if text, ents, err = parseHTML(source); err != nil {
			return "", nil, bad(err.Error())
		}
	default:
		return "", nil, bad("unsupported parse_mode")
	}
	switch {
	case text == "" && name == "text":
		return "", nil, bad("message text is empty")
	case units(text) > most && name == "text":
		return "", nil, bad("message is too long")
	case units(text) > most:
		return "", nil, bad("message caption is too long")
	}
	return text, ents, nil
}

func (s *Server) sendMessage(c *call) (any, *failure) {
	text, ents, fail := styled(c, "text", maxText)
	if fail != nil {
		return nil, fail
	}
	return s.post(c, &Message{Text: text, Entities: ents})
}

// post puts the bot's message into the chat, unless the chat, the topic, the
// buttons or the pace forbid it.
func (s *Server) post(c *call, m *Message) (any, *failure) {
	buttons, fail := readMarkup(c)
	if fail != nil {
		return nil, fail
	}
	m.Buttons = buttons
	sent, fail := s.postAll(c, m)
	if fail != nil {
		return nil, fail
	}
	return sent[0], nil
}

// postAll puts messages into the chat that come together.
func (s *Server) postAll(c *call, all ...*Message) ([]*message, *failure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	to, fail := s.reachable(c.number("chat_id"))
	if fail != nil {
		return nil, fail
	}
	topic := int(c.number("message_thread_id"))
	if _, exists := to.topics[topic]; topic != 0 && !exists {
		return nil, unlucky("message thread not found")
	}
	if fail := s.throttle(to, len(all)); fail != nil {
		return nil, fail
	}
	sent := make([]*message, len(all))
	for i, m := range all {
		m.From, m.sender, m.Topic = BotID, botUser, topic
		s.add(to, m)
		s.counters.sends = append(s.counters.sends, Send{At: s.clock(), Chat: to.info.ID, Group: !to.private()})
		sent[i] = to.wire(m)
	}
	return sent, nil
}

func (s *Server) sendChatAction(c *call) (any, *failure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, fail := s.reachable(c.number("chat_id")); fail != nil {
		return nil, fail
	}
	return true, nil
}

// own finds a message that the bot may edit; s.mu is held.
func (s *Server) own(c *call) (*chat, *Message, *failure) {
	in, fail := s.reachable(c.number("chat_id"))
	if fail != nil {
		return nil, nil, fail
	}
	m := in.find(int(c.number("message_id")))
	switch {
	case m == nil:
		return nil, nil, unlucky("message to edit not found")
	case !m.Bot():
		return nil, nil, bad("message can't be edited")
	}
	return in, m, nil
}

func (s *Server) editMessageText(c *call) (any, *failure) {
	text, ents, fail := styled(c, "text", maxText)
	if fail != nil {
		return nil, fail
	}
	return s.edit(c, func(m *Message) *failure {
		if m.photo != nil || m.file != nil {
			return unlucky("there is no text in the message to edit")
		}
		m.Text, m.Entities = text, ents
		return nil
	})
}

func (s *Server) editMessageReplyMarkup(c *call) (any, *failure) {
	return s.edit(c, func(*Message) *failure { return nil })
}

func (s *Server) edit(c *call, change func(*Message) *failure) (any, *failure) {
	buttons, fail := readMarkup(c)
	if fail != nil {
		return nil, fail
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	in, m, fail := s.own(c)
	if fail != nil {
		return nil, fail
	}
	next := *m
	if fail := change(&next); fail != nil {
		return nil, fail
	}
	next.Buttons = buttons
	if next.Text == m.Text && slices.Equal(next.Entities, m.Entities) && sameButtons(next.Buttons, m.Buttons) {
		return nil, unlucky("message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message")
	}
	next.Edited, next.editDate = true, s.clock()
	in.replace(&next)
	return in.wire(&next), nil
}

func (s *Server) deleteMessage(c *call) (any, *failure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	in, fail := s.reachable(c.number("chat_id"))
	if fail != nil {
		return nil, fail
	}
	m := in.find(int(c.number("message_id")))
	switch {
	case m == nil:
		return nil, unlucky("message to delete not found")
	case !m.Bot() && !in.private() && in.standing != "administrator":
		return nil, unlucky("message can't be deleted")
	}
	gone := *m
	gone.Deleted = true
	in.messages[m.ID-1] = &gone
	in.note(deleted, &gone)
	return true, nil
}

func (s *Server) pinChatMessage(c *call) (any, *failure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	in, fail := s.reachable(c.number("chat_id"))
	switch {
	case fail != nil:
		return nil, fail
	case !in.private() && in.standing != "administrator":
		return nil, &failure{Code: http.StatusBadRequest, Text: "Bad Request: not enough rights to manage pinned messages in the chat", expected: true}
	case c.text("message_id") != "" && in.find(int(c.number("message_id"))) == nil:
		return nil, unlucky("message to pin not found")
	}
	return true, nil
}

package zalotest

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Message is one message as the chat shows it.
type Message struct {
	ID      string
	Bot     bool
	By      string // the sender's name
	Text    string
	Photo   bool
	Picture []byte // of a photo of the bot; nil is black
	At      time.Time
	mark    string // of what is neither text nor photo
}

// chat is a conversation at the platform. Server.mu guards it.
type chat struct {
	id       string
	group    bool
	met      bool // somebody has written
	messages []*Message
	changed  chan struct{} // closed at the bot's next word; nil while nobody waits
}

func (c *chat) add(m *Message) {
	c.messages = append(c.messages, m)
	if m.Bot && c.changed != nil {
		close(c.changed)
		c.changed = nil
	}
}

// Screen is what the person's chat shows, oldest first.
func (u *User) Screen() []Message {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	var shown []Message
	for _, m := range u.chat.messages {
		shown = append(shown, *m)
	}
	return shown
}

// Transcript is what happened in the chat, one thing after another, as a text
// that can be kept and compared: ">" people, "<" the bot.
func (u *User) Transcript() string {
	var b strings.Builder
	for _, m := range u.Screen() {
		who := ">"
		switch {
		case m.Bot:
			who = "<"
		case u.chat.group:
			who = m.By + " >"
		}
		mark := m.mark
		if m.Photo {
			mark = "<photo> "
		}
		fmt.Fprintf(&b, "%s %s\n", who, strings.ReplaceAll(strings.TrimSpace(mark+m.Text), "\n", "\n  "))
	}
	return b.String()
}

// menuMost is more lines than a menu has: longer lists are text.
const menuMost = 15

// Lines are the numbered choices at the end of the text, without their numbers,
// and the text before them.
func (m Message) Lines() (text string, choices []string) {
	lines := strings.Split(m.Text, "\n")
	n := len(lines)
	for at := n - 1; at >= max(0, n-menuMost); at-- {
		if strings.HasPrefix(lines[at], "1. ") && m.counts(lines[at:]) {
			for i, l := range lines[at:] {
				choices = append(choices, strings.TrimPrefix(l, fmt.Sprintf("%d. ", i+1)))
			}
			return strings.TrimRight(strings.Join(lines[:at], "\n"), "\n"), choices
		}
	}
	return m.Text, nil
}

func (Message) counts(lines []string) bool {
	for i, l := range lines {
		if !strings.HasPrefix(l, fmt.Sprintf("%d. ", i+1)) {
			return false
		}
	}
	return true
}

// Number is what has to be typed for a choice of the message, 0 when it has none
// of that label.
func (m Message) Number(label string) int {
	_, choices := m.Lines()
	return slices.Index(choices, label) + 1
}

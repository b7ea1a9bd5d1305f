package telegramtest

import (
	"fmt"
	"strings"
)

// Transcript is what happened in the person's chat, one thing after another, as
// a text that can be kept and compared:
//
//	> /start
//	< Kính chào thầy/cô.
//	  [Không nhớ mã]
//	> [Không nhớ mã]
//	< (2) an edit of message 2
func (u *User) Transcript() string { return u.s.transcript(u.chat) }

// Transcript is what happened in the group; people are told apart by name.
func (g *Group) Transcript() string { return g.s.transcript(g.chat) }

func (s *Server) transcript(c *chat) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var b strings.Builder
	for _, e := range c.log {
		b.WriteString(e.line(c))
	}
	return b.String()
}

func (e entry) line(c *chat) string {
	who := ">"
	switch {
	case c.private():
	case e.kind == tapped:
		who = e.by + " >"
	default:
		who = e.msg.sender.FirstName + " >"
	}
	switch {
	case e.kind == tapped:
		return fmt.Sprintf("%s [%s]\n", who, e.tap)
	case e.kind == deleted:
		return fmt.Sprintf("  (%d deleted)\n", e.msg.ID)
	case !e.msg.Bot():
		return fmt.Sprintf("%s %s\n", who, indent(e.msg.content()))
	case e.kind == edited:
		return fmt.Sprintf("< (%d) %s\n%s", e.msg.ID, indent(e.msg.content()), e.msg.keyboard())
	default:
		return fmt.Sprintf("< %s\n%s", indent(e.msg.content()), e.msg.keyboard())
	}
}

// content is the text with a mark for what is not text.
func (m *Message) content() string {
	mark := ""
	switch {
	case m.photo != nil:
		mark = "<photo> "
	case m.file != nil:
		mark = "<file " + m.file.Name + "> "
	}
	for kind := range m.extra {
		mark += "<" + kind + "> "
	}
	if m.Edited && !m.Bot() {
		mark = fmt.Sprintf("(%d) ", m.ID) + mark
	}
	return strings.TrimSpace(mark + m.Text)
}

func (m *Message) keyboard() string {
	var b strings.Builder
	for _, row := range m.Buttons {
		b.WriteString(" ")
		for _, button := range row {
			b.WriteString(" [" + button.Text + "]")
		}
		b.WriteString("\n")
	}
	return b.String()
}

func indent(text string) string { return strings.ReplaceAll(text, "\n", "\n  ") }

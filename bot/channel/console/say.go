package console

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// Send prints a message under its chat's title, with its buttons numbered.
func (c *Console) Send(_ context.Context, to bot.Chat, m bot.Message) (string, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "── %s ──\n", c.title(to))
	for i, p := range m.Parts {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(p.Text)
		b.WriteByte('\n')
	}
	for _, a := range named(m) {
		c.writePath(&b, a)
	}
	writeButtons(&b, m.Buttons)
	b.WriteByte('\n')

	if err := c.print(b.String()); err != nil {
		return "", &channel.SendError{Outcome: channel.Again, Err: err}
	}
	return fmt.Sprint("out", c.sent.Add(1)), nil
}

// named are what the message brings along, the pictures of an album under what is said of
// each: their numbers and names stand nowhere else.
func named(m bot.Message) []bot.Attachment {
	shots := slices.Clone(m.Album)
	for i := range shots {
		shots[i].Picture.Name = cmp.Or(shots[i].Caption, shots[i].Picture.Name)
	}
	m.Album = shots
	return m.Attached()
}

// writePath names the place of a file on this machine, which is what a terminal
// can do with it; what is not there is said in words.
func (c *Console) writePath(b *strings.Builder, a bot.Attachment) {
	if path, ok := c.o.Path(a.SHA256); ok {
		fmt.Fprintf(b, "  📎 %s: %s\n", a.Name, path)
	} else if a.Instead != "" {
		b.WriteString(a.Instead + "\n")
	}
}

// print writes one message; several come at the same time.
func (c *Console) print(text string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	_, err := io.WriteString(c.o.Out, text)
	return err
}

func (c *Console) title(to bot.Chat) string {
	if t := c.o.Titles[to.ID]; t != "" {
		return t
	}
	return to.ID
}

// writeButtons numbers what can be tapped and prints addresses as they are.
func writeButtons(b *strings.Builder, rows [][]bot.Button) {
	n := 0
	for _, row := range rows {
		for _, button := range row {
			switch {
			case button.Data != "":
				n++
				fmt.Fprintf(b, "  %d. %s\n", n, button.Label)
			case button.URL != "":
				fmt.Fprintf(b, "  %s: %s\n", button.Label, button.URL)
			default:
				fmt.Fprintf(b, "  %s: %s\n", button.Label, button.Copy)
			}
		}
	}
}

// Fetch opens the file whose path was typed.
func (c *Console) Fetch(_ context.Context, f bot.File) (io.ReadCloser, error) {
	file, err := os.Open(f.Ref)
	if err != nil {
		return nil, &channel.SendError{Outcome: channel.Rejected, Err: err}
	}
	return file, nil
}

// Package console is a channel in a terminal: a principal's private chat and a
// group of officers beside it, typed line by line. It is how the program is
// tried without an account on any platform, and how scripts play it: the input
// may be a file, and each line is answered before the next is read.
//
// A line is said by the principal. ":nhom TEXT" is said by the officer in the
// group, ":canbo TEXT" by the officer in private, ":anh PATH CAPTION" sends a
// picture, ":gio HOUR" moves the clock, ":thoat" ends. Buttons are numbered lines: typing the number taps.
package console

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math"
	"net/http"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/vn"
)

// Name is the channel's part of ids.
const Name = "console"

// The chats and accounts of the terminal.
var (
	PrincipalChat = bot.Chat{Channel: Name, ID: "1"}
	OfficerChat   = bot.Chat{Channel: Name, ID: "2"}
	GroupChat     = bot.Chat{Channel: Name, ID: "g1", Group: true}
	LateChat      = bot.Chat{Channel: Name, ID: "3"}
)

// The persons who type.
const (
	PrincipalID bot.AccountID = Name + ":1"
	OfficerID   bot.AccountID = Name + ":2"
)

// LateID is somebody who only reads: what is written unasked to another principal is seen.
const LateID bot.AccountID = Name + ":3"

// Options is what a console talks to. The titles stand before what is said in
// a chat; they are words, so they come from outside.
type Options struct {
	In     io.Reader
	Out    io.Writer
	Titles map[string]string // by chat id
	Names  map[bot.AccountID]string
	NoFile func(path string) string                   // what to say of a picture that is not there
	Begins func(head []byte) (mime string, ok bool)   // tells by its first bytes what may be a picture; nil: everything
	Path   func(sha256 string) (path string, ok bool) // of what a message brings along; nil: nothing is there
	Start  string                                     // makes event ids of one run differ from those of another
	Now    func() time.Time
	Clock  func(hour string) string // what ":gio HOUR" does, told in words; nil: such a line is said
}

// Console is the terminal as a channel.Channel.
type Console struct {
	o     Options
	mu    sync.Mutex // one message at a time on the terminal
	lines int        // read so far
	sent  atomic.Int64
}

var _ channel.Channel = (*Console)(nil)

// New makes a console.
func New(o Options) *Console {
	if o.Path == nil {
		o.Path = func(string) (string, bool) { return "", false }
	}
	return &Console{o: o}
}

// Name implements channel.Channel.
func (c *Console) Name() string { return Name }

// Caps implements channel.Channel: text, tables and paths of files, nothing to tap or edit.
func (c *Console) Caps() bot.Caps {
	return bot.Caps{Mono: true, File: math.MaxInt64, Album: bot.AlbumMost, Text: 100_000}
}

// Link implements channel.Channel: what one would type instead of following it.
func (c *Console) Link(payload string) string { return "/start " + payload }

// Handler implements channel.Channel; a terminal has none.
func (c *Console) Handler() (string, http.Handler) { return "", nil }

// Check implements channel.Channel; a terminal is always there.
func (c *Console) Check(context.Context) error { return nil }

// Run reads lines until the input or ctx ends. A line whose turn fails is said
// again by the person, as on any terminal, so it is not kept.
func (c *Console) Run(ctx context.Context, handle channel.Handle) error {
	for line := range c.read(ctx) {
		if strings.TrimSpace(line) == ":thoat" {
			return nil
		}
		c.lines++
		ev, err := c.event(line)
		if err != nil {
			return err
		}
		if ev == nil {
			continue
		}
		if err := handle(ctx, *ev); err != nil && ctx.Err() == nil {
			return err
		}
	}
	return nil
}

// longestLine is far more than anybody types; a longer one ends the input.
const longestLine = 1 << 20

// read gives the lines of the input; a reader that blocks for ever is left
// behind when ctx ends.
func (c *Console) read(ctx context.Context) <-chan string {
	lines := make(chan string)
	go func() {
		defer close(lines)
		scan := bufio.NewScanner(c.o.In)
		scan.Buffer(nil, longestLine)
		for scan.Scan() {
			select {
			case lines <- scan.Text():
			case <-ctx.Done():
				return
			}
		}
	}()
	out := make(chan string)
	go func() {
		defer close(out)
		for {
			select {
			case <-ctx.Done():
				return
			case line, ok := <-lines:
				if !ok {
					return
				}
				select {
				case out <- line:
				case <-ctx.Done():
					return
				}
			}
		}
	}()
	return out
}

// event reads one typed line; nil when there is nothing for the program in it: it names a
// picture that is not there, or an hour. The person has been told.
func (c *Console) event(line string) (*bot.Event, error) {
	ev := &bot.Event{
		ID: fmt.Sprintf("%s:%s:%d", Name, c.o.Start, c.lines), Kind: bot.Said,
		Chat: PrincipalChat, From: PrincipalID, At: c.o.Now().UTC(),
		Message: fmt.Sprint(c.lines),
	}
	verb, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	switch vn.Fold(verb) {
	case ":gio":
		if c.o.Clock != nil {
			return nil, c.print(c.o.Clock(strings.TrimSpace(rest)) + "\n\n")
		}
	case ":nhom":
		ev.Chat, ev.From, ev.ReplyTo, line = GroupChat, OfficerID, true, rest
	case ":canbo":
		ev.Chat, ev.From, line = OfficerChat, OfficerID, rest
	case ":anh":
		path, caption, ok := cutPath(strings.TrimSpace(rest))
		if !ok {
			return nil, c.print(c.o.NoFile(path) + "\n\n")
		}
		ev.Kind, ev.File, line = bot.Filed, &bot.File{Ref: path, Name: path}, caption
		if c.isPicture(path) {
			ev.Kind = bot.Pictured
		}
	}
	ev.Name = c.o.Names[ev.From]
	ev.Text, ev.Masked = bot.MaskCitizen(vn.NFC(line))
	if cmd, args, _, ok := bot.ReadCommand(ev.Text, ""); ok {
		ev.Command, ev.Args = cmd, args
	}
	return ev, nil
}

// isPicture tells whether the file begins like a picture, as other channels tell by its
// type: a PDF is none, before anybody has looked at it.
func (c *Console) isPicture(path string) bool {
	const head = 64
	f, err := os.Open(path)
	if err != nil || c.o.Begins == nil {
		return err == nil
	}
	defer func() { _ = f.Close() }()
	begin, err := io.ReadAll(io.LimitReader(f, head))
	_, ok := c.o.Begins(begin)
	return ok && err == nil
}

// cutPath takes the path of a file off the front, the longest that there is:
// its name may have spaces, and so has the caption after it. False, with the
// whole text, when there is none.
func cutPath(text string) (path, caption string, ok bool) {
	for end := len(text); end > 0; end = strings.LastIndexByte(text[:end], ' ') {
		path = strings.Trim(strings.TrimSpace(text[:end]), `"'`)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			return path, strings.TrimSpace(text[end:]), true
		}
	}
	return text, "", false
}

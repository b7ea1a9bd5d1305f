package web

import (
	"context"
	"encoding/json"
	"errors"
	"mime"
	"net/http"
	"regexp"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/vn"
)

// What a post may hold.
const (
	saidMost  = 4 << 10            // bytes of text
	bodyMost  = 6*saidMost + 4<<10 // bytes of JSON, where a letter may be six
	labelMost = 200                // bytes of a button's label
)

var (
	clientForm  = regexp.MustCompile(`^[A-Za-z0-9_-]{8,64}$`)
	payloadForm = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)

	errForm   = errors.New("the post cannot be read")
	errOthers = errors.New("the message is not of this chat")
)

// post is what the page says as JSON.
type post struct {
	Client  string `json:"client"`
	Text    string `json:"text,omitempty"`
	Data    string `json:"data,omitempty"`
	Message string `json:"message,omitempty"` // the tapped one
	Label   string `json:"label,omitempty"`   // of the tapped button: what the person sees that they said
	Payload string `json:"payload,omitempty"` // of an invitation
}

func readPost(w http.ResponseWriter, r *http.Request) (p post, err error) {
	if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind != "application/json" {
		return p, bot.Fail(bot.Invalid, "web: post", errForm)
	}
	err = json.NewDecoder(http.MaxBytesReader(w, r.Body, bodyMost)).Decode(&p)
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large) || len(p.Text) > saidMost:
		return p, bot.Fail(bot.Invalid, "web: post", errTooBig)
	case err != nil || !clientForm.MatchString(p.Client):
		return p, bot.Fail(bot.Invalid, "web: post", errForm)
	}
	return p, nil
}

// say takes words, or the tap of a button.
func (m mount) say(w http.ResponseWriter, r *http.Request, enter func() (person, error)) error {
	in, err := readPost(w, r)
	if err != nil {
		return err
	}
	blank := strings.TrimSpace(in.Text) == ""
	if blank == (in.Data == "") || len(in.Data) > 64 || len(in.Label) > labelMost {
		return bot.Fail(bot.Invalid, "web: say", errForm)
	}
	p, err := enter()
	if err != nil {
		return err
	}
	ev := m.event(r, p, in.Client)
	if blank {
		tap, err := m.tapped(r.Context(), p, in, &ev)
		if err != nil {
			return err
		}
		return m.take(w, r, ev, tap)
	}
	ev.Kind = bot.Said
	ev.Text, ev.Masked = bot.MaskCitizen(vn.NFC(in.Text))
	if cmd, args, _, ok := bot.ReadCommand(ev.Text, ""); ok {
		ev.Command, ev.Args = cmd, args
	}
	if ev.Command == "start" && ev.Args == "" { // the page begins: nobody said that
		return m.take(w, r, ev, nil)
	}
	return m.take(w, r, ev, &bot.Entry{Kind: bot.EntrySaid, Text: ev.Text})
}

// tapped reads a tap; the message must be one of this chat. In private the button's
// label stays as what the person said, so that it can be seen below the question.
func (m mount) tapped(ctx context.Context, p person, in post, ev *bot.Event) (said *bot.Entry, err error) {
	seq, err := strconv.ParseInt(in.Message, 10, 64)
	if err != nil {
		return nil, bot.Fail(bot.Invalid, "web: tap", errForm)
	}
	ours, err := m.oneOfOurs(ctx, p.chat.ID, seq)
	if err == nil && !ours {
		return nil, bot.Fail(bot.Forbidden, "web: tap", errOthers)
	}
	ev.Kind, ev.Data, ev.Message = bot.Tapped, in.Data, in.Message
	if label := strings.TrimSpace(in.Label); label != "" && !p.chat.Group {
		said = &bot.Entry{Kind: bot.EntrySaid, Of: seq}
		said.Text, _ = bot.MaskCitizen(vn.NFC(label))
	}
	return said, err
}

// open spends an invitation. The transcript never holds its payload.
func (m mount) open(w http.ResponseWriter, r *http.Request, enter func() (person, error)) error {
	in, err := readPost(w, r)
	if err != nil {
		return err
	}
	if !payloadForm.MatchString(in.Payload) {
		return bot.Fail(bot.Invalid, "web: open", errForm)
	}
	p, err := enter()
	if err != nil {
		return err
	}
	ev := m.event(r, p, in.Client)
	ev.Kind, ev.Text, ev.Command, ev.Args = bot.Said, "/start "+in.Payload, "start", in.Payload
	return m.take(w, r, ev, nil)
}

// event begins an event: the same id whenever the page posts it again. Its time
// is no finer than what the transcript keeps, so that it is the same as well.
func (m mount) event(r *http.Request, p person, client string) bot.Event {
	return bot.Event{ID: Name + ":" + p.chat.ID + ":" + client, Chat: p.chat, From: p.account, Name: p.name, Origin: m.Origin(r), At: m.Place.Now().UTC().Truncate(time.Millisecond)}
}

// take logs what the person did, if it is to be seen, and hands it to the core.
// The turn goes on when the browser goes away.
func (m mount) take(w http.ResponseWriter, r *http.Request, ev bot.Event, e *bot.Entry) error {
	ctx := context.WithoutCancel(r.Context())
	handle, leave, err := m.enter()
	if err != nil {
		return err
	}
	defer leave()
	if e != nil {
		seq, err := m.logged(ctx, &ev, *e)
		if err != nil {
			return err
		}
		defer m.changed(ev.Chat.ID, seq) // streams write it with the answer
	}
	if err := m.turn(ctx, handle, ev); err != nil {
		return bot.Fail(bot.Unavailable, "web: turn", err)
	}
	answer(w, http.StatusOK, map[string]string{"message": ev.Message})
	return nil
}

// turn hands the event to the core, on a goroutine that has done so before: a
// turn goes deep, and the stack of a browser's own goroutine would have to grow.
func (m mount) turn(ctx context.Context, handle channel.Handle, ev bot.Event) error {
	done := make(chan error, 1)
	m.crew.Do(func() {
		err := errTurn
		defer func() {
			if what := recover(); what != nil {
				m.Log.Error("the core panicked", "what", what, "stack", string(debug.Stack()))
			}
			done <- err
		}()
		err = handle(ctx, ev)
	})
	return <-done
}

var errTurn = errors.New("the turn ended without an answer")

// logged appends the entry. Posted again it keeps the time of the first, for
// that is when the person said it.
func (m mount) logged(ctx context.Context, ev *bot.Event, e bot.Entry) (seq int64, err error) {
	e.Chat, e.Client, e.From, e.Name, e.At = ev.Chat.ID, client(ev), ev.From, ev.Name, ev.At
	kept, fresh, err := m.Transcript.Append(ctx, e)
	if err != nil {
		return 0, err
	}
	if fresh {
		m.hub.hand(kept)
	}
	ev.At = kept.At
	if ev.Kind != bot.Tapped {
		ev.Message = strconv.FormatInt(kept.Seq, 10)
	}
	return kept.Seq, nil
}

func client(ev *bot.Event) string { return ev.ID[strings.LastIndexByte(ev.ID, ':')+1:] }

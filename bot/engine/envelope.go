package engine

import (
	"encoding/json"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/desk"
)

// envelope is what a chat's session holds. Its JSON is the session's data.
type envelope struct {
	Applied  applied    `json:"applied,omitempty"`
	Replies  []reply    `json:"replies,omitempty"` // the last one is the newest; its buttons are the menu
	Told     menu       `json:"told,omitempty"`    // the menu of what the outbox said since, where choices are typed
	Album    string     `json:"album,omitempty"`   // whose pictures were refused: said once
	Pictures pictured   `json:"pictures,omitzero"`
	State    state      `json:"state"`         // of the conversation
	Desk     desk.State `json:"desk,omitzero"` // of the officers' desk
}

// reply is what a turn had to say, kept until it is known to have been said.
type reply struct {
	Event    string        `json:"event"`
	By       string        `json:"by"`             // the process that said it
	At       int64         `json:"at"`             // Unix milliseconds
	Said     int           `json:"said,omitempty"` // messages known to have been said, from the first
	Messages []bot.Message `json:"messages"`
}

// open reads the session's data. Data that cannot be read begins anew: one
// chat's conversation is lost then, and nothing that was recorded.
func (e *Engine) open(data []byte) *envelope {
	env := &envelope{State: e.opt.fresh()}
	if len(data) == 0 {
		return env
	}
	if err := json.Unmarshal(data, env); err != nil || env.State == nil {
		e.opt.Log.Error("session unreadable, begun anew", "bytes", len(data))
		return &envelope{State: e.opt.fresh()}
	}
	return env
}

// The keeping of replies that may not have been said.
const (
	keepReplies = 6
	keepFor     = 10 * time.Minute // platforms deliver again sooner
)

// remember puts the turn into the envelope. A silent turn leaves the last reply
// where it is: its buttons are still what the person sees.
func (env *envelope) remember(id string, r reply, said func(event string) bool) {
	env.Applied = env.Applied.with(id)
	if len(r.Messages) == 0 {
		return
	}
	env.Told = nil
	kept := env.Replies[:0]
	for _, old := range env.Replies {
		if r.At-old.At < keepFor.Milliseconds() && len(old.notices()) > 0 && !said(old.Event) {
			kept = append(kept, old)
		}
	}
	if extra := len(kept) - keepReplies + 1; extra > 0 {
		kept = kept[extra:]
	}
	env.Replies = append(kept, r)
}

// replyTo is what was said to an applied event and may not have been heard.
func (env *envelope) replyTo(event string) *reply {
	for i := range env.Replies {
		if env.Replies[i].Event == event {
			return &env.Replies[i]
		}
	}
	return nil
}

// notices are the unsaid messages that no newer one replaces.
func (r *reply) notices() []bot.Message {
	var out []bot.Message
	for _, m := range r.Messages[min(r.Said, len(r.Messages)):] {
		if m.Kind == bot.Notice {
			out = append(out, m)
		}
	}
	return out
}

// applied is the ids of the last applied events, oldest first, with spaces
// between: one string costs less than a list in every turn's JSON.
type applied string

const appliedMost = 64

// short drops from an event's id the channel, which the whole chat shares.
func short(ev *bot.Event) string {
	id := strings.TrimPrefix(ev.ID, ev.Chat.Channel+":")
	if strings.Contains(id, " ") {
		id = strings.ReplaceAll(id, " ", "_")
	}
	return id
}

func (a applied) has(id string) bool {
	for one := range strings.SplitSeq(string(a), " ") {
		if one == id {
			return true
		}
	}
	return false
}

func (a applied) newest() string { return string(a[strings.LastIndexByte(string(a), ' ')+1:]) }

func (a applied) with(id string) applied {
	if a == "" {
		return applied(id)
	}
	if strings.Count(string(a), " ")+1 >= appliedMost {
		_, rest, _ := strings.Cut(string(a), " ")
		a = applied(rest)
	}
	return a + " " + applied(id)
}

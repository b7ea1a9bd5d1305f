package dialog

import (
	"encoding/json"
	"testing"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/vn"

	"github.com/stretchr/testify/require"
)

var kinds = []bot.EventKind{bot.Said, bot.Tapped, bot.Pictured, bot.Edited, bot.Voiced, bot.Stuck, bot.Filed,
	bot.Unknown, bot.Blocked, bot.Joined, bot.Moved, bot.Fetched, bot.Ended, "nonsense"}

// FuzzStep takes steps from any state with any event: they must come out, come
// out the same twice, and make messages that a
// platform takes.
func FuzzStep(f *testing.F) {
	words, err := catalog()
	require.NoError(f, err)
	for _, seed := range fuzzStates(f) {
		for kind := range kinds {
			f.Add(seed, uint8(kind), "0299900124 được tiếp nhận", "d:x:yes", "a", int16(1))
		}
	}
	f.Add([]byte(`{"draft":{"id":"x","rev":3,"new":{"name":"a","no_code":true,"level":"thcs","area":{"id":1}}},"ask":{"slot":"level","wait":"x"}}`),
		uint8(1), "", "d:x:thcs", "", int16(0))
	f.Add([]byte(`{"last":{"id":"d.1","draft":"d","receipt":"BC-1"},"holds":"7"}`), uint8(1), "", "s:send:d:1", "", int16(30))
	f.Fuzz(func(t *testing.T, state []byte, kind uint8, text, data, album string, hours int16) {
		var st State
		if json.Unmarshal(state, &st) != nil {
			return // no state at all
		}
		ev := fuzzEvent(kinds[int(kind)%len(kinds)], text, data, album, hours)
		c := freshChat(t, words)
		c.w.tie(ev.From, 1, hours%2 == 0)
		fuzzTurn(c, st, ev, c.w.look(ev, Open(&st, ev).Needs()))
		fuzzTurn(c, st, ev, bot.Facts{})
	})
}

func fuzzEvent(kind bot.EventKind, text, data, album string, hours int16) bot.Event {
	ev := bot.Event{ID: "e", Kind: kind, Chat: bot.Chat{Channel: "telegram", ID: "an"}, From: "telegram:an", Name: text,
		At: time.Date(2025, 5, 21, 7, 0, 0, 0, time.UTC).Add(time.Duration(hours) * time.Hour), Message: "7", Album: album}
	switch kind {
	case bot.Tapped:
		ev.Data = data
	case bot.Pictured, bot.Filed:
		ev.Text, ev.File = text, &bot.File{Ref: data, Size: int64(hours) << 20}
	case bot.Fetched:
		ev.Picture = &bot.PictureResult{Draft: bot.DraftID(text), Event: data, Fault: bot.PictureFault(album)}
	default:
		var ok bool
		if ev.Command, ev.Args, _, ok = bot.ReadCommand(text, "bot"); !ok {
			ev.Text, ev.Masked = bot.MaskCitizen(vn.NFC(text))
		}
	}
	return ev
}

func fuzzTurn(c *chat, st State, ev bot.Event, f bot.Facts) {
	session, err := json.Marshal(st)
	require.NoError(c.t, err)
	require.NoError(c.t, json.Unmarshal(session, &st))
	env := Env{Caps: c.caps, Files: c.caps.File > 0}
	talk := Open(&st, ev)
	fx := talk.Step(env, f)
	c.sameTwice(env, session, ev, f, st, fx)
	for _, s := range fx.Say {
		checkMessage(c.t, c.caps, c.message(st.Language(f), s))
	}
	r := bot.Report{ID: "d.1", Unit: 1, Status: bot.Refused, Receipt: "BC-0000-0000", UnitName: "x"}
	says := talk.Receipt(bot.Outcome{Report: &r})
	require.NotEmpty(c.t, says)
	for _, s := range says {
		checkMessage(c.t, c.caps, c.message(st.Language(f), s))
	}
}

// fuzzStates are the sessions of a conversation as it goes.
func fuzzStates(t tester) (all [][]byte) {
	c := newChat(t)
	for _, what := range []string{"/start", "0299900124", "[button.yes]", "[status.tu_choi]", "[reason.khac]", "x", "(photo)", "[button.edit]", "[button.back]", "/huy",
		"[button.go_on]", "[button.send]", "(photo)", "[button.new_report]", "/dulieu", "0299900357", "mầm non vườn xanh", "[button.add_this_unit]", "[level.mam_non]", "an lão"} {
		c.act(what)
		all = append(all, append([]byte(nil), c.mine().session...))
	}
	return all
}

package dialog

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"testing"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/read"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

var choices = []string{"yes", "no", "0", "1", "7", "-1", "name", "none", "other", "unit", "same", "skip", "edit", "cancel", "back", "status",
	"photo", "reason", "again", "add", "new", "duoc_tiep_nhan", "tu_choi", "thanh_cong", "khac", "bo_qua", "ten", "thcs", "gdnn_gdtx", ""}

// TestAnyStateAnyEvent takes steps from states that no conversation would
// reach: a stored session may be older than the program.
func TestAnyStateAnyEvent(t *testing.T) {
	words, err := catalog()
	require.NoError(t, err)
	rapid.Check(t, func(t *rapid.T) {
		st := anyState(t)
		c := freshChat(t, words)
		ev := anyEvent(t, st)
		for i := range rapid.IntRange(0, 3).Draw(t, "ties") {
			c.w.tie(ev.From, bot.UnitID(i+1), i%2 == 0)
		}
		if rapid.Bool().Draw(t, "reported") {
			c.w.file(bot.FileReport{ID: "d.1", Draft: "d", Unit: 1, Status: bot.Succeeded, Account: ev.From, At: ev.At})
		}
		f := c.w.look(ev, Open(&st, ev).Needs())
		if rapid.Bool().Draw(t, "no facts") {
			f = bot.Facts{}
		}
		fuzzTurn(c, st, ev, f)
	})
}

func anyState(t *rapid.T) (st State) {
	text := rapid.SampledFrom([]string{"", "", "x", "Mầm non Hoa Sen", "?"})
	n := rapid.IntRange(0, 3)
	st = State{Lang: rapid.SampledFrom([]string{"", "en", "xx"}).Draw(t, "lang"), Met: rapid.Bool().Draw(t, "met"),
		Holds: rapid.SampledFrom([]string{"", "7"}).Draw(t, "holds"), Area: place{bot.AreaID(n.Draw(t, "area")), ""}}
	st.Draft = draft{ID: bot.DraftID(rapid.SampledFrom([]string{"", "d"}).Draw(t, "draft")), Rev: n.Draw(t, "rev"),
		Begun: time.Date(2025, 5, 21, 6, 0, 0, 0, time.UTC), Unit: anyUnit(t), Guessed: rapid.Bool().Draw(t, "guessed"),
		Status: rapid.SampledFrom(append(bot.Statuses(), "", bot.OtherStatus)).Draw(t, "status"),
		Reason: rapid.SampledFrom(append(bot.Reasons(), "", bot.ReasonSkipped)).Draw(t, "reason"), Words: text.Draw(t, "words"),
		Replace: rapid.Bool().Draw(t, "replace"), Bare: rapid.Bool().Draw(t, "bare"), Elsewhere: rapid.Bool().Draw(t, "elsewhere")}
	if rapid.Bool().Draw(t, "new") {
		st.Draft.New = &outsider{Name: text.Draw(t, "name"), Level: rapid.SampledFrom([]bot.Level{"", bot.Lower}).Draw(t, "level"),
			NoCode: rapid.Bool().Draw(t, "no code"), Area: place{bot.AreaID(n.Draw(t, "place")), "x"}}
	}
	st.Draft.Pictures = anyPictures(t)
	st.Ask, st.Under = anyAsk(t), anyAsk(t)
	if rapid.Bool().Draw(t, "sent") {
		st.Last = sent{ID: "d.1", Draft: "d", Receipt: "BC-0000-0000", Wait: "y", Unit: anyUnit(t), Said: brief{Status: bot.Refused}}
	}
	return st
}

func anyUnit(t *rapid.T) unit {
	return unit{ID: bot.UnitID(rapid.IntRange(0, 4).Draw(t, "unit")), Name: "X", Outside: rapid.Bool().Draw(t, "outside"),
		Code: bot.TaxCode(rapid.SampledFrom([]string{"", "0299900124", "0299900170-001", "short"}).Draw(t, "code")),
		Was:  rapid.SampledFrom([]bot.Status{"", bot.Succeeded, bot.Accepted}).Draw(t, "was")}
}

func anyPictures(t *rapid.T) (all []picture) {
	for i := range rapid.IntRange(0, 11).Draw(t, "pictures") {
		all = append(all, picture{Event: strconv.Itoa(i), Album: "a", File: &bot.File{Ref: "r"}})
	}
	return all
}

func anyAsk(t *rapid.T) ask {
	a := ask{Slot: rapid.SampledFrom(append(slices.Sorted(maps.Keys(table)), "", "junk")).Draw(t, "slot"), Wait: "x", Name: rapid.SampledFrom([]string{"", "x", "?"}).Draw(t, "asked"),
		Code:   bot.TaxCode(rapid.SampledFrom([]string{"", "0299900142", "junk"}).Draw(t, "asked code")),
		Look:   rapid.SampledFrom([]read.Look{"", lookNear, lookChild, read.LooksExtraZero}).Draw(t, "look"),
		Invite: rapid.SampledFrom([]string{"", "uHOASEN"}).Draw(t, "invite")}
	for range rapid.IntRange(0, 2).Draw(t, "candidates") {
		a.Units = append(a.Units, anyUnit(t))
	}
	if a.Slot == slotAreaOf {
		a.Areas = []place{{1, "x"}, {0, ""}}
	}
	if a.Slot == slotLate {
		a.Pictures = anyPictures(t)
	}
	return a
}

func anyEvent(t *rapid.T, st State) bot.Event {
	text := rapid.SampledFrom(append(append([]string{"", "!!!", "\x00", "ảnh?", "ok"}, useful...), append(noise, typed...)...)).Draw(t, "text")
	data := "d:x:" + rapid.SampledFrom(choices).Draw(t, "choice")
	if rapid.Bool().Draw(t, "standing") {
		data = "s:" + rapid.SampledFrom([]string{"send", "yes", "no", "hist", "lang", "wish", "leave", "stay", "more", "cmd", "again", "other", "x"}).
			Draw(t, "verb") + ":" + rapid.SampledFrom([]string{"", "d:1", "d.1", "1", "vi", "correct", "baocao", "-9"}).Draw(t, "object")
	}
	kind := rapid.SampledFrom(kinds).Draw(t, "kind")
	ev := fuzzEvent(kind, text, data, rapid.SampledFrom([]string{"", "a", "broken"}).Draw(t, "album"), int16(rapid.IntRange(0, 40).Draw(t, "hours")))
	if kind == bot.Fetched {
		ev.Picture = &bot.PictureResult{Draft: "d", Event: strconv.Itoa(rapid.IntRange(0, 3).Draw(t, "event")), Fault: bot.FaultTiny}
	}
	_, err := json.Marshal(st)
	require.NoError(t, err)
	return ev
}

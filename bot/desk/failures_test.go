package desk

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// When the records are away the event must come again: an error, and nothing
// said or written.
func TestRecordsAwayIsAnError(t *testing.T) {
	for _, action := range there() {
		if action == "tap no" || action == "tap help" {
			continue // those ask the records for nothing but who it is, tested below
		}
		role := "quản trị"
		place := "riêng"
		if action == "/gannhom" || action == "/gonhom" || action == "tap gn" || action == "tap gny" || action == "tap goy" {
			place = "nhóm của địa bàn"
		}
		m, ev := scene(action, role, "trong", place)
		m.fail = bot.Fail(bot.Unavailable, "memory", nil)
		e, err := deskOf(t, m).Answer(t.Context(), Request{Event: ev, Caps: telegram, Links: link})
		require.Error(t, err, action)
		require.Equal(t, bot.Unavailable, bot.KindOf(err), action)
		require.Empty(t, e.Writes, action)
	}
	m, ev := scene("tap help", "quản trị", "trong", "riêng")
	m.fail = bot.Fail(bot.Unavailable, "memory", nil)
	_, err := deskOf(t, m).Answer(t.Context(), Request{Event: ev, Caps: telegram})
	require.Error(t, err)
}

// Two officers tap at once: the second transaction conflicts, and the step
// taken again says what is now true.
func TestTwoBindAtOnce(t *testing.T) {
	m, first := scene("tap gny", "thành phố", "trong", "nhóm chưa gắn")
	_, second := scene("tap gny", "quản trị", "ngoài", "nhóm chưa gắn")
	d := deskOf(t, m)
	answer := func(ev bot.Event) bot.Effects {
		e, err := d.Answer(t.Context(), Request{Event: ev, Caps: telegram})
		require.NoError(t, err)
		return e.Effects
	}
	one, two := answer(first), answer(second)
	require.NoError(t, m.commit(one.Writes))
	require.Equal(t, bot.Conflict, bot.KindOf(m.commit(two.Writes)))

	again := answer(second)
	require.Empty(t, again.Writes)
	require.Equal(t, "gannhom.ask_again", again.Say[0].Parts[0].Text.Key)
	require.Equal(t, bot.Raw("Hà"), again.Say[0].Parts[0].Text.Args["name"])
}

func TestTwoRenewAtOnce(t *testing.T) {
	m, ev := scene("tap mvy", "thành phố", "trong", "riêng")
	d := deskOf(t, m)
	one, err := d.Answer(t.Context(), Request{Event: ev, Caps: telegram, Links: link})
	require.NoError(t, err)
	require.NoError(t, m.commit(one.Writes))
	require.Equal(t, bot.Conflict, bot.KindOf(m.commit(one.Writes)))
	again, err := d.Answer(t.Context(), Request{Event: ev, Caps: telegram, Links: link})
	require.NoError(t, err)
	require.Equal(t, "mamoi.renewed_before", again.Say[0].Parts[0].Text.Key)
	require.Equal(t, 1, m.unitGen[105])
}

// Administrators hear that somebody is guessing; who has typed a wrong code is
// refused then, and everybody else still gets a try.
func TestGuessingIsTold(t *testing.T) {
	m := town()
	d := deskOf(t, m)
	d.Codes.All = 3
	guessed := func(n int, by bot.AccountID) bot.Effects {
		ev := said("CB-2222-2222-3")
		ev.ID, ev.From, ev.At = "guess "+num10(n), by, noon
		e, err := d.Answer(t.Context(), Request{Event: ev, Caps: telegram})
		require.NoError(t, err)
		return e.Effects
	}
	for range 6 { // one event whose step is taken again
		require.Empty(t, guessed(1, people["người lạ"]).Tell)
	}
	require.Equal(t, 1, m.guesses.Wrong(""))
	require.Empty(t, guessed(2, people["người lạ"]).Tell)
	e := guessed(3, people["người lạ"])
	require.Len(t, e.Tell, 1)
	require.Equal(t, "officer_code.guessing", e.Tell[0].Say.Parts[0].Text.Key)
	require.Equal(t, people["quản trị"], e.Tell[0].To.Account)

	e = guessed(4, people["người lạ"])
	require.Equal(t, bot.T("officer_code.tired", "until", bot.Clock(noon.Add(time.Hour))), e.Say[0].Parts[0].Text)
	require.Empty(t, e.Tell)
	e = guessed(5, people["hiệu trưởng"])
	require.Equal(t, "officer_code.bad", e.Say[0].Parts[0].Text.Key)
}

// Where there is a web page its address is given as well, and instead of one
// that the channel does not have.
func TestInvitationsNameThePage(t *testing.T) {
	page := func(payload string) string { return "https://vneid.example/#" + payload }
	for name, c := range map[string]struct {
		links Linker
		keys  map[string][]string // of the card's parts, by action
	}{
		"beside": {link, map[string][]string{"tap mm": {"mamoi.card", "mamoi.page"}, "tap ac": {"mamoi.common_card", "mamoi.page"}}},
		"instead": {func(string) string { return "" }, map[string][]string{
			"tap mm": {"mamoi.card"}, "tap ac": {"mamoi.common_card"}}},
		"beside a chat that codes are typed in": {func(payload string) string {
			if payload != "" {
				return ""
			}
			return "https://zalo.me/s/bot"
		}, map[string][]string{"tap mm": {"mamoi.card_chat", "mamoi.page"}, "tap ac": {"mamoi.common_card"}}},
		"on the page itself": {page, map[string][]string{"tap mm": {"mamoi.card"}, "tap ac": {"mamoi.common_card"}}},
	} {
		for action, want := range c.keys {
			m, ev := scene(action, "quản trị", "trong", "riêng")
			d := deskOf(t, m)
			d.Page = page
			e, err := d.Answer(t.Context(), Request{Event: ev, Caps: telegram, Links: c.links})
			require.NoError(t, err)
			var keys []string
			for _, p := range e.Say[0].Parts {
				keys = append(keys, p.Text.Key)
			}
			require.Equal(t, want, keys, "%s: %s", name, action)
		}
	}
}

// A channel without links to a private chat has codes to type.
func TestChannelWithoutLinks(t *testing.T) {
	for action, key := range map[string]string{
		"/moicanbo": "moicanbo.code", "tap mm": "mamoi.card_code", "tap ac": "mamoi.common_no_link",
	} {
		m, ev := scene(action, "quản trị", "trong", "riêng")
		e, err := deskOf(t, m).Answer(t.Context(), Request{Event: ev, Caps: plainChannel})
		require.NoError(t, err)
		require.Equal(t, key, e.Say[0].Parts[0].Text.Key)
		require.Nil(t, e.Say[0].Picture)
	}
}

// Where people have another platform whose links hand nothing over, the common
// link names it; on that platform itself it is the link.
func TestTheCommonLinkNamesTheOtherPlatform(t *testing.T) {
	const chat = "https://zalo.example/bot"
	m, ev := scene("tap ac", "quản trị", "trong", "riêng")
	d := deskOf(t, m)
	d.Chat = chat
	words := func(caps bot.Caps, links Linker) (keys []string) {
		e, err := d.Answer(t.Context(), Request{Event: ev, Caps: caps, Links: links, Lang: "vi"})
		require.NoError(t, err)
		for _, p := range e.Say[0].Parts {
			require.Contains(t, d.Words.Words("vi", p.Text), "https://")
			keys = append(keys, p.Text.Key)
		}
		return keys
	}
	require.Equal(t, []string{"mamoi.common_card", "mamoi.chat"}, words(telegram, link))
	require.Equal(t, []string{"mamoi.common_chat_plain"}, words(plainChannel, func(string) string { return "" }))
	d.Page = func(string) string { return "https://page.example/a" }
	require.Equal(t, []string{"mamoi.common_card", "mamoi.page", "mamoi.chat"}, words(telegram, link))
	require.Equal(t, []string{"mamoi.common_card_plain", "mamoi.chat"}, words(plainChannel, func(string) string { return "" }))
}

// A scope that no button can carry is kept, and the button carries its id.
func TestScopeTooScatteredForAButton(t *testing.T) {
	m, ev := scene("/gannhom", "thành phố", "trong", "nhóm chưa gắn")
	ev.Args = ""
	var want bot.Scope
	for i := range 30 {
		a := bot.Area{ID: bot.AreaID(1000 + i*997), Name: "Xã Số " + num10(i)}
		m.areas = append(m.areas, a)
		ev.Args += a.Name + ", "
		want = want.Plus(bot.WholeArea(a.ID))
	}
	asked := ev
	tap := func(e Answer, i int) Answer {
		ev.Kind, ev.Command, ev.Data = bot.Tapped, "", e.Say[0].Choices[0][i].Data
		require.LessOrEqual(t, len(ev.Data), maxData)
		return m.answered(t, ev)
	}
	e := tap(m.answered(t, ev), 0)
	require.Equal(t, "gannhom.done", e.Say[0].Parts[0].Text.Key)
	require.True(t, want.Same(m.groups[ev.Chat.Key()].Scope), "the group is bound to all of it")

	ev = asked
	ev.Command, ev.Chat.Group, ev.Chat.ID = "tonghop", false, "77"
	first := m.answered(t, ev)
	require.Len(t, m.views, 2, "one in each chat, however many buttons there are")
	require.Equal(t, "tonghop.same", tap(first, 0).Say[0].Parts[0].Text.Key, "refreshed at once, they are the totals of all of it")
	clear(m.views)
	require.Equal(t, "desk.stale", tap(first, 0).Say[0].Parts[0].Text.Key, "an old one is gone")
	m.views["x"] = bot.View{Kind: "other", JSON: `7`}
	ev.Data = data(verbTotals, aView+"x", "", "am0")
	require.Equal(t, "desk.stale", m.answered(t, ev).Say[0].Parts[0].Text.Key, "and one of another kind is none")
}

// A view says what was meant, not what may be seen.
func TestAViewOpensNothing(t *testing.T) {
	m, ev := scene("tap th", "cán bộ DK", "trong", "riêng")
	m.views["x"] = bot.View{Kind: scopeView, JSON: `[{"areas":[1],"all_levels":true}]`}
	ev.Data = data(verbTotals, aView+"x", "", "am0")
	require.Equal(t, "deny.scope", m.answered(t, ev).Say[0].Parts[0].Text.Key)
}

// What was recorded while the clock was ahead holds no officer up once it is right.
func TestAChangeFollowsOneOfAClockThatWasAhead(t *testing.T) {
	m, ev := scene("tap dvy", "cán bộ DK", "trong", "riêng")
	id, ahead, name := bot.UnitID(105), noon.AddDate(1, 0, 0), "Tên cũ"
	ev.Data = data(verbDoChange, m.asked(id))
	m.entries[id] = []bot.UnitEntry{{UnitFact: bot.UnitFact{Since: ahead, Recorded: ahead, Name: &name}}}
	e := m.answered(t, ev)
	require.Equal(t, "donvi.done", e.Say[0].Parts[0].Text.Key)
	require.Equal(t, ahead, e.Writes[0].(bot.ChangeUnit).Since, "not before it")
}

// Not everything was recorded by somebody.
func TestTheHistoryOfAUnitNamesWhoRecordedIt(t *testing.T) {
	m, ev := scene("tap dvh", "cán bộ DK", "trong", "riêng")
	id, name := bot.UnitID(105), "Tên cũ"
	ev.Data = data(verbHistory, num(id))
	for by, key := range map[bot.AccountID]string{bot.ByList: "by_list", bot.ByUndo: "by_undo", bot.ByCommand: "by_command", "": "by_nobody", "telegram:404": "by_reporter", ev.From: "by_officer"} {
		m.entries[id] = []bot.UnitEntry{{UnitFact: bot.UnitFact{Since: noon, Recorded: noon, Name: &name}, By: by}}
		said, err := json.Marshal(m.answered(t, ev).Say[0].Parts)
		require.NoError(t, err)
		require.Contains(t, string(said), "donvi."+key, by)
	}
}

// answered is the answer, with its writes done.
func (m *memory) answered(t *testing.T, ev bot.Event) Answer {
	t.Helper()
	e, err := deskOf(t, m).Answer(t.Context(), Request{Event: ev, Caps: telegram})
	require.NoError(t, err)
	require.NoError(t, m.commit(e.Writes))
	return e
}

// The numbered choices and the hint are part of a message, which has a limit
// on channels without buttons.
func TestTotalsWithTheirChoicesFitAMessage(t *testing.T) {
	m := town()
	m.grow(300)
	m.bind("-5", bot.Everything, "thành phố")
	d := deskOf(t, m)
	ev := bot.Event{ID: "1", Kind: bot.Said, Command: "tonghop", At: noon, From: people["người lạ"],
		Chat: bot.Chat{Channel: "telegram", ID: "-5", Group: true}}
	e, err := d.Answer(t.Context(), Request{Event: ev, Caps: plainChannel, Lang: "vi"})
	require.NoError(t, err)
	var text []string
	for _, p := range e.Say[0].Parts {
		text = append(text, d.Words.Words("vi", p.Text))
	}
	n := 0
	for _, row := range e.Say[0].Choices {
		for _, c := range row {
			n++
			text = append(text, num10(n)+". "+d.Words.Words("vi", c.Label))
		}
	}
	require.Equal(t, 5, n)
	require.LessOrEqual(t, len(utf16.Encode([]rune(strings.Join(text, "\n\n")))), plainChannel.Text)
}

// What waits in the chat and who asks is told from the answer's own snapshot, before
// anything is made of it; no answer is made when it must not be yet.
func TestAnAnswerBeginsWithItsOnlySnapshot(t *testing.T) {
	ofChat := bot.Chat{Channel: "telegram", ID: "2"}
	inGroup := bot.Chat{Channel: "telegram", ID: "-7", Group: true}
	for name, ev := range map[string]bot.Event{
		"a command": {Kind: bot.Said, Command: "tonghop", Chat: ofChat},
		"a tap":     {Kind: bot.Tapped, Data: data(verbHelp), Chat: ofChat},
		"a code":    {Kind: bot.Said, Text: "CB-7K3M-9XCP-V", Chat: ofChat},
		"added":     {Kind: bot.Joined, Chat: inGroup},
		"moved":     {Kind: bot.Moved, MovedTo: "-8", Chat: inGroup},
	} {
		m := town()
		m.backlog.Unsaid = true
		ev.From, ev.At, ev.ID = people["cán bộ DK"], noon, "telegram:1"
		d, refused := deskOf(t, m), errors.New("not yet")
		d.Codes.Account = 1
		begun := 0
		r := Request{Event: ev, Caps: telegram, Links: link, Begin: func(waits bot.Backlog, who bot.Account) (string, error) {
			begun++
			require.True(t, waits.Unsaid, name)
			require.Equal(t, ev.From, who.ID, name)
			return "en", nil
		}}
		_, err := d.Answer(t.Context(), r)
		require.NoError(t, err, name)
		require.Equal(t, []int{1, 1}, []int{begun, m.snapshots}, name)
		r.Event.ID = "telegram:2" // the code is one too many now
		r.Begin = func(bot.Backlog, bot.Account) (string, error) { return "", refused }
		a, err := d.Answer(t.Context(), r)
		require.ErrorIs(t, err, refused, name)
		require.Empty(t, a.Effects, name)
	}
}

// While a large list is half-way the numbers are said to be incomplete.
func TestTotalsDuringAnImportSayIt(t *testing.T) {
	for _, half := range []bool{false, true} {
		m, ev := scene("/tonghop", "quản trị", "trong", "nhóm của địa bàn")
		m.importing = half
		e, err := deskOf(t, m).Answer(t.Context(), Request{Event: ev, Caps: telegram, Links: link})
		require.NoError(t, err)
		last := e.Say[0].Parts[len(e.Say[0].Parts)-1]
		require.Equal(t, half, last.Text.Key == "tonghop.importing")
	}
}

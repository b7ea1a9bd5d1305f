package desk

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// asksFor is a command of an officer in private.
func (m *memory) asksFor(t testing.TB, d *Desk, id, who, command, args string) Answer {
	t.Helper()
	ev := bot.Event{ID: id, Kind: bot.Said, Command: command, Args: args, At: noon, From: people[who], Name: names[who], Chat: bot.Chat{Channel: "telegram", ID: "2"}}
	a, err := d.Answer(t.Context(), Request{Event: ev, Caps: telegram, Links: link, Lang: "vi"})
	require.NoError(t, err)
	require.NoError(t, m.commit(a.Writes))
	return a
}

// handed is what the desk answers when the worker has made the task's workbook.
func (m *memory) handed(t testing.TB, d *Desk) bot.Say {
	t.Helper()
	task := m.jobs[len(m.jobs)-1].Args.(bot.ExportTask)
	o := ExportMade(task, bot.File{SHA256: strings.Repeat("ab", 32), Name: "a.xlsx", Size: 9}, 4, noon)[0].(bot.Occur)
	a, err := d.Answer(t.Context(), Request{Event: o.Event, Caps: telegram, Links: link, Lang: "vi"})
	require.NoError(t, err)
	require.Len(t, a.Say, 1)
	return a.Say[0]
}

// A workbook is made once for whoever asks twice, and a redelivered event is no
// second time; another scope is another workbook.
func TestAWorkbookAskedForTwice(t *testing.T) {
	m := town()
	d := deskOf(t, m)
	require.Equal(t, "xuat.making", m.asksFor(t, d, "telegram:1", "cán bộ DK", "xuat", "").Say[0].Parts[0].Text.Key)
	require.Equal(t, "xuat.making", m.asksFor(t, d, "telegram:1", "cán bộ DK", "xuat", "").Say[0].Parts[0].Text.Key)
	m.jobs = m.jobs[:1] // the store writes one row of a key
	again := m.asksFor(t, d, "telegram:2", "cán bộ DK", "excel", "dương kinh")
	require.Equal(t, "xuat.already", again.Say[0].Parts[0].Text.Key)
	require.Empty(t, again.Writes)
	m.asksFor(t, d, "telegram:3", "cán bộ DK", "xuat", "mầm non")
	require.Len(t, m.jobs, 2)
	require.Len(t, m.audit, 3)
	require.Equal(t, bot.Audit{Event: "telegram:1", Account: people["cán bộ DK"], Chat: m.audit[0].Chat, Act: "xuat", Object: "area:7", At: noon}, m.audit[0])
}

// What was made is handed over to whom all of it still belongs, and to nobody else.
func TestAWorkbookOfSomebodyWhoLostIt(t *testing.T) {
	m := town()
	d := deskOf(t, m)
	m.asksFor(t, d, "telegram:1", "cán bộ DK", "xuat", "")
	require.NotNil(t, m.handed(t, d).File)
	for name, now := range map[string]bot.Account{
		"another area":   {Role: bot.Officer, Scope: bot.WholeArea(hongBang)},
		"fewer levels":   {Role: bot.Officer, Scope: bot.Scope{{Areas: []bot.AreaID{duongKinh}, Levels: []bot.Level{bot.Nursery}}}},
		"not an officer": {},
	} {
		m.accounts[people["cán bộ DK"]] = now
		say := m.handed(t, d)
		require.Nil(t, say.File, name)
		require.Contains(t, []string{"xuat.shrunk", "deny.member"}, say.Parts[0].Text.Key, name)
	}
}

// The task says whether the file goes to one officer alone.
func TestOnlyAPrivateFileHasPhones(t *testing.T) {
	m := town()
	m.bind("-7", bot.WholeArea(duongKinh), "thành phố")
	d := deskOf(t, m)
	m.asksFor(t, d, "telegram:1", "cán bộ DK", "xuat", "")
	ev := bot.Event{ID: "telegram:2", Kind: bot.Said, Command: "xuat", At: noon, From: people["cán bộ DK"], Chat: bot.Chat{Channel: "telegram", ID: "-7", Group: true}}
	a, err := d.Answer(t.Context(), Request{Event: ev, Caps: telegram, Links: link, Lang: "vi"})
	require.NoError(t, err)
	require.NoError(t, m.commit(a.Writes))
	require.Equal(t, [2]bool{true, false}, [2]bool{m.jobs[0].Args.(bot.ExportTask).Alone, m.jobs[1].Args.(bot.ExportTask).Alone})
}

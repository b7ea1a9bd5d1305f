package desk

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// packed is what the desk answers when the worker has packed the task's pictures into two
// files.
func (m *memory) packed(t testing.TB, d *Desk) (says []bot.Say) {
	t.Helper()
	task := m.jobs[len(m.jobs)-1].Args.(bot.ShotsTask)
	f := bot.File{SHA256: strings.Repeat("ab", 32), Name: "anh.zip", Size: 9}
	for _, w := range ShotsMade(task, []bot.File{f, f}, 4, noon) {
		a, err := d.Answer(t.Context(), Request{Event: w.(bot.Occur).Event, Caps: telegram, Links: link, Lang: "vi"})
		require.NoError(t, err)
		require.Len(t, a.Say, 1)
		says = append(says, a.Say[0])
	}
	return says
}

// What was packed is handed over to whom all of it still belongs, and to nobody else.
func TestPicturesOfSomebodyWhoLostThem(t *testing.T) {
	m := town()
	d := deskOf(t, m)
	m.asksFor(t, d, "telegram:1", "cán bộ DK", "xuat", "ảnh")
	says := m.packed(t, d)
	require.Len(t, says, 2)
	for i, say := range says {
		require.NotNil(t, say.File)
		require.NotEmpty(t, say.File.Ask)
		require.Equal(t, "xuat.shots", say.Parts[0].Text.Key)
		require.Equal(t, []any{i + 1, 2}, []any{say.Parts[1].Text.Args["n"], say.Parts[1].Text.Args["of"]})
	}
	m.officer("cán bộ DK", bot.WholeArea(hongBang))
	for _, say := range m.packed(t, d) {
		require.Nil(t, say.File)
		require.Equal(t, "xuat.shots_shrunk", say.Parts[0].Text.Key)
	}
	require.NoError(t, m.apply(bot.RemoveOfficer{Account: people["cán bộ DK"]}))
	for _, say := range m.packed(t, d) {
		require.Nil(t, say.File)
		require.Equal(t, "deny.member", say.Parts[0].Text.Key)
	}
}

// A disk without room is said in words of its own.
func TestPicturesThatCouldNotBePacked(t *testing.T) {
	m := town()
	d := deskOf(t, m)
	m.asksFor(t, d, "telegram:1", "cán bộ DK", "xuat", "ảnh")
	task := m.jobs[0].Args.(bot.ShotsTask)
	for full, key := range map[bool]string{true: "xuat.shots_full", false: "xuat.shots_failed"} {
		ev := ShotsFailed(task, full, noon)[0].(bot.Occur).Event
		a, err := d.Answer(t.Context(), Request{Event: ev, Caps: telegram, Links: link, Lang: "vi"})
		require.NoError(t, err)
		require.Equal(t, key, a.Say[0].Parts[0].Text.Key)
	}
}

// A chat is not flooded with files: whoever asks for too many is told how to get them.
func TestTooManyPictures(t *testing.T) {
	m := town()
	m.shotSize = 400 << 20
	d := deskOf(t, m)
	a := m.asksFor(t, d, "telegram:1", "thành phố", "xuat", "ảnh")
	require.Equal(t, "xuat.many_shots", a.Say[0].Parts[0].Text.Key)
	require.Empty(t, a.Writes)
	ev := bot.Event{ID: "trang:1", Kind: bot.Said, Command: "xuat", Args: "ảnh", At: noon, From: people["thành phố"], Chat: bot.Chat{Channel: bot.DeskPage, ID: "s1"}}
	caps := onPage
	caps.File = 1 << 62
	a, err := d.Answer(t.Context(), Request{Event: ev, Caps: caps, Links: link, Lang: "vi"})
	require.NoError(t, err)
	require.Equal(t, "xuat.shots_making", a.Say[0].Parts[0].Text.Key)
	task := a.Writes[len(a.Writes)-2].(bot.Do).Args.(bot.ShotsTask)
	require.Zero(t, task.Most)
	made := ShotsMade(task, []bot.File{{SHA256: strings.Repeat("ab", 32), Name: "anh.zip", Size: 400 << 20}}, 4, noon)[0].(bot.Occur)
	a, err = d.Answer(t.Context(), Request{Event: made.Event, Caps: caps, Links: link, Lang: "vi"})
	require.NoError(t, err)
	require.Equal(t, "xuat.shots_fetch", a.Say[0].Parts[2].Text.Key)
}

package desk

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// Who asks for a unit by a name that it bore sees on its card that it did: the newest
// names first, each once, and never the one of today.
func TestACardNamesWhatTheUnitWasCalled(t *testing.T) {
	m := town()
	var u bot.Unit
	for _, u = range m.units {
		break
	}
	for _, name := range []string{"Mầm non Bình Minh", "Mầm non Kim Đồng", "MẦM NON BÌNH MINH", u.Name} {
		m.entries[u.ID] = append(m.entries[u.ID], bot.UnitEntry{UnitFact: bot.UnitFact{Since: noon, Name: &name}})
	}
	d := deskOf(t, m)
	a, err := d.Answer(t.Context(), Request{Event: bot.Event{ID: "e", Kind: bot.Said, Command: "donvi", Args: string(u.Code), At: noon,
		Chat: bot.Chat{Channel: "telegram", ID: "1"}, From: people["quản trị"]}, Caps: plainChannel, Lang: "vi"})
	require.NoError(t, err)
	require.Contains(t, d.Words.Words("vi", a.Say[0].Parts[0].Text), "Tên trước đây: MẦM NON BÌNH MINH; Mầm non Kim Đồng\n")
}

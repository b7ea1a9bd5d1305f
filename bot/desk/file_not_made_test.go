package desk

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// A file that was not made is said to be so, and that the disk is full where it is: asking
// again does not help then.
func TestFilesThatWereNotMade(t *testing.T) {
	m := town()
	d := deskOf(t, m)
	tell := bot.Event{ID: "job:1", Kind: bot.Received, At: noon, From: people["cán bộ DK"], Chat: bot.Chat{Channel: "telegram", ID: "2"}}
	for failed, made := range map[string]func(full bool) []bot.Write{
		"xuat.failed":        func(full bool) []bot.Write { return ExportFailed(bot.ExportTask{Tell: tell}, full, noon) },
		"mamoi.cards_failed": func(full bool) []bot.Write { return CardsFailed(bot.CardsTask{Tell: tell}, full, noon) },
		"bieumau.failed":     func(full bool) []bot.Write { return OfficeFormFailed(bot.OfficeFormTask{Tell: tell}, full, noon) },
		"doichieu.failed":    func(full bool) []bot.Write { return AgainstFailed(bot.AgainstTask{Tell: tell}, full, noon) },
	} {
		for full, key := range map[bool]string{false: failed, true: "file.no_room"} {
			a, err := d.Answer(t.Context(), Request{Event: made(full)[0].(bot.Occur).Event, Caps: telegram, Links: link, Lang: "vi"})
			require.NoError(t, err)
			require.Len(t, a.Say, 1)
			require.Nil(t, a.Say[0].File)
			require.Equal(t, key, a.Say[0].Parts[0].Text.Key)
		}
	}
}

// A file for which there was no room is told from one that could not be fetched.
func TestAFileThatHadNoRoom(t *testing.T) {
	c := listChat(t)
	c.says("/bieumau")
	c.turn(sheet("bieu.xlsx"))
	a := c.turn(c.shelved(func(f *bot.File) { f.Fault = bot.FaultNoRoom }))
	require.Equal(t, bot.T("file.no_room_for", "name", bot.Raw("bieu.xlsx")), a.Say[0].Parts[0].Text)
}

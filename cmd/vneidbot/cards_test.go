package main

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/roster/sample"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// TestCardsOfAnArea: the page and the workbook have each counted unit once, with the code
// that opens its chat now, also after a revocation.
func TestCardsOfAnArea(t *testing.T) {
	t.Parallel()
	office, a := newCalc(t), deskOfLists(t)
	a.channels = map[string]channel.Channel{"telegram": joined{}}
	_, p := a.preview(t, "list:1", sample.Units(60, time.Now()))
	require.NoError(t, a.store.SwitchImport(t.Context(), p.Import))
	storetest.Exec(t, a.store, `UPDATE units SET invite_generation = 7 WHERE id = 3`)
	storetest.Exec(t, a.store, `UPDATE units SET standing = 'exempt' WHERE id = 4`)
	args, err := json.Marshal(bot.CardsTask{Lang: "vi", Scope: bot.Everything, Head: bot.ExportHead{Place: "toàn thành phố", By: "Lan"},
		Tell: bot.Event{ID: "cards:1", Kind: bot.Received, From: "telegram:1", Data: "o:mtd:*:*:zzzz:z", Chat: bot.Chat{Channel: "telegram", ID: "1"}}})
	require.NoError(t, err)
	writes, err := a.doCards(t.Context(), bot.Job{Args: args})
	require.NoError(t, err)
	require.Len(t, writes, 2)
	var codes []string
	require.NoError(t, a.store.Snapshot(t.Context(), func(n *store.Snapshot) error {
		rows, err := n.UnitRows(bot.MissingOf{Scope: bot.Everything})
		for _, u := range rows {
			gen, err := n.InviteGeneration(u.ID)
			require.NoError(t, err)
			codes = append(codes, a.store.Tokens().TypedUnitCode(u.ID, gen))
		}
		return err
	}))
	page, book := a.handedOut(t, writes[0]), a.handedOut(t, writes[1])
	require.Equal(t, len(codes), strings.Count(string(page), "<article"))
	var inBook []string
	require.Equal(t, len(codes), strings.Count(string(page), "<svg"))
	for _, row := range office.sheets(t, book)["Mã mời"][6:] {
		inBook = append(inBook, row[5])
		require.Regexp(t, `^https://t\.me/bot\?start=u`, row[6])
	}
	require.ElementsMatch(t, codes, inBook)
	for _, code := range codes {
		require.Contains(t, string(page), ">"+code+"<")
	}
	if *booksTo != "" {
		require.NoError(t, os.WriteFile(filepath.Join(*booksTo, "cards.html"), page, 0o600))
	}
}

// joined is a channel whose links open a chat.
type joined struct{ channel.Channel }

func (joined) Link(payload string) string { return "https://t.me/bot?start=" + payload }

// handedOut is what the file of an event holds.
func (a *App) handedOut(t *testing.T, w bot.Write) []byte {
	t.Helper()
	f := w.(bot.Occur).Event.File
	file, err := a.shelf.Open(f.SHA256)
	require.NoError(t, err)
	defer file.Close()
	data, err := io.ReadAll(file)
	require.NoError(t, err)
	require.Equal(t, f.Size, int64(len(data)))
	return data
}

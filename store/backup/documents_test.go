package backup_test

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/disk"
	"vneidbot/store/shelf"
	"vneidbot/store/storetest"
)

// The letter and the forms that offices have given are in a backup, and come back with
// the records that name them; a form that was replaced before is not.
func TestOfficesFilesComeBack(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	kept, err := shelf.Open(filepath.Join(h.dir, "shelf"), disk.At(h.dir), 0)
	require.NoError(t, err)
	give := func(kind bot.DocumentKind, area bot.AreaID, was, name string) string {
		sum, err := kept.Keep([]byte("the bytes of " + name))
		require.NoError(t, err)
		_, err = h.s.Commit(ctx, []bot.Write{bot.SetDocument{Kind: kind, Area: area, Was: was, By: "telegram:9000001", At: night,
			File: bot.Attachment{SHA256: sum, Name: name, Mime: "application/octet-stream", Size: int64(len("the bytes of " + name))}}})
		require.NoError(t, err)
		return sum
	}
	_, err = h.s.Commit(ctx, []bot.Write{bot.SetAccount{ID: "telegram:9000001", Chat: bot.Chat{Channel: "telegram", ID: "9000001"}, At: night}})
	require.NoError(t, err)
	letter, common := give(bot.LetterFile, 0, "", "cong-van.pdf"), give(bot.FormFile, 0, "", "bieu-chung.xlsx")
	old := give(bot.FormFile, 1, "", "bieu-cu.xlsx")
	own := give(bot.FormFile, 1, old, "bieu.xlsx")
	n := h.backup(night, 14)
	h.stop()

	empty := filepath.Join(t.TempDir(), "data")
	_, err = n.Restore(ctx, empty)
	require.NoError(t, err)
	missing, err := shelf.Missing(filepath.Join(empty, "shelf"), []string{letter, common, own})
	require.NoError(t, err)
	require.Zero(t, missing)
	missing, err = shelf.Missing(filepath.Join(empty, "shelf"), []string{old})
	require.NoError(t, err)
	require.Equal(t, 1, missing)
	require.NoError(t, storetest.OpenDir(t, empty).Snapshot(ctx, func(s *store.Snapshot) error {
		forms, err := s.OfficeForms()
		require.Len(t, forms, 2)
		require.Equal(t, []string{common, own}, []string{forms[0].File.SHA256, forms[1].File.SHA256})
		return err
	}))
}

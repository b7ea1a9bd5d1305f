package store_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
)

// Who was shown another value changes nothing, of the campaign and of an area.
func TestASettingIsChangedByWhoSawIt(t *testing.T) {
	r := newRoom(t)
	areas := func() []bot.Area {
		list, err := r.s.Areas(t.Context())
		require.NoError(t, err)
		return list
	}
	a := areas()[0]
	ask := func(area bot.AreaID, s bot.Setting, was, now string) error {
		_, err := r.s.Commit(t.Context(), []bot.Write{bot.ChangeSetting{Area: area, Setting: s, Was: was, Value: now}})
		return err
	}
	for _, area := range []bot.AreaID{0, a.ID} {
		require.NoError(t, ask(area, bot.SettingPhone, "", "0225 000 0001"))
		require.Equal(t, bot.Conflict, bot.KindOf(ask(area, bot.SettingPhone, "", "0225 000 0002")))
		require.NoError(t, ask(area, bot.SettingPhone, "0225 000 0001", "0225 000 0002"))
		require.Equal(t, bot.Invalid, bot.KindOf(ask(area, bot.SettingPhone, "0225 000 0002", "cô Lan")))
	}
	require.Equal(t, "0225 000 0002", r.look(lan, bot.Needs{}).Campaign.Phone)
	require.Equal(t, "0225 000 0002", areas()[0].Phone)
	require.Equal(t, bot.Invalid, bot.KindOf(ask(a.ID, bot.SettingLetter, "", "x")), "an area has no letter")
	require.NoError(t, ask(0, bot.SettingLastDay, "", "2026-12-31"))
	require.True(t, r.look(lan, bot.Needs{}).Campaign.Over(time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)))
	require.False(t, r.look(lan, bot.Needs{}).Campaign.Over(time.Date(2026, 12, 31, 0, 0, 0, 0, time.UTC)))
}

// The letter is seen at once, named while it is the letter, and kept by a backup.
func TestTheCampaignsLetter(t *testing.T) {
	r := newRoom(t)
	first, second := strings.Repeat("ab", 32), strings.Repeat("cd", 32)
	file := func(sum string) bot.Attachment {
		return bot.Attachment{SHA256: sum, Name: "cv.pdf", Mime: "application/pdf", Size: 9}
	}
	require.Nil(t, r.look(lan, bot.Needs{}).Campaign.Document)
	r.commit(bot.SetDocument{File: file(first), By: lan, At: time.Now()})
	require.Equal(t, file(first), *r.look(lan, bot.Needs{}).Campaign.Document)
	_, err := r.s.Commit(t.Context(), []bot.Write{bot.SetDocument{File: file(second), By: lan, At: time.Now()}})
	require.Equal(t, bot.Conflict, bot.KindOf(err))
	r.commit(bot.SetDocument{File: file(second), Was: first, By: lan, At: time.Now()})
	named, err := r.s.NamedFiles(t.Context(), []string{first, second})
	require.NoError(t, err)
	require.Equal(t, []string{second}, named)
	form := bot.SetDocument{Kind: bot.FormFile, Area: 7, File: file(first), By: lan, At: time.UnixMilli(1700000000000)}
	r.commit(form)
	_, err = r.s.Commit(t.Context(), []bot.Write{form})
	require.Equal(t, bot.Conflict, bot.KindOf(err))
	require.NoError(t, r.s.Snapshot(t.Context(), func(n *store.Snapshot) error {
		forms, err := n.OfficeForms()
		require.Equal(t, []bot.OfficeForm{{Area: 7, File: file(first), By: lan, At: form.At.UTC()}}, forms)
		return err
	}))
	r.commit(bot.SetDocument{Was: second, By: lan, At: time.Now()})
	named, err = r.s.NamedFiles(t.Context(), []string{first, second})
	require.NoError(t, err)
	require.Equal(t, []string{first}, named, "a form is the office's as well")
	require.Nil(t, r.look(lan, bot.Needs{}).Campaign.Document)
}

package store_test

import (
	"database/sql"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store/storetest"
)

// Scopes were one pair each, without a list around it.
func TestScopesOfTheOldFormAreMigrated(t *testing.T) {
	dir := storetest.Old(t, 27)
	db, err := sql.Open("sqlite3", filepath.Join(dir, "vneid.db"))
	require.NoError(t, err)
	for _, row := range []string{
		`INSERT INTO accounts (id, created_at, role, scope) VALUES
		  ('telegram:1', 1, 'officer', '{"areas":[7,8],"levels":["mam_non"]}'), ('telegram:2', 1, 'officer', '{"all_areas":true,"all_levels":true}'),
		  ('telegram:3', 1, 'officer', '{}'), ('telegram:4', 1, '', ''), ('telegram:5', 1, 'officer', 'torn')`,
		`INSERT INTO groups (chat_key, title, scope, bound_by, at, lang) VALUES ('telegram:-7', '', '{"areas":[7],"all_levels":true}', 'telegram:1', 1, '')`,
		`INSERT INTO officer_codes (hash, event, scope, made_by, at, expires) VALUES ('h', 'e', '{"all_areas":true,"levels":["thpt"]}', 'telegram:2', 1, 2)`,
	} {
		_, err = db.Exec(row)
		require.NoError(t, err)
	}
	require.NoError(t, db.Close())

	s := storetest.OpenDir(t, dir)
	for id, want := range map[bot.AccountID]bot.Scope{
		"telegram:1": {{Areas: []bot.AreaID{7, 8}, Levels: []bot.Level{bot.Nursery}}},
		"telegram:2": bot.Everything, "telegram:3": {}, "telegram:4": nil,
	} {
		a, err := s.Account(t.Context(), id)
		require.NoError(t, err)
		require.Empty(t, cmp.Diff(want, a.Scope), id)
	}
	_, err = s.Account(t.Context(), "telegram:5")
	require.Error(t, err, "what was unreadable is not made up")
	g, err := s.Group(t.Context(), "telegram:-7")
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(bot.WholeArea(7), g.Scope))
	code, err := s.OfficerCode(t.Context(), "h")
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(bot.OfLevels(bot.Upper), code.Scope))
}

func TestASecondCodeAddsItsPairs(t *testing.T) {
	r := newRoom(t)
	nursery := bot.Scope{{Areas: []bot.AreaID{r.area}, Levels: []bot.Level{bot.Nursery}}}
	primary := bot.Scope{{Areas: []bot.AreaID{r.area + 1}, Levels: []bot.Level{bot.Primary}}}
	scope := func() bot.Scope { return r.look(minh, bot.Needs{}).Account.Scope }
	for hash, scope := range map[string]bot.Scope{"h1": nursery, "h2": primary, "h3": bot.Everything} {
		r.commit(bot.InviteOfficer{Event: hash, OfficerCode: bot.OfficerCode{Hash: hash, Scope: scope, By: lan, Expires: noon.AddDate(0, 0, 1)}, At: noon})
	}
	spend := func(hash string) { r.commit(bot.SpendCode{Hash: hash, Account: minh, Chat: private(minh), At: noon}) }
	spend("h1")
	require.Empty(t, cmp.Diff(nursery, scope()))
	for range 2 {
		spend("h2")
		require.Empty(t, cmp.Diff(bot.Scope{nursery[0], primary[0]}, scope()))
	}
	r.commit(bot.RemoveOfficer{Account: minh, By: lan, At: noon})
	spend("h3")
	require.Empty(t, cmp.Diff(bot.Everything, scope()), "who was removed begins anew")
}
